import { describe, expect, test } from 'vitest';
import { apiRoutes } from '../../../src/lab/api-routes.ts';
import { bodyOf, pathOf, spellings } from '../../../src/lab/experiments/prefix/asked.ts';
import {
  type AskedRoute,
  judge as judgeObserved,
  type Observed,
  type TakenOff,
  takenOff,
} from '../../../src/lab/experiments/prefix/prefix-verdict.ts';
import { apiAnswerIn } from '../../../src/lab/experiments/prefix/route-answers.ts';
import { situations } from '../../lab/record.ts';
import { recording } from './recordable.ts';

const judge = recording('prefix', judgeObserved);

const asked = (changed: Partial<AskedRoute> = {}): AskedRoute => ({
  path: '/agent/a/session/s/heartbeat',
  status: 200,
  by: 'the API',
  routed: true,
  route: '/agent/{agent}/session/{session}/heartbeat',
  forAgents: true,
  forDebugging: false,
  ...changed,
});
const lost = asked({ status: 404, by: 'Edge', routed: false });

const observed = (changed: Partial<Observed> = {}): Observed => ({
  base: '',
  strippers: [],
  withToken: [asked()],
  withoutToken: [asked({ status: 401 })],
  withoutBase: [],
  spelled: [],
  control: { what: 'A wrong base.', answers: false, asked: [lost] },
  ...changed,
});
const edge = { id: 'edge', label: 'Edge' };
/** Who strips it where the edge does. */
const atEdge = (how: TakenOff) => ({ stripper: how, edge: { label: edge.label, takenOff: how } });
const stripping = observed({ base: '/api', strippers: [{ ...edge, strips: '/api' }], withoutBase: [lost] });

describe('the verdict', () => {
  test('without a prefix', () => {
    expect(judge(observed(), {})).toMatchObject({ verdict: 'good', text: 'none', control: { held: true } });
  });

  test.each([
    ['by the team', 'fair'],
    ['by standard routing', 'fair'],
    ['by one controller’s setting', 'poor'],
  ] as const)('with one that is taken off %s', (how, verdict) => {
    expect(judge(stripping, atEdge(how))).toMatchObject({ verdict, text: '/api at Edge' });
  });

  test('where the controller does not take it off', () => {
    const found = judge(
      observed({
        base: '/api',
        withToken: [lost],
        withoutToken: [lost],
        control: { what: 'Taken off.', answers: true, asked: [asked()] },
      }),
      atEdge('by one controller’s setting'),
    );
    expect(found).toMatchObject({
      verdict: 'poor',
      text: 'not taken off at Edge: 0 of 1 routes answer',
      control: { held: true },
    });
  });

  test('is none where agents do not reach the API for another reason', () => {
    expect(() => judge(observed({ withToken: [lost] }), { stripper: 'by the team' })).toThrow(
      'agents do not reach the API',
    );
    expect(() => judge({ ...stripping, withToken: [lost] }, atEdge('by the team'))).toThrow('do not reach');
    expect(() => judge({ ...stripping, strippers: [] }, { stripper: 'by the team' })).toThrow('nothing takes /api off');
  });

  test('counts no route that agents do without', () => {
    const browsers = asked({ status: 404, by: 'Edge', routed: false, forAgents: false });
    expect(judge(observed({ withToken: [asked(), browsers] }), {}).verdict).toBe('good');
  });
});

test('a control that comes out as the run does not hold', () => {
  const control = { what: 'A wrong base.', answers: false, asked: [asked()] };
  expect(judge(observed({ control }), { stripper: 'by the team' }).control.held).toBe(false);
  const none = { what: 'Taken off.', answers: true, asked: [lost] };
  expect(judge(observed({ control: none }), { stripper: 'by the team' }).control.held).toBe(false);
});

