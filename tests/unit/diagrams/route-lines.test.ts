import { describe, expect, test } from 'vitest';
import { type RouteLines, routeLines } from '../../../src/diagrams/route-lines.ts';
import type { Hop } from '../../../src/network/platform.ts';
import type { OptionRecord } from '../../../src/record/record.ts';
import { api, edge, front, makeOption, makeRecord, newProxy, paths, platform, wayOut } from '../record/sample.ts';

const draw = (options: readonly OptionRecord[], changed: Parameters<typeof makeRecord>[0] = {}) =>
  routeLines(makeRecord(changed, [...options]), 'on-site', 'sse');

const through = (slug: string, ...hops: [Hop, ...Hop[]]) => makeOption({ paths: paths(...hops) }, slug);

/** The stops of each line at their stations; a dot where it passes one by. */
const rows = ({ lines }: RouteLines) => lines.map(({ places }) => places.map(({ stop }) => stop?.id ?? '.').join(' '));

const own = (slug: string, id: string, zone: string, ...hops: [Hop, ...Hop[]]) =>
  makeOption({ paths: paths(...hops), components: { [id]: { ...newProxy, zone, label: id } } }, slug);

describe('stations', () => {
  test('the same component has the same station in all lines', () => {
    const drawn = draw([through('x', wayOut, edge, api), through('y', wayOut, edge, front, api)]);
    expect(rows(drawn)).toEqual(['agent way-out edge . api', 'agent way-out edge front api']);
  });

  test('others at the same point of the way share one, on one side of the cluster’s edge', () => {
    const relay = { to: 'relay', protocol: 'HTTPS' } as const;
    const gateway = { to: 'gateway', protocol: 'HTTPS' } as const;
    const drawn = draw([
      through('x', wayOut, edge, api),
      own('y', 'gateway', 'cluster', wayOut, gateway, api),
      own('z', 'relay', 'site', wayOut, relay, edge, api),
    ]);
    expect(rows(drawn)).toEqual([
      'agent way-out . edge api',
      'agent way-out . gateway api',
      'agent way-out relay edge api',
    ]);
    expect(drawn.stations.map(({ labels }) => labels)).toEqual([
      ['Agent'],
      ['Egress'],
      ['relay'],
      ['Edge', 'Gateway'.toLowerCase()],
      ['API'],
    ]);
    expect(drawn.stations.map(({ inCluster }) => inCluster)).toEqual([false, false, false, true, true]);
  });

  test('a line never runs backwards, even where two options pass the same in another order', () => {
    const drawn = draw([through('x', wayOut, edge, front, api), through('y', wayOut, front, edge, api)]);
    expect(rows(drawn).map((row) => row.split(' ').filter((id) => id !== '.'))).toEqual([
      ['agent', 'way-out', 'edge', 'front', 'api'],
      ['agent', 'way-out', 'front', 'edge', 'api'],
    ]);
  });

  test('lines that have nothing in common share no component', () => {
    const drawn = draw([
      own('x', 'one', 'site', { to: 'one', protocol: 'HTTPS' }),
      own('y', 'two', 'cluster', { to: 'two', protocol: 'HTTPS' }),
    ]);
    expect(rows(drawn)).toEqual(['agent one .', 'agent . two']);
  });

  test('two of the same id under names of their own are told apart', () => {
    const bringing = (slug: string, label: string) =>
      makeOption(
        { paths: paths(wayOut, { to: 'own', protocol: 'HTTPS' }, api), components: { own: { ...newProxy, label } } },
        slug,
      );
    const { stations } = draw([bringing('x', 'Gateway'), bringing('y', 'Relay')]);
    expect(stations.map(({ labels }) => labels)).toEqual([['Agent'], ['Egress'], ['Gateway', 'Relay'], ['API']]);
  });

  test('what stands beside the agent on its machine is told with it', () => {
    const client = { ...newProxy, zone: 'lab', label: 'Client', layer: 'transit', each: 'agent' } as const;
    const drawn = draw([
      makeOption({
        paths: paths({ to: 'client', protocol: 'HTTP', inside: 'VPN' }, { ...wayOut, inside: 'VPN' }, api),
        components: { client },
      }),
    ]);
    expect(rows(drawn)).toEqual(['agent way-out api']);
    expect(drawn.lines[0]?.places[0]).toEqual({
      stop: { id: 'agent', label: 'Agent', beside: ['Client'], added: true, shared: false, tlsEnds: false },
      after: 'encrypted',
    });
  });

  test('zones that hold every station are not told', () => {
    const { stations } = draw([through('x', wayOut, edge, api)]);
    expect(stations.map(({ zones }) => zones)).toEqual([['Laboratory'], [], ['Cluster'], ['Cluster', 'Namespace']]);
  });

  test('an undecided option has no line', () => {
    expect(draw([makeOption({ paths: { undecided: 'product' } })])).toEqual({ stations: [], lines: [] });
  });
});

describe('along a line', () => {
  const privacy = (...hops: [Hop, ...Hop[]]) =>
    draw([through('x', ...hops), through('y', wayOut, edge, front, api)]).lines[0]?.places.map(
      ({ before, after }) => `${before ?? '-'} | ${after ?? '-'}`,
    );

  test('it is encrypted, plain within the cluster or in clear, also where it passes a station by', () => {
    expect(privacy(wayOut, edge, api)).toEqual([
      '- | encrypted',
      'encrypted | encrypted',
      'encrypted | plain inside the cluster',
      'plain inside the cluster | plain inside the cluster',
      'plain inside the cluster | -',
    ]);
    expect(privacy({ ...wayOut, protocol: 'HTTP' }, { ...edge, protocol: 'HTTP' }, api)?.slice(0, 3)).toEqual([
      '- | in clear',
      'in clear | in clear',
      'in clear | plain inside the cluster',
    ]);
  });

  test('stops say what the option adds and shares, what is asked for, what is taken off, where TLS ends', () => {
    const [line] = draw([
      makeOption({
        paths: paths(wayOut, { ...edge, strips: '/api' }, { to: 'gateway', protocol: 'HTTP' }, api),
        components: { gateway: newProxy },
      }),
    ]).lines;
    expect(line?.places.slice(2).map(({ stop }) => stop)).toEqual([
      {
        id: 'edge',
        label: 'Edge',
        beside: [],
        added: false,
        shared: true,
        host: { name: 'agents.example.org', isNew: true },
        strips: '/api',
        tlsEnds: true,
      },
      { id: 'gateway', label: 'Gateway', beside: [], added: true, shared: false, tlsEnds: false },
      { id: 'api', label: 'API', beside: [], added: false, shared: true, tlsEnds: false },
    ]);
  });

  test('the baseline adds nothing, and a host that is known is not new', () => {
    const [line] = draw(
      [
        makeOption({
          baseline: true,
          paths: paths(wayOut, { to: 'gateway', protocol: 'HTTPS', host: 'www.example.org' }, api),
          components: { gateway: newProxy },
        }),
      ],
      { platform },
    ).lines;
    expect(line?.places[2]?.stop).toMatchObject({ added: false, host: { name: 'www.example.org', isNew: false } });
  });
});
