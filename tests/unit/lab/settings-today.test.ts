import { describe, expect, test } from 'vitest';
import { checkManifests } from '../../../src/kubernetes/check-manifests.ts';
import { experiments } from '../../../src/lab/experiments/catalogue.ts';
import { settingsToday } from '../../../src/lab/settings-today.ts';
import { files, record } from '../frozen/record.ts';

/** The hashes of today’s settings, with the manifests changed as `change` says. */
async function settings(
  asked: Parameters<ReturnType<typeof settingsToday>>[0],
  change: (text: string) => string = (text) => text,
): Promise<readonly string[]> {
  const own = files.filter(({ option, environment }) => option === asked.option && environment === 'production');
  const manifests = await checkManifests(own.map((file) => ({ ...file, text: change(file.text) })));
  return settingsToday(record, () => manifests)(asked);
}

const here = { experiment: 'body', option: 'a-own-ingress', scenario: 'on-site' };
const nginx = { ...here, edge: 'ingress-nginx' };

/** The experiments whose settings of today a change to the manifests turns. */
async function turnedBy(change: (text: string) => string): Promise<string[]> {
  const turned = experiments.map(async ({ id: experiment }) => {
    const [before, after] = await Promise.all([
      settings({ ...nginx, experiment }),
      settings({ ...nginx, experiment }, change),
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
  const [own] = await settings({ ...federated, experiment: 'silence' });
  const [counted] = await settings({ ...federated, experiment: 'silence', countedFrom: 'on-site' });
  const [played] = await settings({ ...nginx, experiment: 'silence' });
  expect(counted).toBe(played);
  expect(own).not.toBe(played);
  const restart = { ...federated, experiment: 'restart' };
  expect(await settings(restart)).toEqual(await settings({ ...restart, countedFrom: 'on-site' }));
});

describe('settings of today', () => {
  test('are the same each time, and others for another controller', async () => {
    const first = await settings(nginx);
    expect(first).toContainEqual(expect.stringMatching(/^[0-9a-f]{64}$/));
    expect(await settings(nginx)).toEqual(first);
    const restart = { ...here, experiment: 'restart' };
    expect(await settings({ ...restart, edge: 'f5' })).not.toEqual(
      await settings({ ...restart, edge: 'ingress-nginx' }),
    );
  });

  test('change with one setting of one manifest, not with a comment', async () => {
    const before = await settings(nginx);
    expect(await settings(nginx, (text) => `# A comment.\n${text}`)).toEqual(before);
    const after = await settings(nginx, (text) => text.replace('proxy-body-size: "10m"', 'proxy-body-size: "11m"'));
    expect(after).toHaveLength(before.length);
    expect(after.filter((hash) => before.includes(hash))).toEqual([]);
    const f5 = { ...here, edge: 'f5' };
    expect(await settings(f5, (text) => text.replace('proxy-body-size: "10m"', 'proxy-body-size: "11m"'))).toEqual(
      await settings(f5),
    );
  });

  test('are none where no controller, one that the lab cannot play, no such option or experiment is there', async () => {
    expect(await settings(here)).toEqual([]);
    expect(await settings({ ...here, edge: 'traefik' })).toEqual([]);
    expect(await settings({ ...nginx, option: 'nothing' })).toEqual([]);
    expect(await settings({ ...nginx, experiment: 'luck' })).toEqual([]);
  });
});
