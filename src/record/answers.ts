import { isDeepStrictEqual } from 'node:util';
import { isRecord } from './data.ts';
import type { Answer, Decision } from './decision.ts';
import type { ValuePath } from './positions.ts';
import type { Problem } from './problem.ts';
import { type DecisionRecord, inEnvironment } from './record.ts';
import type { Citation } from './source.ts';

type Backing = { readonly sources: readonly Citation[] } | { readonly because: string };

/** What stands behind a value that an answer sets: its source, or that somebody told us. */
function backingOf({ source, by, day }: Answer, parties: Decision['parties']): Backing {
  return source === undefined ? { because: `Told by ${parties?.[by]?.label ?? by} on ${day}.` } : { sources: [source] };
}

/** A value where an answer sets it: in place of what says that this question is open, or of a list beside the question’s id. */
function settled(before: unknown, around: unknown, id: string, value: unknown, backing: Backing): unknown {
  if (isRecord(before) && before['unknown'] === id) return { value, ...backing };
  if (isRecord(around) && around['question'] === id && Array.isArray(value))
    return value.map((one: unknown) => (isRecord(one) ? { ...one, ...backing } : one));
  return undefined;
}

/** Data with another value at a path; `undefined` where the path leads nowhere, or to what the answer does not settle. */
function withValue(
  data: unknown,
  [key, ...rest]: readonly string[],
  settle: (before: unknown, around: unknown) => unknown,
): unknown {
  if (key === undefined || !isRecord(data) || !Object.hasOwn(data, key)) return undefined;
  const value = rest.length === 0 ? settle(data[key], data) : withValue(data[key], rest, settle);
  return value === undefined ? undefined : { ...data, [key]: value };
}

interface Setting {
  readonly question: string;
  readonly answer: Answer;
  /** The one environment that it holds for; absent where it holds for all. */
  readonly environment?: string;
  /** Where the value goes, in dots: `platform.database.limit`, or `options.SLUG.components.…`. */
  readonly at: string;
  readonly value: unknown;
}

/** All values that the answers of a decision set; data that is not in shape sets nothing. */
const settingsOf = (questions: unknown): Setting[] =>
  Object.entries(isRecord(questions) ? questions : {}).flatMap(([question, asked]) => {
    const answer = isRecord(asked) ? asked['answer'] : undefined;
    if (!isRecord(answer)) return [];
    const each = (sets: unknown, environment?: string): Setting[] =>
      Object.entries(isRecord(sets) ? sets : {}).map(([at, value]) => ({
        question,
        answer: answer as unknown as Answer,
        ...(environment === undefined ? {} : { environment }),
        at,
        value,
      }));
    const { sets, setsIn } = answer;
    return [
      ...each(sets),
      ...Object.entries(isRecord(setsIn) ? setsIn : {}).flatMap(([environment, values]) => each(values, environment)),
    ];
  });

/** Whether answers of a decision differ between environments. */
export const differByEnvironment = ({ questions }: Decision): boolean =>
  settingsOf(questions).some(({ environment }) => environment !== undefined);

const dotted = (path: ValuePath): string => path.join('.');

/** Of a place in dots, the option that it lies in, by its folder, and the keys that lead to it; of the decision’s own, no option. */
function placeOfSetting(at: string): { readonly slug: string | undefined; readonly keys: readonly string[] } {
  const keys = at.split('.');
  return keys[0] === 'options' ? { slug: keys[1], keys: keys.slice(2) } : { slug: undefined, keys };
}

/**
 * Data of a decision, or of its option in a folder, with what the answers of the decision settle in it for an environment;
 * an answer that leads nowhere changes nothing.
 */
export const withAnswers = <T extends object>(
  given: T,
  { questions, parties }: Decision,
  environment: string,
  folder?: string,
): T =>
  settingsOf(questions).reduce((data, { question, answer, at, value, environment: only = environment }) => {
    const { slug, keys } = placeOfSetting(at);
    if (slug !== folder || only !== environment) return data;
    const backing = backingOf(answer, parties);
    const found = withValue(data, keys, (before, around) => settled(before, around, question, value, backing));
    return (found ?? data) as T;
  }, given);

const pathOf = ({ question, environment, at }: Setting): ValuePath => [
  'questions',
  question,
  'answer',
  ...(environment === undefined ? ['sets'] : ['setsIn', environment]),
  at,
];

/** Where in the decision’s file a value of it is written: within the answer that sets it, if one does. */
export function writtenAt(definition: Decision, path: ValuePath): ValuePath | undefined {
  const found = settingsOf(definition.questions).find(({ at }) => `${dotted(path)}.`.startsWith(`${at}.`));
  return found && pathOf(found);
}

const valueAt = (data: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), data);

/** Whether a value stands where an answer sets it. */
function isSet(found: unknown, value: unknown): boolean {
  if (!Array.isArray(value)) return isRecord(found) && isDeepStrictEqual(found['value'], value);
  return (
    Array.isArray(found) &&
    found.length === value.length &&
    value.every((one: object, index) => Object.entries(one).every(([key, part]) => found[index]?.[key] === part))
  );
}

/** Answers that set something in a place that does not wait for them, or that does not exist. */
export function strayAnswers(record: DecisionRecord): Problem[] {
  return settingsOf(record.definition.questions).flatMap((setting) => {
    const { question, environment, at, value } = setting;
    const { slug, keys } = placeOfSetting(at);
    const { definition, options } = environment === undefined ? record : inEnvironment(record, environment);
    const data = slug === undefined ? definition : options.find((option) => option.slug === slug)?.definition;
    if (isSet(valueAt(data, keys), value)) return [];
    return [
      {
        path: pathOf(setting),
        message: `The answer to “${question}” sets “${at}”, where nothing waits for it`,
        help: `Name a place that says { unknown: '${question}' }, or a list beside question: '${question}'.`,
      },
    ];
  });
}
