import { isDeepStrictEqual } from 'node:util';
import { isRecord } from './data.ts';
import type { Answer, Decision } from './decision.ts';
import type { ValuePath } from './positions.ts';
import type { Problem } from './problem.ts';
import type { DecisionRecord } from './record.ts';
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
  /** Where the value goes, in dots: `platform.database.limit`, or `options.SLUG.components.…`. */
  readonly at: string;
  readonly value: unknown;
}

/** All values that the answers of a decision set; data that is not in shape sets nothing. */
const settingsOf = (questions: unknown): Setting[] =>
  Object.entries(isRecord(questions) ? questions : {}).flatMap(([question, asked]) => {
    const answer = isRecord(asked) ? asked['answer'] : undefined;
    const sets = isRecord(answer) ? answer['sets'] : undefined;
    return Object.entries(isRecord(sets) ? sets : {}).map(([at, value]) => ({
      question,
      answer: answer as unknown as Answer,
      at,
      value,
    }));
  });

const optionKey = 'options.';

/** The part of a place that lies within an option, by the option’s folder; `undefined` where it lies in the decision. */
function inOption(at: string): { readonly slug: string; readonly within: string } | undefined {
  if (!at.startsWith(optionKey)) return undefined;
  const [slug = '', ...within] = at.slice(optionKey.length).split('.');
  return { slug, within: within.join('.') };
}

/** A decision’s own data with what its answers settle; an answer that leads nowhere changes nothing. */
export function withAnswers(definition: Decision): Decision {
  return settingsOf(definition.questions).reduce((data, { question, answer, at, value }) => {
    if (inOption(at) !== undefined) return data;
    const backing = backingOf(answer, data.parties);
    const found = withValue(data, at.split('.'), (before, around) => settled(before, around, question, value, backing));
    return (found ?? data) as Decision;
  }, definition);
}

/** An option’s data with what the answers of its decision settle in it. */
export function optionWithAnswers<T extends object>(option: T, slug: string, { questions, parties }: Decision): T {
  return settingsOf(questions).reduce((data, { question, answer, at, value }) => {
    const here = inOption(at);
    if (here?.slug !== slug) return data;
    const backing = backingOf(answer, parties);
    const found = withValue(data, here.within.split('.'), (before, around) =>
      settled(before, around, question, value, backing),
    );
    return (found ?? data) as T;
  }, option);
}

/** Where in the decision’s file a value is written that stands at a path: within the answer that sets it, if one does. */
export function writtenAt(definition: Decision, path: ValuePath, slug?: string): ValuePath | undefined {
  const dotted = `${slug === undefined ? '' : `${optionKey}${slug}.`}${path.join('.')}`;
  const found = settingsOf(definition.questions).find(({ at }) => dotted === at || dotted.startsWith(`${at}.`));
  return found && ['questions', found.question, 'answer', 'sets', found.at];
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
export function strayAnswers({ definition, options }: DecisionRecord): Problem[] {
  return settingsOf(definition.questions).flatMap(({ question, at, value }) => {
    const here = inOption(at);
    const data = here === undefined ? definition : options.find(({ slug }) => slug === here.slug)?.definition;
    if (isSet(valueAt(data, (here?.within ?? at).split('.')), value)) return [];
    return [
      {
        path: ['questions', question, 'answer', 'sets', at],
        message: `The answer to “${question}” sets “${at}”, where nothing waits for it`,
        help: `Name a place that says { unknown: '${question}' }, or a list beside question: '${question}'.`,
      },
    ];
  });
}
