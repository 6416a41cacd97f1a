import { describe, expect, test } from 'vitest';
import { platformOf, type RouteDecision, routeOf } from '../../../src/network/route-decision.ts';
import { route } from '../../../src/network/route-kind.ts';
import { strayAnswers } from '../../../src/record/answers.ts';
import { assemble } from '../../../src/record/assemble.ts';
import { unknown } from '../../../src/record/assessment.ts';
import type { Answer } from '../../../src/record/decision.ts';
import { overtaken } from '../../../src/record/overtaken.ts';
import { count, seconds } from '../../../src/record/quantity.ts';
import { type DecisionRecord, inEnvironment } from '../../../src/record/record.ts';
import { decisionProblems } from '../../../src/record/schema-problems.ts';
import { definition, makeOption, newProxy, source } from './sample.ts';

const folder = 'adr/0001-sample';
const files = [
  {
    id: '0001-sample',
    folder,
    title: 'A sample',
    decision: `${folder}/decision.ts`,
    options: [{ slug: 'x-straight', folder: `${folder}/options/x-straight`, name: 'X', file: 'x.ts' }],
  },
];

/** The sample as it is put together when the question “product” or “way” has an answer. */
function answered(
  answer: Omit<Answer, 'text' | 'day' | 'by'>,
  id: 'product' | 'way' = 'way',
  given = definition,
): DecisionRecord {
  const question = given.questions[id];
  if (question === undefined) throw new Error(`the sample has no question ${id}`);
  const whole = { text: 'So it is.', day: '2026-02-01', by: 'others', ...answer } as const;
  const decision = { ...given, questions: { ...given.questions, [id]: { ...question, answer: whole } } };
  const option = makeOption({
    components: { own: newProxy },
    assessments: { liked: unknown('who knows', 'product') },
  }).definition;
  const [record] = assemble(
    files,
    new Map<string, object>([
      [`${folder}/decision.ts`, { decision }],
      ['x.ts', { default: option }],
    ]),
  );
  if (record === undefined) throw new Error('nothing was put together');
  return record;
}

const idle = 'platform.components.way-out.limits.idle';

describe('an answer sets the value that waits for it', () => {
  test('with its source', () => {
    const record = answered({ source, sets: { [idle]: seconds(90) } });
    expect(platformOf(record).components['way-out']?.limits?.idle).toEqual({ value: seconds(90), sources: [source] });
    expect(strayAnswers(record)).toEqual([]);
  });

  test('or with who told it, and when', () => {
    const record = answered({ sets: { [idle]: 'none' } });
    const because = 'Told by Others on 2026-02-01.';
    expect(platformOf(record).components['way-out']?.limits?.idle).toEqual({ value: 'none', because });
  });

  test('in an option', () => {
    const record = answered({ sets: { 'options.x-straight.components.own.instances': count(3) } }, 'product');
    const [option] = record.options;
    expect(option && routeOf(option).components['own']?.instances).toMatchObject({ value: count(3) });
    expect(strayAnswers(record)).toEqual([]);
  });

  test('for each environment its own, and elsewhere it stays open', () => {
    const record = answered({ setsIn: { production: { [idle]: seconds(90) }, staging: { [idle]: 'none' } } });
    const idleIn = (environment: string) =>
      platformOf(inEnvironment(record, environment)).components['way-out']?.limits?.idle;
    const because = 'Told by Others on 2026-02-01.';
    expect(platformOf(record).components['way-out']?.limits?.idle).toEqual({ value: seconds(90), because });
    expect(idleIn('production')).toEqual({ value: seconds(90), because });
    expect(idleIn('staging')).toEqual({ value: 'none', because });
    expect(idleIn('test')).toEqual({ unknown: 'way' });
    expect(strayAnswers(record)).toEqual([]);
  });

  test('in an option, in one environment alone', () => {
    const sets = { 'options.x-straight.components.own.instances': count(3) };
    const record = answered({ setsIn: { staging: sets } }, 'product');
    const instances = ({ options: [option] }: Pick<DecisionRecord, 'options'>) =>
      option && routeOf(option).components['own']?.instances;
    expect(instances(record)).toEqual({ unknown: 'product' });
    expect(instances(inEnvironment(record, 'staging'))).toMatchObject({ value: count(3) });
    expect(strayAnswers(record)).toEqual([]);
  });

  test('a place that waits for nothing is named with its environment', () => {
    const at = 'platform.components.way-out.limits.length';
    const [stray] = strayAnswers(answered({ setsIn: { staging: { [at]: seconds(9) } } }));
    expect(stray?.path).toEqual(['questions', 'way', 'answer', 'setsIn', 'staging', at]);
  });

  test('which may be a list beside the question', () => {
    const { edge } = definition.platform.components;
    if (edge === undefined) throw new Error('the sample has no edge');
    const open = { ...edge, edge: { today: [{ controller: 'f5', sources: [source] }], question: 'product' } } as const;
    const given: RouteDecision = {
      ...definition,
      platform: { ...definition.platform, components: { ...definition.platform.components, edge: open } },
    };
    const sets = { 'platform.components.edge.edge.today': [{ controller: 'kong' }] };
    const today = platformOf(answered({ source, sets }, 'product', given)).components['edge']?.edge?.today;
    expect(today).toEqual([{ controller: 'kong', sources: [source] }]);
  });
});

test.each([
  ['a place that does not exist', 'platform.components.way-out.limits.idel'],
  ['a place that waits for another question', 'platform.components.own.instances'],
  ['a value that is known', 'platform.components.edge.limits.idle'],
  ['an option that does not exist', 'options.y.components.own.instances'],
])('an answer for %s is a problem', (_, at) => {
  expect(strayAnswers(answered({ sets: { [at]: seconds(90) } })).map(({ path }) => path.at(-1))).toEqual([at]);
});

test('a value of the wrong unit is a problem of the answer', () => {
  const record = answered({ sets: { [idle]: count(90) } });
  expect(decisionProblems(record, route).map(({ path }) => path)).toEqual([
    ['questions', 'way', 'answer', 'sets', idle],
  ]);
});

test('what still calls the question open is named', () => {
  const about = (id: 'product' | 'way') =>
    overtaken('/nowhere', answered({}, id)).map(({ rule, message }) => [rule, message]);
  expect(about('way')).toEqual([]);
  expect(about('product')).toEqual([
    ['record/overtaken', 'The cell “liked” of option X waits for “product”, which has an answer'],
  ]);
});
