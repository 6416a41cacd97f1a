import { describe, expect, test } from 'vitest';
import { networkSource } from '../../../src/diagrams/flowchart.ts';
import {
  api,
  edge,
  front,
  makeOption,
  makeRecord,
  newProxy,
  paths,
  platform,
  wayOut,
  withComponents,
} from '../model/sample.ts';

const draw = (option = makeOption(), record = makeRecord(), scenario = 'on-site') =>
  networkSource(record, option, scenario);

/** The arrows of a source as `flow: from > to`, with a `+` where one is marked as added. */
const arrowsIn = (source: string) =>
  [...source.matchAll(/^ {2}(\S+) (\w+?)(-added)?-\d+@(\S+?)\|.*\| (\S+)$/gm)].map(
    ([, from, flow, added, , to]) => `${flow}: ${from} ${added === undefined ? '>' : '+>'} ${to}`,
  );
const stream = (source: string) => arrowsIn(source).filter((arrow) => arrow.startsWith('sse'));
const nodeOf = (source: string, id: string) => source.match(new RegExp(`^ *${id}\\["\`([^]*?)\`"\\]$`, 'm'))?.[1];

test('the whole source of the sample', () => {
  expect(draw()).toBe(`---
config:
  layout: elk
---
flowchart TB
  accTitle: X, Straight, On-site: who dials whom
  accDescr: The stream passes Agent, Egress, Edge, API. REST passes Agent, Egress, Edge, API. The token is fetched through Agent, Egress, Keycloak. New against today: Egress to Edge, Edge to API.
  subgraph zone-lab["Laboratory"]
    agent["\`**Agent**\`"]
  end
  way-out["\`**Egress**\`"]
  subgraph zone-cluster["Cluster"]
    edge["\`**Edge**
agents.example.org
TLS ends here\`"]
    subgraph zone-ours["Namespace"]
      api["\`**API**\`"]
    end
  end
  keycloak["\`**Keycloak**
identity.example.org\`"]
  class agent client
  class way-out transit
  class edge shared
  class api endpoint
  class api shared
  class keycloak endpoint
  agent sse-1@==>|"SSE · HTTPS in CONNECT"| way-out
  way-out sse-added-2@==>|"SSE · HTTPS 443"| edge
  edge sse-added-3@==>|"SSE · HTTP 8000"| api
  agent rest-4@-->|"REST · HTTPS in CONNECT"| way-out
  way-out rest-added-5@-->|"REST · HTTPS 443"| edge
  edge rest-added-6@-->|"REST · HTTP 8000"| api
  agent token-7@-.->|"Token · HTTPS in CONNECT"| way-out
  way-out token-8@-.->|"Token · HTTPS 443"| keycloak`);
});

test('the same record gives the same source', () => {
  expect(draw()).toBe(draw(makeOption(), makeRecord()));
});

test('an outermost zone is drawn where there is more than one', () => {
  const { 'way-out': exit, ...components } = platform.components;
  if (exit === undefined) throw new Error('the sample lacks its way out');
  const zones = { ...platform.zones, elsewhere: { label: 'Elsewhere' } };
  const record = makeRecord({
    platform: { ...platform, zones, components: { 'way-out': { ...exit, zone: 'elsewhere' }, ...components } },
  });
  expect(draw(makeOption(), record)).toMatch(/subgraph zone-site\["Site"\]\n {4}subgraph zone-lab/);
  expect(draw(makeOption(), record)).toContain('  subgraph zone-elsewhere["Elsewhere"]\n    way-out');
});