test('the table names what is open, what is refused, and who answered', () => {
  const debugging = asked({ route: '/debug/x', forDebugging: true, forAgents: false });
  const { rows } = judge(
    {
      ...stripping,
      withToken: [asked(), debugging],
      withoutToken: [asked({ route: '/status', status: 200 }), asked({ route: '/version', status: 401 })],
      spelled: [{ path: '/API/status', status: 0, by: 'a hop', routed: false }],
    },
    atEdge('by the team'),
  );
  expect(rows).toEqual([
    { what: 'Routes below /api', seen: '2 of 2 routes answer' },
    { what: 'The same paths without /api, with a token', seen: '1: status 404 by Edge' },
    { what: 'What answers without a token', seen: '/status' },
    { what: 'What wants a token, with status 401', seen: '/version' },
    { what: 'Routes for debugging that an agent’s token opens', seen: '/debug/x' },
    { what: 'GET /API/status', seen: 'no answer' },
  ]);
});

describe('whether a route of the API’s answered', () => {
  const json = (text: string) => apiAnswerIn({ headers: { 'content-type': 'application/json' }, text });

  test('is told from what it says', () => {
    expect(json('{"detail":"Instruction not found"}')).toEqual({ routed: true });
    expect(json('{"detail":"Not Found"}')).toEqual({ routed: false });
    expect(json('{"detail":"Method Not Allowed"}')).toEqual({ routed: false });
    expect(apiAnswerIn({ headers: { 'content-type': 'text/event-stream; charset=utf-8' }, text: '' })).toEqual({
      routed: true,
    });
  });

  test('is no question where another answered', () => {
    expect(apiAnswerIn({ headers: { 'content-type': 'text/html' }, text: '<html>' })).toBeUndefined();
    expect(json('<html>')).toBeUndefined();
  });
});

describe('the routes that are asked for', () => {
  const names = { agent_id: 'a', session_id: 's', instruction_id: 'i' };
  const called = (when: string) =>
    apiRoutes.filter(({ agent }) => agent === when).map(({ method, path }) => `${method} ${path}`);

  test('are each one, by a path without a name left in it, with a body where they read one', () => {
    for (const route of apiRoutes) expect(pathOf(route, names)).not.toMatch(/[{}]/);
    expect(new Set(apiRoutes.map(({ method, path }) => `${method} ${path}`)).size).toBe(apiRoutes.length);
    expect(apiRoutes.filter((route) => bodyOf(route) !== undefined).map(({ method }) => method)).not.toContain('GET');
    const lists = apiRoutes.filter(({ body }) => Array.isArray(body)).map(({ path }) => path);
    expect(lists).toEqual(['/atlas-tiles/{tile_uuid}/gridsquares', '/gridsquares/{gridsquare_uuid}/foilholes']);
  });

  test('are those that the agent calls, with where it does, and no page that the API does not have', () => {
    expect(called('at its start')).toEqual([
      'GET /status',
      'GET /agent/{agent_id}/session/{session_id}/instructions/stream',
      'POST /acquisitions',
    ]);
    expect(called('in its work')).toHaveLength(16);
    for (const { agent, sources } of apiRoutes) if (agent !== undefined) expect(sources.length).toBeGreaterThan(1);
    expect(apiRoutes.map(({ path }) => path)).not.toContain('/redoc');
  });
});

test('paths are spelt otherwise below a base and at the root', () => {
  expect(spellings('/api')).toEqual(expect.arrayContaining(['/api', '/API/status', '/apix/status', '//api/status']));
  expect(spellings('')).toContain('/x/../status');
  expect(new Set(spellings('/api')).size).toBe(spellings('/api').length);
});

test('who takes it off is read from the record and the kind of route', async () => {
  const all = await situations();
  const of = (slug: string, kind: string, id: string) => {
    const found = all.find(({ option, edge }) => option.slug === slug && edge?.kind === kind);
    return found && takenOff(found, id);
  };
  expect(of('b-i-spa-nginx', 'Ingress', 'spa-nginx')).toBe('by the team');
  expect(of('b-ii-path-rule', 'Ingress', 'ingress-controller')).toBe('by one controller’s setting');
  expect(of('b-ii-path-rule', 'HTTPRoute', 'ingress-controller')).toBe('by standard routing');
});
