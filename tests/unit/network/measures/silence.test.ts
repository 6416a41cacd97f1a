import { describe, expect, test } from 'vitest';
import { margin, seconds } from '../../../../src/record/quantity.ts';
import { api, edge, makeOption, makeRecord, newProxy, paths, platform, source, wayOut } from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';
import { ingress, outcomeOf, said, situation } from '../situation.ts';
import { edgeWith, through, viaNew } from './sample-routes.ts';

const sources = [source] as const;
const nginx = 'nginx.ingress.kubernetes.io';
describe('as a row', () => {
  test('twice the silence and more, at the client too', () => {
    const found = ask('idle-margin');
    expect(brief(found)).toBe('good: weakest: Agent, 30 s');
    expect(found.value).toEqual(margin(30, 15));
    expect(found.detail).toBe('Silence 15 s; idle limits: Agent 30 s, Edge 60 s.');
  });

  test.each<[idle: number, expected: string]>([
    [16, 'fair: weakest: Edge, 16 s'],
    [15, 'poor: weakest: Edge, 15 s'],
    [5, 'poor: weakest: Edge, 5 s'],
  ])('an edge that allows %i s', (idle, expected) => {
    expect(brief(ask('idle-margin', { record: edgeWith({ idle: { value: seconds(idle), sources } }) }))).toBe(expected);
  });

  test('an open limit leaves the cell open, with its question', () => {
    expect(brief(ask('idle-margin', { option: through(newProxy) }))).toBe(
      'unknown: weakest known: Agent, 30 s; not known: Gateway (product)',
    );
  });

  test('but a known one that is too short decides', () => {
    const record = edgeWith({ idle: { value: seconds(10), sources } });
    expect(ask('idle-margin', { record, option: through(newProxy, edge) })).toMatchObject({
      verdict: 'poor',
      value: margin(10, 15),
    });
  });

  test('a limit of the option’s own stands in place of the component’s', () => {
    const option = makeOption({
      paths: paths(wayOut, { ...edge, limits: { idle: { value: seconds(20), because: 'Set.' } } }, api),
    });
    expect(brief(ask('idle-margin', { option }))).toBe('fair: weakest: Edge, 20 s');
  });

  test('“none” is known, and no limit', () => {
    expect(ask('idle-margin', { record: edgeWith({ idle: { value: 'none', sources } }) }).verdict).toBe('good');
  });

  test('without a known silence nothing can be said', () => {
    const { longestSilence: _, ...sse } = platform.flows['sse'] ?? { label: '', purpose: '', request: '', lives: '' };
    const record = makeRecord({ platform: { ...platform, flows: { ...platform.flows, sse } } });
    expect(ask('idle-margin', { record }).verdict).toBe('unknown');
  });
});

test('the weakest limit decides, so it alone counts', () => {
  const judged = { idle: { value: seconds(100), because: 'We think so.' } };
  expect(ask('idle-margin', { record: edgeWith(judged) }).rests).toEqual([]);
  expect(ask('idle-margin', { record: edgeWith({ idle: { ...judged.idle, value: seconds(20) } }) }).rests).toEqual([
    'We think so.',
  ]);
});

describe('as a check', () => {
  test('names the weakest link and the margin, and what a heartbeat alone would do', () => {
    expect(said('silence', situation(ingress(), { controller: 'ingress-nginx' }))).toBe(
      'pass: Weakest link: Agent, 30 s. Longest silence 15 s, margin 15 s. Without pings the heartbeat, every 30 s, would come too late.',
    );
  });

  test('one setting below the ping fails, with its line', () => {
    const cut = situation(ingress({ annotations: { [`${nginx}/proxy-read-timeout`]: '10' } }), {
      controller: 'ingress-nginx',
    });
    expect(said('silence', cut)).toBe(
      'fail: Weakest link: the edge, which closes after 10 s of silence; the stream may be silent for 15 s.',
    );
    expect(outcomeOf('silence', cut).places).toEqual([{ file: 'agents.yaml', line: 6, column: 5 }]);
  });

  test('a limit that equals the silence is reached', () => {
    const equal = ingress({ annotations: { [`${nginx}/proxy-read-timeout`]: '15' } });
    expect(said('silence', situation(equal, { controller: 'ingress-nginx' }))).toContain('fail: ');
  });

  test('the same line means nothing to a controller that does not read it', () => {
    const cut = ingress({ annotations: { [`${nginx}/proxy-read-timeout`]: '10' } });
    expect(said('silence', situation(cut, { controller: 'f5' }))).toContain('pass: ');
  });

  test('an open limit leaves it open, with the question', () => {
    expect(said('silence', situation('', { option: viaNew }))).toBe(
      'unknown: Not known: the limit of Gateway. Weakest known link: Agent, 30 s. Longest silence 15 s, margin 15 s. (product)',
    );
  });
});
