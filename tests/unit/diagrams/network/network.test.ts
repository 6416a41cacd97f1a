import { describe, expect, test } from 'vitest';
import { type Network, networkOf } from '../../../../src/diagrams/network/network.ts';
import type { Path } from '../../../../src/network/platform.ts';
import type { Paths } from '../../../../src/network/route-decision.ts';
import {
  api,
  edge,
  from,
  front,
  makeOption,
  makeRecord,
  newProxy,
  paths,
  platform,
  wayOut,
} from '../../record/sample.ts';

const draw = (option = makeOption(), record = makeRecord()) => networkOf(record, option, 'on-site');
const keycloak = { to: 'keycloak', protocol: 'HTTPS', port: 443, host: 'identity.example.org' } as const;
const token = from(wayOut, keycloak);
const apart = (sse: Path, rest: Path, other = token): ReturnType<typeof makeOption> =>
  makeOption({ paths: { 'on-site': { sse, rest, token: other } } satisfies Paths });

/** The lines as `flows: from > to`, with a `+` where one is marked as new. */
const linesIn = ({ lines }: Network) =>
  lines.map((line) => `${line.flows.join(', ')}: ${line.from} ${line.added ? '+>' : '>'} ${line.to}`);
const stream = (network: Network) => linesIn(network).filter((line) => line.startsWith('SSE'));
const nodeOf = ({ main, side }: Network, id: string) => [...main, ...side].find((node) => node.id === id);

describe('lines', () => {
  test('flows that pass the same hop in the same way are one, on the way to the same end', () => {
    expect(linesIn(draw())).toEqual([
      'SSE, REST: agent > way-out',
      'SSE, REST: way-out +> edge',
      'SSE, REST: edge +> api',
      'Token: agent > way-out',
      'Token: way-out > keycloak',
    ]);
  });

  test.each([
    ['port', { ...edge, port: 8443 }],
    ['protocol', { ...edge, protocol: 'HTTP' }],
    ['carrier', { ...edge, inside: 'VPN' }],
    ['host', { ...edge, host: 'other.example.org' }],
    ['prefix', { ...edge, strips: '/api' }],
  ] as const)('they are apart on the hop that they pass with another %s, and on no other', (_, other) => {
    expect(linesIn(draw(apart(from(wayOut, edge, api), from(wayOut, other, api)))).slice(0, 4)).toEqual([
      'SSE, REST: agent > way-out',
      expect.stringMatching(/^SSE: way-out \+?> edge$/),
      'SSE, REST: edge +> api',
      expect.stringMatching(/^REST: way-out \+?> edge$/),
    ]);
  });

  test('any number of flows, of any names', () => {
    const { sse, rest, token: third } = platform.flows;
    if (!sse || !rest || !third) throw new Error('the sample lacks its flows');
    const flows = { a: { ...sse, label: 'A' }, b: { ...rest, label: 'B' }, c: { ...rest, label: 'C' }, d: third };
    const direct = from(wayOut, edge, api);
    const option = makeOption({ paths: { 'on-site': { a: direct, b: direct, c: direct, d: token } } });
    const network = draw(option, makeRecord({ platform: { ...platform, flows } }));
    expect(linesIn(network)[0]).toBe('A, B, C: agent > way-out');
    expect(network.lines.map(({ leading }) => leading)).toEqual([true, true, true, false, false]);
  });

  test('those of the same flows are of one group', () => {
    expect(draw().lines.map(({ group }) => group)).toEqual([1, 1, 1, 2, 2]);
  });

  test('each says how private it is', () => {
    const clear = { to: 'way-out', protocol: 'HTTP' } as const;
    expect(draw(apart(from(clear, edge, api), from(clear, edge, api))).lines.map(({ privacy }) => privacy)).toEqual([
      'in clear',
      'encrypted',
      'plain inside the cluster',
      'encrypted',
      'encrypted',
    ]);
  });
});

