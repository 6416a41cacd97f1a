import { describe, expect, test } from 'vitest';
import type { Layout } from '../../../../src/diagrams/network/geometry.ts';
import { layOut } from '../../../../src/diagrams/network/layout.ts';
import { networkOf } from '../../../../src/diagrams/network/network.ts';
import type { Hop, Path } from '../../../../src/network/platform.ts';
import { type Paths, routeOf } from '../../../../src/network/route-decision.ts';
import { undecided } from '../../../../src/network/walk.ts';
import type { DecisionRecord, OptionRecord } from '../../../../src/record/record.ts';
import { record } from '../../frozen/record.ts';
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
import { layoutFaults } from './layout-faults.ts';

interface Picture {
  readonly name: string;
  readonly layout: Layout;
}

const picturesOf = (record: DecisionRecord): Picture[] =>
  record.options
    .filter((option) => undecided(option) === undefined)
    .flatMap((option) =>
      Object.keys(record.definition.scenarios).map((scenario) => ({
        name: `${option.definition.letter} ${scenario}`,
        layout: layOut(networkOf(record, option, scenario)),
      })),
    );

/** Pairs of stations that stand in another order, or in another lane, in one picture than in another. */
function disorder(pictures: readonly Picture[]): string[] {
  const seen = new Map<string, string>();
  const faults: string[] = [];
  const note = (key: string, value: string, name: string): void => {
    const known = seen.get(key);
    if (known !== undefined && known !== value) faults.push(`${name}: ${key} ${value}, elsewhere ${known}`);
    seen.set(key, value);
  };
  for (const { name, layout } of pictures) {
    for (const { node, x } of layout.nodes) note(node.id, `at ${x}`, name);
    for (const one of layout.nodes)
      for (const other of layout.nodes)
        if (one.x === other.x && one.node.id < other.node.id)
          note(`${one.node.id}, ${other.node.id}`, one.y < other.y ? 'above' : 'below', name);
  }
  return faults;
}

/** The order of the main lane in the drawing. */
const laneOf = ({ nodes }: Layout): string[] => {
  const left = Math.min(...nodes.map(({ x }) => x));
  return nodes
    .filter(({ x }) => x === left)
    .toSorted((one, other) => one.y - other.y)
    .map(({ node }) => node.id);
};

const drawn = (option: OptionRecord, record = makeRecord()): Layout => layOut(networkOf(record, option, 'on-site'));
const flows = (sse: Path, rest: Path, token: Path): Paths => ({
  'on-site': { sse, rest, token },
  federated: { sse, rest, token },
});
const keycloak = { to: 'keycloak', protocol: 'HTTPS', port: 443, host: 'identity.example.org' } as const;
const client = { ...newProxy, zone: 'lab', layer: 'transit', label: 'VPN client' } as const;
const inVpn = (to: string): Hop => ({ to, protocol: 'HTTP', inside: 'VPN' });
const direct = from(wayOut, edge, api);
const token = from(wayOut, keycloak);

describe('the pictures of a rich record', () => {
  const pictures: Picture[] = picturesOf(record);

  test('have no line that crosses another, no text on another, and nothing that is cut', () => {
    expect(pictures.flatMap(({ name, layout }) => layoutFaults(layout).map((fault) => `${name}: ${fault}`))).toEqual(
      [],
    );
  });

  test('have each component in the same lane, and any two in the same order', () => {
    expect(pictures.length).toBeGreaterThan(2);
    expect(disorder(pictures)).toEqual([]);
  });

  test('are narrow enough for labels of 12 px on a phone of 390 px', () => {
    expect(Math.max(...pictures.map(({ layout }) => layout.view.width))).toBeLessThanOrEqual((358 * 14) / 12);
  });

  test('have at most as many hops and groups of flows as the style sheet lights', () => {
    expect(Math.max(...pictures.map(({ layout }) => layout.lines.length))).toBeLessThanOrEqual(12);
    expect(
      Math.max(...pictures.flatMap(({ layout }) => layout.lines.map(({ line }) => line.group))),
    ).toBeLessThanOrEqual(4);
  });
});

