import { describe, expect, test } from 'vitest';
import { experiments } from '../../../src/lab/experiments/catalogue.ts';
import type { About } from '../../../src/lab/experiments/experiment.ts';
import type { HopSettings } from '../../../src/lab/hop.ts';
import { type Read, type Ways, waysFor } from '../../../src/lab/reads.ts';
import { settingsHash } from '../../../src/lab/settings-hash.ts';
import type { Way, WayHop } from '../../../src/lab/way.ts';
import { bytes, minutes, seconds } from '../../../src/record/quantity.ts';
import { proxy, transit } from './sample.ts';

const host = 'agents.example.org';
const others = 'others.example.org';

const hop = (id: string, settings: HopSettings, more: Partial<WayHop> = {}): WayHop => ({
  id,
  label: id.toUpperCase(),
  part: settings.layer === 'proxy' ? 'nginx' : 'haproxy-tcp',
  isWayOut: false,
  settings,
  ...more,
});

const stop = { signal: 'SIGQUIT', grace: seconds(30) } as const;
const edge = hop('edge', proxy({ hosts: [host] }), { isEdge: true, stop });
const spa = hop('spa', proxy({ hosts: [] }), { servesFiles: true });

const way: Way = {
  option: 'x-straight',
  scenario: 'on-site',
  environment: 'production',
  variation: 'direct',
  hops: [edge, hop('node', transit())],
  entry: { host, base: '', secured: true },
  assumptions: [],
  browsers: { host: others, prefix: '/api', spa, shared: ['edge'] },
  standIns: [],
};
const squid = hop('squid', transit(), { part: 'squid', isWayOut: true });
const ways: Ways & { readonly behindProxy: Way } = { way, behindProxy: { ...way, hops: [squid, ...way.hops] } };

/** Ways whose every hop is changed; those of the agents alone, without browsers. */
const everywhere = (change: (one: WayHop) => WayHop, among: Ways = ways): Ways => ({
  way: { ...among.way, hops: among.way.hops.map(change) },
  ...(among.behindProxy === undefined
    ? {}
    : { behindProxy: { ...among.behindProxy, hops: among.behindProxy.hops.map(change) } }),
});

const withSettings = (changed: Partial<HopSettings>): Ways =>
  everywhere((one) =>
    one.part === 'nginx' ? { ...one, settings: { ...one.settings, ...changed } as HopSettings } : one,
  );

const renamed = (changed: string): Ways => JSON.parse(JSON.stringify(ways).replaceAll(host, changed)) as Ways;

/** By what an experiment may read, ways in which that and nothing else is another. */
const changes: Readonly<Record<Read, Ways>> = {
  idle: withSettings({ idle: seconds(61) }),
  total: withSettings({ total: minutes(5) }),
  buffers: withSettings({ buffers: true }),
  body: withSettings({ body: bytes.mib(11) }),
  heedsHeader: withSettings({ heedsHeader: false }),
  hidesHeader: withSettings({ hidesHeader: false }),
  upstream: withSettings({ upstream: 'HTTP/1.0' }),
  clientAddress: withSettings({ clientAddress: 'hidden' }),
  gzip: withSettings({ gzip: true }),
  reload: withSettings({ reload: 'none' }),
  connections: withSettings({ connections: 512 }),
  hosts: renamed('other-agents.example.org'),
  stop: everywhere((one) => (one === edge ? { ...one, stop: { ...stop, grace: minutes(5) } } : one)),
  behindProxy: { way },
  browsers: { ...ways, way: { ...way, browsers: { host: others, prefix: '/other', spa, shared: ['edge'] } } },
};

const hash = (reads: readonly Read[], { way: own, behindProxy }: Ways = ways, facts: unknown = undefined): string =>
  settingsHash({ reads, facts: () => facts }, { way: own } as About, behindProxy);

describe.each(experiments.map(({ id, reads }) => [id, reads] as const))('%s', (id, reads) => {
  test.each(Object.entries(changes) as [Read, Ways][])(
    'has %s in its hash where it reads it alone',
    (read, changed) => {
      expect(hash(reads, changed) !== hash(reads)).toBe(reads.includes(read));
    },
  );

  test('has in its hash what leads requests through, and by what programs', () => {
    const led = [
      withSettings({ paths: [{ path: '/', match: 'prefix', strips: '/api' }] }),
      withSettings({ listens: 'none' }),
      withSettings({ speaks: 'TLS' }),
      everywhere((one) => (one === edge ? { ...one, part: 'haproxy-http' } : one)),
      { ...ways, way: { ...way, entry: { ...way.entry, base: '/api' } } },
    ];
    expect(new Set([ways, ...led].map((one) => hash(reads, one))).size).toBe(led.length + 1);
  });

  test('shows host names only where it dials or asks for them', () => {
    expect(reads.includes('hosts')).toBe(id === 'dial' || id === 'prefix');
  });
});

test('a host is not the same as another, whatever both are called', () => {
  expect(hash([])).toBe(hash([], renamed('zz.example.org')));
  expect(hash([])).not.toBe(hash([], withSettings({ hosts: [others] })));
  expect(hash(['browsers'])).not.toBe(hash(['browsers'], renamed(others)));
});

test('facts of the record are in a hash; ids and labels are not', () => {
  expect(hash([], ways, true)).not.toBe(hash([], ways, false));
  expect(hash([], ways, { label: 'Edge', id: 'edge' })).toBe(hash([], ways, { label: 'Controller', id: 'controller' }));
  expect(hash([])).toBe(
    hash(
      [],
      everywhere((one) => ({ ...one, id: `${one.id}-x`, label: `The ${one.label}` })),
    ),
  );
});

describe('an experiment is given', () => {
  test('what it reads, and all else set so that it does nothing', () => {
    const given = waysFor(ways, ['body']);
    expect(given).not.toHaveProperty('behindProxy');
    expect(given.way).not.toHaveProperty('browsers');
    expect(given.way.hops[0]).not.toHaveProperty('stop');
    expect(given.way.hops.map(({ settings }) => settings)).toMatchObject([
      { body: bytes.mib(10), idle: 'none', hidesHeader: false, reload: 'none', listens: 'TLS', hosts: ['host-1.lab'] },
      transit({ idle: 'none' }),
    ]);
    expect(given.way.entry).toEqual({ host: 'host-1.lab', base: '', secured: true });
  });

  test('the way as it is, where it reads all', () => {
    expect(waysFor(ways, Object.keys(changes) as Read[])).toEqual(ways);
  });

  test('browsers’ hosts that are told from the agents’', () => {
    const { browsers } = waysFor(ways, ['browsers', 'idle']).way;
    expect(browsers).toMatchObject({
      host: 'host-2.lab',
      prefix: '/api',
      spa: { settings: { idle: seconds(60), body: 'none' } },
    });
  });
});