describe('lanes', () => {
  test('what the first flow passes is the main one; what others pass alone stands aside', () => {
    const { main, side } = draw();
    expect(main.map(({ id }) => id)).toEqual(['agent', 'way-out', 'edge', 'api']);
    expect(side.map(({ id }) => id)).toEqual(['keycloak']);
  });

  test('aside, what leads back to the main one comes last', () => {
    const { side } = draw(apart(from(wayOut, edge, api), from(wayOut, { ...front, protocol: 'HTTPS' }, api)));
    expect(side.map(({ id }) => id)).toEqual(['keycloak', 'front']);
  });

  test('zones that hold everything are told', () => {
    expect(draw().everywhere).toEqual(['site']);
  });
});

describe('what is marked as new', () => {
  const today = { ...edge, host: 'www.example.org' };

  test('nothing, where the way and the host stand today', () => {
    expect(stream(draw(makeOption({ paths: paths(wayOut, today, front, api) })))).toEqual([
      'SSE, REST: agent > way-out',
      'SSE, REST: way-out > edge',
      'SSE, REST: edge > front',
      'SSE, REST: front > api',
    ]);
  });

  test('a new way within the cluster', () => {
    expect(stream(draw(makeOption({ paths: paths(wayOut, today, api) })))).toEqual([
      'SSE, REST: agent > way-out',
      'SSE, REST: way-out > edge',
      'SSE, REST: edge +> api',
    ]);
  });

  test('a component of the option’s own, with what leads to it and from it', () => {
    const gateway = makeOption({
      paths: paths(wayOut, { to: 'new', protocol: 'HTTPS' }, api),
      components: { new: newProxy },
    });
    expect(stream(draw(gateway))).toEqual([
      'SSE, REST: agent > way-out',
      'SSE, REST: way-out +> new',
      'SSE, REST: new +> api',
    ]);
    expect(nodeOf(draw(gateway), 'new')).toMatchObject({ added: true, shared: false });
  });

  test('in the baseline nothing', () => {
    const baseline = draw(
      makeOption({
        baseline: true,
        paths: paths(wayOut, { to: 'new', protocol: 'HTTPS' }, api),
        components: { new: newProxy },
      }),
    );
    expect([...baseline.main, ...baseline.lines].filter(({ added }) => added)).toEqual([]);
  });
});

describe('TLS ends', () => {
  const endsIn = (network: Network) =>
    [...network.main, ...network.side].flatMap(({ id, tlsEnds }) =>
      tlsEnds === undefined ? [] : [`${id}: ${tlsEnds}`],
    );

  test.each([
    [
      'at the first that takes requests apart',
      from(wayOut, edge, { ...front, protocol: 'HTTPS' }, api),
      ['edge: TLS ends here'],
    ],
    [
      'at the service, where no proxy is before it',
      from(wayOut, { to: 'api', protocol: 'HTTPS' }),
      ['api: TLS ends here'],
    ],
    ['nowhere, where there is none', from({ to: 'edge', protocol: 'HTTP' }, api), []],
  ] as const)('%s', (_, path, ends) => {
    expect(endsIn(draw(apart(path, path)))).toEqual(ends);
  });

  test('of each flow by itself, where they differ', () => {
    const passing = draw(apart(from(wayOut, edge, api), from({ to: 'edge', protocol: 'HTTP' }, api)));
    expect(endsIn(passing)).toEqual(['edge: TLS of SSE ends here']);
  });
});

test('a node tells what is asked for there, and what browsers pass too', () => {
  const network = draw(makeOption({ paths: paths(wayOut, edge, { ...front, strips: '/api' }, api) }));
  expect(nodeOf(network, 'edge')).toMatchObject({ details: ['agents.example.org'], shared: true, layer: 'proxy' });
  expect(nodeOf(network, 'front')).toMatchObject({ details: ['strips /api'], shared: true });
  expect(nodeOf(network, 'way-out')).toMatchObject({ details: [], shared: false });
});

test('an option without a path cannot be drawn', () => {
  expect(() => draw(makeOption({ paths: {} }))).toThrow('no path for sse in on-site');
});