describe('made-up networks', () => {
  const clear = (to: string): Hop => ({ to, protocol: 'HTTP' });
  const cases: readonly [string, OptionRecord][] = [
    ['as short as can be', makeOption({ paths: flows(from(api), from(api), from(keycloak)) })],
    [
      'in clear',
      makeOption({ paths: flows(from(clear('way-out'), clear('api')), from(clear('way-out'), clear('api')), token) }),
    ],
    ['calls that pass a proxy by', makeOption({ paths: flows(direct, from(wayOut, api), token) })],
    ['calls that pass two by', makeOption({ paths: flows(from(wayOut, edge, front, api), from(wayOut, api), token) })],
    [
      'calls through a proxy of their own',
      makeOption({ paths: flows(direct, from(wayOut, { ...front, protocol: 'HTTPS' }, api), token) }),
    ],
    [
      'calls on another port all the way',
      makeOption({
        paths: flows(direct, from({ ...wayOut, port: 3128 }, { ...edge, port: 8443 }, { ...api, port: 8001 }), token),
      }),
    ],
    [
      'three flows apart on every hop',
      makeOption({
        paths: flows(
          direct,
          from({ ...wayOut, port: 3128 }, { ...edge, port: 8443 }, { ...api, port: 8001 }),
          from({ ...wayOut, port: 3129 }, { ...edge, port: 9443 }, { ...api, port: 8002 }),
        ),
      }),
    ],
    [
      'a token that passes the agent’s tunnel by',
      makeOption({
        components: { client },
        paths: flows(
          from(inVpn('client'), inVpn('way-out'), inVpn('edge'), api),
          from(inVpn('client'), inVpn('way-out'), inVpn('edge'), api),
          token,
        ),
      }),
    ],
    [
      'a token through a proxy beside',
      makeOption({ paths: flows(direct, direct, from(wayOut, { ...front, protocol: 'HTTPS' }, keycloak)) }),
    ],
    ['a token from the edge', makeOption({ paths: flows(direct, direct, from(wayOut, edge, keycloak)) })],
    [
      'a component beside that lies in the cluster',
      makeOption({
        components: { gateway: newProxy },
        paths: flows(direct, direct, from(wayOut, { to: 'gateway', protocol: 'HTTPS' })),
      }),
    ],
    [
      'a component beside in a zone of its own',
      makeOption({
        components: { gateway: { ...newProxy, zone: 'lab' } },
        paths: flows(
          from(edge, api),
          from(edge, api),
          from({ to: 'edge', protocol: 'HTTPS' }, { to: 'gateway', protocol: 'HTTPS' }),
        ),
      }),
    ],
    ['a zone that is left and entered again', makeOption({ paths: paths(edge, front, wayOut, api) })],
  ];

  test.each(cases)('%s', (_, option) => {
    expect(layoutFaults(drawn(option))).toEqual([]);
  });

  test.each(cases)('%s: the main lane has the order of the leading flow', (_, option) => {
    const path = (routeOf(option).paths as Paths)['on-site']?.['sse'];
    expect(laneOf(drawn(option))).toEqual([path?.from, ...(path?.hops.map(({ to }) => to) ?? [])]);
  });

  test('long names widen it, and nothing is cut', () => {
    const long = { ...newProxy, label: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk, the one by the river' };
    const option = makeOption({
      components: { gateway: long },
      paths: paths(
        wayOut,
        { to: 'gateway', protocol: 'HTTPS', host: 'a-name-that-is-longer-than-any-that-one-would-choose.example.org' },
        api,
      ),
    });
    expect(layoutFaults(drawn(option))).toEqual([]);
  });

  test('any names of flows', () => {
    const named = Object.fromEntries(
      Object.entries(platform.flows).map(([id, flow], index) => [
        id,
        {
          ...flow,
          label:
            ['Instructions as they arise', 'Acquisition data, acknowledgements and logs', 'Credentials'][index] ?? id,
        },
      ]),
    );
    expect(layoutFaults(drawn(makeOption(), makeRecord({ platform: { ...platform, flows: named } })))).toEqual([]);
  });
});

describe('what the tests would notice', () => {
  const layout = drawn(makeOption());

  test('a line over another, over a component and over a text', () => {
    const [first, second, ...rest] = layout.lines;
    if (first === undefined || second === undefined) throw new Error('too few lines');
    const middle = ((first.points[0]?.[1] ?? 0) + (first.points[1]?.[1] ?? 0)) / 2;
    const across = {
      ...second,
      points: [
        [0, middle],
        [300, middle],
      ],
      label: first.label,
    } as const;
    const faults = layoutFaults({ ...layout, lines: [first, across, ...rest] });
    expect(faults.join('\n')).toMatch(/crosses/);
    expect(faults.join('\n')).toMatch(/texts of .* overlap/);
    expect(
      layoutFaults({
        ...layout,
        lines: [
          {
            ...first,
            points: [
              [100, 0],
              [100, 400],
            ],
          },
        ],
      }).join('\n'),
    ).toMatch(/runs through edge/);
  });

  test('a view that is too small', () => {
    expect(layoutFaults({ ...layout, view: { ...layout.view, width: 200 } }).join('\n')).toMatch(/is cut/);
  });

  test('another order', () => {
    const other = drawn(makeOption({ paths: paths(wayOut, front, edge, api) }));
    const usual = drawn(makeOption({ paths: paths(wayOut, edge, front, api) }));
    expect(
      disorder([
        { name: 'one', layout: usual },
        { name: 'other', layout: other },
      ]),
    ).toEqual(['other: edge, front below, elsewhere above']);
  });
});
