import { describe, expect, test } from 'vitest';
import { demandsOf, gapsOf, testOf } from '../../../src/network/asked/demands.ts';
import { objectsOf } from '../../../src/network/asked/objects.ts';
import { openingsOf } from '../../../src/network/asked/openings.ts';
import { partiesAsked } from '../../../src/network/asked/parties.ts';
import { sheetsOf } from '../../../src/network/asked/sheet.ts';
import { csvOf, rowsOf } from '../../../src/network/asked/sheet-csv.ts';
import { textOf } from '../../../src/network/asked/sheet-text.ts';
import { objectFields } from '../../../src/network/asked/sheet-words.ts';
import type { Component } from '../../../src/network/platform.ts';
import { bytes } from '../../../src/record/quantity.ts';
import { definition, makeOption, makeRecord, platform, source } from '../record/sample.ts';
import { makeRoute, place } from './ask.ts';

const record = makeRecord();
const option = makeOption();
const named = (name: string) => ({ name, place });
const routed = (host: string, overrides = {}) => ({
  documents: [],
  routes: [makeRoute({ hosts: [named(host)], ...overrides })],
});
const manifests = { production: routed('agents.example.org'), staging: routed('agents-test.example.org') };

describe('who is asked', () => {
  test('a party without anything asked is left out, the others keep their order', () => {
    const silent = makeRecord({ parties: { ...definition.parties, silent: { label: 'Nobody', ours: false } } });
    expect(partiesAsked(silent).map(({ party, next, questions }) => [party, next.length, questions.length])).toEqual([
      ['team', 1, 0],
      ['others', 0, 2],
    ]);
  });

  test('only the outcome’s options ask, in its order', () => {
    const provision = { kind: 'change', what: 'a change', askedOf: 'team' } as const;
    const all = ['one', 'two', 'three'].map((slug) => makeOption({ provisions: [provision] }, slug));
    const asked = partiesAsked(makeRecord({ outcome: { options: ['three', 'one'], text: 'So.' } }, all));
    expect(asked[0]?.options.map(({ option: { slug }, role }) => [slug, role])).toEqual([
      ['three', 'proposed'],
      ['one', 'fallback'],
    ]);
  });
});

describe('what has to pass through what a party runs', () => {
  const openings = openingsOf(record, option, 'others', manifests);

  test('flows to the same place are one connection, in all scenarios in which they go there', () => {
    expect(openings[0]).toEqual({
      environment: 'production',
      scenarios: ['on-site', 'federated'],
      flows: ['sse', 'rest'],
      from: 'Agent, Laboratory',
      through: 'Egress',
      to: 'Edge',
      host: 'agents.example.org',
      port: 443,
      protocol: 'HTTPS',
      inside: 'CONNECT',
    });
  });

  test('another environment has the host of its own manifests', () => {
    expect(openings.map(({ environment, host }) => [environment, host])).toEqual([
      ['production', 'agents.example.org'],
      ['production', 'identity.example.org'],
      ['staging', 'agents-test.example.org'],
      ['staging', undefined],
    ]);
  });

  test('a component that has another host in an environment is reached by that', () => {
    const { keycloak } = platform.components;
    if (keycloak === undefined) throw new Error('the sample lacks Keycloak');
    const elsewhere: Component = {
      ...keycloak,
      hostIn: { staging: { value: 'identity-test.example.org', sources: [source] } },
    };
    const record = makeRecord({
      platform: { ...platform, components: { ...platform.components, keycloak: elsewhere } },
    });
    expect(openingsOf(record, option, 'others', manifests).map(({ environment, host }) => [environment, host])).toEqual(
      [
        ['production', 'agents.example.org'],
        ['production', 'identity.example.org'],
        ['staging', 'agents-test.example.org'],
        ['staging', 'identity-test.example.org'],
      ],
    );
  });

  test('what the record does not know is asked, and no command is given for it', () => {
    const [known, , , unknown] = openings;
    if (known === undefined || unknown === undefined) throw new Error('expected four connections');
    expect(gapsOf(known)).toEqual([]);
    expect(testOf(known)).toBe('curl --verbose https://agents.example.org:443/');
    expect(gapsOf(unknown)).toEqual(['Which host name or address has Keycloak in staging?']);
    expect(testOf(unknown)).toBeUndefined();
  });

  test('a port that is not decided is asked for', () => {
    const hops = [
      { to: 'way-out', protocol: 'HTTPS' },
      { to: 'edge', protocol: 'HTTPS', host: 'agents.example.org' },
    ] as const;
    const flow = { from: 'agent', hops };
    const [opening] = openingsOf(
      record,
      makeOption({
        paths: { 'on-site': { sse: flow, rest: flow, token: flow }, federated: { sse: flow, rest: flow, token: flow } },
      }),
      'others',
      manifests,
    );
    expect(opening && gapsOf(opening)).toEqual(['Which port has Edge in production?']);
  });

  test('a party that runs nothing on the way has none, nor has an option that is undecided', () => {
    expect(openingsOf(record, option, 'team', manifests)).toEqual([]);
    expect(openingsOf(record, makeOption({ paths: { undecided: 'product' } }), 'others', manifests)).toEqual([]);
  });
});

