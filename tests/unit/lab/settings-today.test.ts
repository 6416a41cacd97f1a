import { describe, expect, test } from 'vitest';
import { experiments } from '../../../src/lab/experiments/catalogue.ts';
import { realSettings } from './real-settings.ts';

const here = { experiment: 'body', option: 'a-own-ingress', scenario: 'on-site' };
const nginx = { ...here, edge: 'ingress-nginx' };

/** The experiments whose settings of today a change to the manifests turns. */
async function turnedBy(change: (text: string) => string): Promise<string[]> {
  const turned = experiments.map(async ({ id: experiment }) => {
    const [before, after] = await Promise.all([
      realSettings({ ...nginx, experiment }),
      realSettings({ ...nginx, experiment }, change),
    ]);
    expect(before).toHaveLength(1);
    return before[0] === after[0] ? [] : [experiment];
  });
  return (await Promise.all(turned)).flat();
}

test.each<[string, (text: string) => string, readonly string[]]>([
  ['a host renamed', (text) => text.replaceAll('smartem-api.', 'agents.'), ['prefix', 'dial']],
  ['another body limit', (text) => text.replace('proxy-body-size: "10m"', 'proxy-body-size: "11m"'), ['body']],
])('%s in a manifest turns what reads it: %#', async (_, change, turned) => {
  expect((await turnedBy(change)).toSorted()).toEqual(turned.toSorted());
});

test('evidence that counts from another scenario’s run is held to that one’s outbound proxy', async () => {
  const federated = { ...nginx, scenario: 'federated' };
  const [own] = await realSettings({ ...federated, experiment: 'silence' });
  const [counted] = await realSettings({ ...federated, experiment: 'silence', countedFrom: 'on-site' });
  const [played] = await realSettings({ ...nginx, experiment: 'silence' });
  expect(counted).toBe(played);
  expect(own).not.toBe(played);
  const restart = { ...federated, experiment: 'restart' };
  expect(await realSettings(restart)).toEqual(await realSettings({ ...restart, countedFrom: 'on-site' }));
});

describe('settings of today', () => {
  test('are the same each time, and others for another controller', async () => {
    const first = await realSettings(nginx);
    expect(first).toContainEqual(expect.stringMatching(/^[0-9a-f]{64}$/));
    expect(await realSettings(nginx)).toEqual(first);
    const restart = { ...here, experiment: 'restart' };
    expect(await realSettings({ ...restart, edge: 'f5' })).not.toEqual(
      await realSettings({ ...restart, edge: 'ingress-nginx' }),
    );
  });

  test('change with one setting of one manifest, not with a comment', async () => {
    const before = await realSettings(nginx);
    expect(await realSettings(nginx, (text) => `# A comment.\n${text}`)).toEqual(before);
    const after = await realSettings(nginx, (text) => text.replace('proxy-body-size: "10m"', 'proxy-body-size: "11m"'));
    expect(after).toHaveLength(before.length);
    expect(after.filter((hash) => before.includes(hash))).toEqual([]);
    const f5 = { ...here, edge: 'f5' };
    expect(await realSettings(f5, (text) => text.replace('proxy-body-size: "10m"', 'proxy-body-size: "11m"'))).toEqual(
      await realSettings(f5),
    );
  });

  test('are none where no controller, one that the lab cannot play, no such option or experiment is there', async () => {
    expect(await realSettings(here)).toEqual([]);
    expect(await realSettings({ ...here, edge: 'traefik' })).toEqual([]);
    expect(await realSettings({ ...nginx, option: 'nothing' })).toEqual([]);
    expect(await realSettings({ ...nginx, experiment: 'luck' })).toEqual([]);
  });
});
