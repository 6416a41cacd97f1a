import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../../src/lab/digest.ts';
import { type OpenWay, openWay } from '../../src/lab/parts/open-way.ts';
import { openWorkspace, type Workspace } from '../../src/lab/run/workspace.ts';
import { usualScale } from '../../src/lab/scale.ts';
import { type Way, wayOf } from '../../src/lab/way.ts';
import type { Situation } from '../../src/network/situation.ts';
import { playable } from './choose-way.ts';
import { situations } from './record.ts';
import { ask, type Service, startService, textOf } from './service.ts';

const all: Situation[] = await situations();

/** Every way that differs in its hops, with agents that have nothing before them. */
const ways: [string, Way][] = [
  ...new Map(
    all.flatMap((situation): [string, [string, Way]][] => {
      const way = wayOf(situation, 'direct');
      if ('without' in way) return [];
      return [[`${way.option} ${digestOf(way.hops)}`, [[way.option, way.controller, way.kind].join(' ').trim(), way]]];
    }),
  ).values(),
];

let workspace: Workspace;
let service: Service;
let open: OpenWay | undefined;

beforeAll(() => expect(ways.length).toBeGreaterThan(10));

beforeEach(async () => {
  workspace = openWorkspace();
  service = await startService();
});

afterEach(async () => {
  await open?.stop();
  open = undefined;
  await service.stop();
  workspace.close();
});

const opened = async (way: Way): Promise<OpenWay> => {
  open = await openWay(way, { workspace, scale: usualScale, service: service.port });
  return open;
};

/** B-ii has a form for each of these two; to others its pattern is no pattern. */
const leadsAstray = ({ option, kind, controller }: Way): boolean =>
  option === 'b-ii-path-rule' && kind === 'Ingress' && controller !== 'ingress-nginx' && controller !== 'f5';

test.each(ways)('%s: what is asked below the base arrives at the root', async (_name, way) => {
  const response = await ask(await opened(way), '/status');
  if (leadsAstray(way)) {
    expect(response.statusCode).toBe(404);
    return;
  }
  expect(response.statusCode).toBe(200);
  expect(await textOf(response)).toBe('/status');
});

describe('a limit on bodies', () => {
  const wanted = { option: 'a-own-ingress', controller: 'ingress-nginx' };
  const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024);

  test('is that of the manifest, and moves with it', async () => {
    const asWritten = await opened(playable(all, wanted));
    expect((await ask(asWritten, '/', megabytes(9))).statusCode).toBe(200);
    expect((await ask(asWritten, '/', megabytes(11))).statusCode).toBe(413);
    await asWritten.stop();
    const smaller = await situations(({ text }) => text.replace('proxy-body-size: "10m"', 'proxy-body-size: "8m"'));
    const other = openWorkspace();
    try {
      open = await openWay(playable(smaller, wanted), { workspace: other, scale: usualScale, service: service.port });
      expect((await ask(open, '/', megabytes(9))).statusCode).toBe(413);
    } finally {
      await open?.stop();
      other.close();
    }
  });
});

test('another host than the option’s leads nowhere', async () => {
  const way = await opened(playable(all, { option: 'a-own-ingress', controller: 'ingress-nginx' }));
  const elsewhere = { ...way, url: way.url.replace('smartem-api.diamond.ac.uk', 'ingress-controller.lab') };
  expect((await ask(elsewhere, '/status')).statusCode).toBe(404);
});
