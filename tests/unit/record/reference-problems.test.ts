import { describe, expect, test } from 'vitest';
import type { RouteDecision, RouteOption } from '../../../src/network/route-decision.ts';
import { route } from '../../../src/network/route-kind.ts';
import { judged, unknown } from '../../../src/record/assessment.ts';
import type { Provision } from '../../../src/record/option.ts';
import { decisionReferences, optionReferences } from '../../../src/record/reference-problems.ts';
import { api, definition, edge, from, makeOption, makeRecord, newProxy, paths, platform } from './sample.ts';

const provision: Provision = { kind: 'address', what: 'an address', askedOf: 'others' };
const straight = paths(edge, api);
const said = (found: readonly { path: readonly (string | number)[]; message: string }[]) =>
  found.map(({ path, message }) => `${path.join('.')}: ${/the (.*?), which/.exec(message)?.[1] ?? message}`);

test('in the sample nothing dangles', () => {
  expect(decisionReferences(makeRecord(), route)).toEqual([]);
  expect(optionReferences(makeRecord(), makeOption(), route)).toEqual([]);
});

describe('an option that names', () => {
  test.each<[what: string, overrides: Partial<RouteOption>, found: string[]]>([
    [
      'no component',
      { paths: { ...straight, federated: { ...straight['federated'], sse: from({ ...edge, to: 'egde' }, api) } } },
      ['paths.federated.sse.hops.0.to: component “egde”'],
    ],
    [
      'no start',
      { paths: { ...straight, federated: { ...straight['federated'], sse: { ...from(edge), from: 'agnet' } } } },
      ['paths.federated.sse.from: component “agnet”'],
    ],
    ['no zone', { components: { g: { ...newProxy, zone: 'moon' } } }, ['components.g.zone: zone “moon”']],
    [
      'no operator',
      { components: { g: { ...newProxy, operator: 'nobody' } } },
      ['components.g.operator: party “nobody”'],
    ],
    [
      'no question of a limit',
      { components: { g: { ...newProxy, limits: { idle: { unknown: 'what' } } } } },
      ['components.g.limits.idle.unknown: question “what”'],
    ],
    [
      'no question of buffering',
      {
        components: {
          g: {
            ...newProxy,
            limits: { buffering: { heedsHeader: true, hidesHeader: true, otherwise: { unknown: 'what' } } },
          },
        },
      },
      ['components.g.limits.buffering.otherwise.unknown: question “what”'],
    ],
    ['no party', { provisions: [{ ...provision, askedOf: 'nobody' }] }, ['provisions.0.askedOf: party “nobody”']],
    ['no scenario', { paths: { ...straight, lunar: straight['on-site'] ?? {} } }, ['paths.lunar: scenario “lunar”']],
    [
      'no flow',
      { paths: { ...straight, federated: { ...straight['federated'], mail: from(edge, api) } } },
      ['paths.federated.mail: flow “mail”'],
    ],
    ['no criterion', { assessments: { loved: judged('good', 'a', 'b') } }, ['assessments.loved: criterion “loved”']],
    [
      'no question in a cell',
      { assessments: { liked: unknown('a', 'what') } },
      ['assessments.liked.question: question “what”'],
    ],
    [
      'no question in one scenario’s cell',
      { assessments: { liked: { 'on-site': unknown('a', 'what'), federated: judged('good', 'a', 'b') } } },
      ['assessments.liked.on-site.question: question “what”'],
    ],
  ])('%s', (_, overrides, found) => {
    expect(said(optionReferences(makeRecord(), makeOption(overrides), route))).toEqual(found);
  });
});

test('a flow without a path, in one scenario', () => {
  const { token: _, ...rest } = straight['federated'] ?? {};
  const option = makeOption({ paths: { ...straight, federated: rest } });
  expect(said(optionReferences(makeRecord(), option, route))).toEqual([
    'paths: The path of token in the scenario federated is missing',
  ]);
});

describe('a decision that names', () => {
  const { liked, clear } = definition.criteria;
  if (liked === undefined || clear === undefined) throw new Error('the sample lacks a row');
  const components = { ...platform.components, g: { ...newProxy, operator: 'nobody' } };
  test.each<[what: string, overrides: Partial<RouteDecision>, found: string[]]>([
    ['no group', { criteria: { liked: { ...liked, group: 'some' } } }, ['criteria.liked.group: group “some”']],
    [
      'no requirement',
      { criteria: { clear: { ...clear, requirement: 'fast' } } },
      ['criteria.clear.requirement: requirement “fast”'],
    ],
    [
      'no rule',
      { criteria: { clear: { ...clear, filledBy: { rule: 'guess' } } } },
      ['criteria.clear.filledBy.rule: rule “guess”'],
    ],
    ['no option', { outcome: { options: ['y'], text: 'Take it.' } }, ['outcome.options.0: option “y”']],
    ['no party to ask', { asks: [{ of: 'nobody', text: 'Read.' }] }, ['asks.0.of: party “nobody”']],
    [
      'no outer zone',
      { platform: { ...platform, zones: { ...platform.zones, lab: { label: 'Lab', within: 'moon' } } } },
      ['platform.zones.lab.within: zone “moon”'],
    ],
    ['no operator', { platform: { ...platform, components } }, ['platform.components.g.operator: party “nobody”']],
    [
      'no question of a Gateway',
      { platform: { ...platform, gateways: [{ name: 'a', namespace: 'b', unknown: 'what' }] } },
      ['platform.gateways.0.unknown: question “what”'],
    ],
    [
      'no standing component',
      { platform: { ...platform, standing: { old: from({ ...edge, to: 'gone' }) } } },
      ['platform.standing.old.hops.0.to: component “gone”'],
    ],
  ])('%s', (_, overrides, found) => {
    expect(said(decisionReferences(makeRecord(overrides), route))).toEqual(found);
  });
});

test('a hop that several paths share is reported once', () => {
  const option = makeOption({ paths: paths({ ...edge, to: 'egde' }, api) });
  expect(said(optionReferences(makeRecord(), option, route))).toEqual([
    'paths.on-site.sse.hops.0.to: component “egde”',
  ]);
});

test('an option without paths yet lacks none, but names a question', () => {
  const waits = (question: string) =>
    said(optionReferences(makeRecord(), makeOption({ paths: { undecided: question } }), route));
  expect(waits('product')).toEqual([]);
  expect(waits('what')).toEqual(['paths.undecided: question “what”']);
});

test('what supersedes a decision is another that exists', () => {
  const of = (by: string) =>
    said(decisionReferences(makeRecord({ supersededBy: by }), route, ['0001-sample', '0002-other']));
  expect(of('0002-other')).toEqual([]);
  expect(of('0003-none')).toEqual(['supersededBy: decision “0003-none”']);
  expect(of('0001-sample')).toEqual(['supersededBy: decision “0001-sample”']);
});