describe('what must hold', () => {
  const requirements = {
    ...definition.requirements,
    stream: { level: 'must', label: 'Stream', text: 'Open.', origin: 'us', checks: ['silence', 'buffering'] },
    body: { level: 'must', label: 'Body', text: 'Passes.', origin: 'us', checks: ['body'] },
  } as const;
  const rest = { ...platform.flows['rest'], largestBody: { label: 'Body', value: bytes.mib(2), sources: [source] } };
  const full = makeRecord({
    requirements,
    platform: { ...platform, flows: { ...platform.flows, rest: rest as never } },
  });

  test('each from a requirement and a known value', () => {
    expect(
      demandsOf(full, { flows: ['sse', 'rest'], protocol: 'HTTPS' }).map(({ requirement, fact }) => [
        requirement,
        fact?.label,
      ]),
    ).toEqual([
      ['stream', 'Ping'],
      ['stream', undefined],
      ['body', 'Body'],
    ]);
    expect(demandsOf(full, { flows: ['sse'], protocol: 'HTTPS' })[0]?.text).toContain('15 s');
  });

  test('nothing of a flow without such a value, or where no requirement demands it', () => {
    expect(demandsOf(full, { flows: ['token'], protocol: 'HTTPS' })).toEqual([]);
    expect(demandsOf(record, { flows: ['sse'], protocol: 'HTTPS' })).toEqual([]);
  });
});

describe('as text and as rows', () => {
  const withEdge = makeRecord({
    platform: {
      ...platform,
      components: {
        ...platform.components,
        edge: { ...platform.components['edge'], edge: { today: [], question: 'product' } } as never,
      },
    },
  });
  const asked = partiesAsked(withEdge).find(({ party }) => party === 'others');
  if (asked === undefined) throw new Error('others are asked');
  const secret = { tls: [{ secret: 'agents-tls', hosts: [], place }] };
  const sheets = sheetsOf(withEdge, asked, () => ({ production: routed('agents.example.org', secret) }));

  test('the text names every connection, object and question', () => {
    const text = textOf(withEdge, asked, sheets);
    for (const part of [
      'To: agents.example.org:443',
      'Ingress agents',
      'Secret with the certificate: agents-tls',
      'What is the way out?',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('undefined');
  });

  test('an Ingress without class says so', () => {
    const [object] = sheets[0]?.objects ?? [];
    expect(object && objectFields(object)).toContainEqual(['Class', 'none named']);
  });

  test('a Gateway that is a placeholder is not given for a real one', () => {
    const parents = [{ name: 'edge', namespace: 'gateways', place }];
    const gateways = (unknown?: string) =>
      objectsOf(
        makeRecord({
          platform: { ...platform, gateways: [{ name: 'edge', namespace: 'gateways', ...(unknown && { unknown }) }] },
        }),
        option,
        { production: routed('agents.example.org', { kind: 'HTTPRoute', parents }) },
      )[0]?.gateways;
    expect(gateways()).toEqual(['gateways/edge']);
    expect(gateways('product')).toEqual(['gateways/edge (a placeholder; the real one is asked for)']);
  });

  test('every row has a cell for each head', () => {
    const [heads, ...rows] = rowsOf(withEdge, asked, sheets);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([heads?.length]));
    expect(rows.map(([kind]) => kind)).toEqual(['connection', 'connection', 'Ingress', 'question', 'question']);
  });
});

describe('comma-separated values', () => {
  test.each([
    ['plain', 'plain'],
    ['a, b', '"a, b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['=a,b', '"\'=a,b"'],
  ])('%j', (cell, written) => {
    expect(csvOf([[cell, 'x']])).toBe(`${written},x\r\n`);
  });
});