describe('what is marked as added', () => {
  const today = { ...edge, host: 'www.example.org' };

  test('nothing, where the way and the host stand today', () => {
    const source = draw(makeOption({ paths: paths(wayOut, today, front, api) }));
    expect(stream(source)).toEqual([
      'sse: agent > way-out',
      'sse: way-out > edge',
      'sse: edge > front',
      'sse: front > api',
    ]);
    expect(source).toContain('New against today: nothing.');
  });

  test('a new way within the cluster', () => {
    expect(stream(draw(makeOption({ paths: paths(wayOut, today, api) })))).toEqual([
      'sse: agent > way-out',
      'sse: way-out > edge',
      'sse: edge +> api',
    ]);
  });

  test('a new host', () => {
    expect(stream(draw(makeOption({ paths: paths(wayOut, edge, front, api) })))).toEqual([
      'sse: agent > way-out',
      'sse: way-out +> edge',
      'sse: edge > front',
      'sse: front > api',
    ]);
  });

  test('a component of the option’s own, with what leads to it and from it', () => {
    const option = makeOption({
      paths: paths(wayOut, { to: 'new', protocol: 'HTTPS' }, api),
      components: { new: newProxy },
    });
    expect(stream(draw(option))).toEqual(['sse: agent > way-out', 'sse: way-out +> new', 'sse: new +> api']);
    expect(draw(option)).toContain('  class new added');
  });

  test('in the baseline nothing', () => {
    expect(arrowsIn(draw(makeOption({ baseline: true }))).filter((arrow) => arrow.includes('+'))).toEqual([]);
  });

  test('the token’s way, which stands today, never', () => {
    expect(arrowsIn(draw()).filter((arrow) => arrow.startsWith('token'))).toEqual([
      'token: agent > way-out',
      'token: way-out > keycloak',
    ]);
  });
});

describe('texts', () => {
  test('the scenario is in the title', () => {
    expect(draw(makeOption(), makeRecord(), 'federated')).toContain('accTitle: X, Straight, Federated: who dials whom');
  });

  test('what Mermaid would read as markup is escaped', () => {
    const source = draw(makeOption(), withComponents({ edge: { label: 'The "#1" <edge> `x`' } }));
    expect(nodeOf(source, 'edge')).toContain('**The #quot;#35;1#quot; #lt;edge> ’x’**');
  });

  test('the name of a flow does not end the label of its arrow', () => {
    const label = 'R"| edge; click edge href "javascript:a()';
    const rest = { label, purpose: 'Calls.', request: 'POST', lives: 'one call' } as const;
    const source = draw(makeOption(), makeRecord({ platform: { ...platform, flows: { ...platform.flows, rest } } }));
    expect(source).toContain('-->|"R#quot;| edge; click edge href #quot;javascript:a() · HTTPS 443"| edge');
  });

  test('title and description hold nothing that would end them', () => {
    const source = draw({ ...makeOption(), name: 'A {b}; #c\nd' });
    expect(source).toContain('  accTitle: X, A  b    c d, On-site: who dials whom\n');
  });

  test('a prefix that is taken off is said where that happens', () => {
    const source = draw(makeOption({ paths: paths(wayOut, edge, { ...front, strips: '/api' }, api) }));
    expect(nodeOf(source, 'front')).toBe('**Front**\nstrips /api');
  });
});

describe('TLS ends', () => {
  const endOf = (option: ReturnType<typeof makeOption>) =>
    ['edge', 'front', 'api', 'way-out'].filter((id) => nodeOf(draw(option), id)?.includes('TLS ends here'));

  test('at the first that takes requests apart', () => {
    expect(endOf(makeOption({ paths: paths(wayOut, edge, { ...front, protocol: 'HTTPS' }, api) }))).toEqual(['edge']);
  });

  test('at the service, where no proxy is before it', () => {
    expect(endOf(makeOption({ paths: paths(wayOut, { to: 'api', protocol: 'HTTPS' }) }))).toEqual(['api']);
  });

  test('nowhere, where there is none', () => {
    expect(endOf(makeOption({ paths: paths({ to: 'edge', protocol: 'HTTP' }, api) }))).toEqual([]);
  });
});

test('arrows that run side by side have names of their own', () => {
  const names = [...draw().matchAll(/ (\S+)@/g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(8);
});

test('an option without a path cannot be drawn', () => {
  expect(() => draw(makeOption({ paths: {} }))).toThrow('no path for sse in on-site');
});
