import type { z } from 'zod';
import { writtenAt } from './answers.ts';
import { isRecord } from './data.ts';
import { decisionShape } from './decision.ts';
import type { Kind } from './decision-kind.ts';
import { optionShape } from './option.ts';
import type { ValuePath } from './positions.ts';
import { type Problem, wrongAt } from './problem.ts';
import type { DecisionRecord, OptionRecord } from './record.ts';
import { citation } from './value-schema.ts';
import { inVariant, variantOf } from './variant.ts';

/** What keeps a reader from following a citation; nothing where all is well. */
export function citationProblems(value: unknown): string[] {
  const result = citation.safeParse(value);
  return result.success ? [] : result.error.issues.map(({ path, message }) => [...path, message].join(': '));
}

/** How far a value is from what a branch of a union is about: fields that it lacks or has too many, or another kind of value. */
const distance = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce((far, { code, path, ...issue }) => {
    if (code === 'unrecognized_keys' && 'keys' in issue) return far + issue.keys.length;
    // What says of which kind the value is, is missing or says another.
    if (code === 'invalid_union' && 'discriminator' in issue) return far + 2;
    if (code === 'custom' || path.length > 1) return far;
    return path.length === 0 ? far + 100 : far + (code === 'invalid_type' ? 1 : 0);
  }, 0);

const depth = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce((deepest, { path }) => Math.max(deepest, path.length), 0);

/** Of a union’s branches, the one that came closest: its problems say more than “invalid input”. */
function flatten(issue: z.core.$ZodIssue, prefix: ValuePath): { path: ValuePath; issue: z.core.$ZodIssue }[] {
  const path = [...prefix, ...issue.path.filter((key) => typeof key !== 'symbol')];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [closest] = [...issue.errors].sort(
      (a, b) => distance(a) - distance(b) || depth(b) - depth(a) || a.length - b.length,
    );
    return (closest ?? []).flatMap((inner) => flatten(inner, path));
  }
  return [{ path, issue }];
}

const between = ', ';

/** In place of a sentence on fields that a shape does not have, those that it has. */
const knownFields: z.core.$ZodErrorMap = ({ code, inst }) => {
  const shape = code === 'unrecognized_keys' ? (inst as z.core.$ZodObject | undefined)?._zod.def.shape : undefined;
  return shape && Object.keys(shape).join(between);
};

const valueAt = (root: unknown, path: ValuePath): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], root);

/** Where a value does not have a shape, each with a message that names it; nothing where all is well. */
export function shapeProblems(shape: z.ZodType, input: unknown, help: string): Problem[] {
  const result = shape.safeParse(input, { error: knownFields });
  if (result.success) return [];
  return result.error.issues
    .flatMap((issue) => flatten(issue, []))
    .flatMap(({ path, issue }) => {
      if (issue.code !== 'unrecognized_keys') {
        const reason = `is not as the model asks: ${issue.message}`;
        return [wrongAt(path, reason, { help, value: valueAt(input, path) })];
      }
      return issue.keys.map((key) =>
        wrongAt([...path, key], 'is a field that nobody reads, expected one that the model has', {
          help: 'Correct the name, or remove the field.',
          value: key,
          known: issue.message.split(between),
        }),
      );
    });
}

const problems = (shape: z.ZodType, input: unknown): Problem[] =>
  shapeProblems(shape, input, 'Give a value of the type that src/record describes.').map((problem) =>
    problem.path.includes('sources')
      ? {
          ...problem,
          rule: 'record/citation',
          help: 'Cite repository, path, commit and lines, or a document with the day it was read.',
        }
      : problem,
  );

/** What is misshapen in a decision’s own data; what an answer sets there is one problem, at the answer. */
export function decisionProblems({ definition }: DecisionRecord, kind?: Kind): Problem[] {
  const found = problems(decisionShape(kind?.decision), definition);
  const placed = Map.groupBy(found, ({ path }, index) => writtenAt(definition, path)?.join() ?? index);
  return [...placed.values()].flatMap(([first]) =>
    first === undefined ? [] : [{ ...first, path: writtenAt(definition, first.path) ?? first.path }],
  );
}

/** Which cells of the rows that people fill are missing in an option, and which are there for rows that code fills. */
function cellProblems({ definition: { scenarios, criteria } }: DecisionRecord, option: OptionRecord): Problem[] {
  const { letter, assessments } = option.definition;
  return Object.entries(criteria).flatMap(([id, criterion]): Problem[] => {
    const cell = assessments[id];
    if (!('people' in criterion.filledBy)) {
      if (cell === undefined) return [];
      const reason = 'is a cell of a row that code fills, expected none';
      return [wrongAt(['assessments', id], reason, { help: 'Remove it: the row’s rule says what the cell holds.' })];
    }
    const missing = (path: ValuePath, where: string): Problem => ({
      path,
      message: `The cell “${id}” of option ${letter} (${option.slug}) is missing${where}, expected an assessment`,
      help: `Add it: cited(…), judged(…) or unknown(…). The row asks: ${criterion.question}`,
    });
    if (cell === undefined) return [missing(['assessments'], '')];
    if ('basis' in cell) return [];
    return Object.keys(scenarios)
      .filter((scenario) => cell[scenario] === undefined)
      .map((scenario) => missing(['assessments', id, scenario], ` in the scenario “${scenario}”`));
  });
}

/**
 * What is misshapen in an option or its variant, and which cells of the rows that people fill are missing;
 * without a record that is in shape, nothing is said of what is missing.
 */
export function optionProblems(record: DecisionRecord | undefined, option: OptionRecord, kind?: Kind): Problem[] {
  const shape = problems(optionShape(kind?.option, kind?.variant), option.definition);
  if (record === undefined || !isRecord(option.definition.assessments)) return shape;
  const other = shape.length > 0 ? undefined : variantOf(option);
  return [...shape, ...cellProblems(record, option), ...inVariant(option, other && cellProblems(record, other))];
}
