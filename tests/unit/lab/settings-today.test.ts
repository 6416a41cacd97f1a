import { describe, expect, test } from 'vitest';
import { realSettings } from './real-settings.ts';

const here = { option: 'a-own-ingress', scenario: 'on-site' };
const nginx = { ...here, edge: 'ingress-nginx' };

describe('settings of today', () => {
  test('are the same each time, and others for another controller', async () => {
    const first = await realSettings(nginx);
    expect(first).toContainEqual(expect.stringMatching(/^[0-9a-f]{64}$/));
    expect(await realSettings(nginx)).toEqual(first);
    expect(await realSettings({ ...here, edge: 'f5' })).not.toEqual(first);
  });

  test('change with one setting of one manifest, not with a comment', async () => {
    const before = await realSettings(nginx);
    expect(await realSettings(nginx, (text) => `# A comment.\n${text}`)).toEqual(before);
    const after = await realSettings(nginx, (text) => text.replace('proxy-body-size: "10m"', 'proxy-body-size: "11m"'));
    expect(after).toHaveLength(before.length);
    expect(after.filter((hash) => before.includes(hash))).toEqual([]);
  });

  test('are none where no controller, one that the lab cannot play, or no such option is there', async () => {
    expect(await realSettings(here)).toEqual([]);
    expect(await realSettings({ ...here, edge: 'traefik' })).toEqual([]);
    expect(await realSettings({ ...nginx, option: 'nothing' })).toEqual([]);
  });
});
