import type { z } from 'zod';
import { decisionShape } from './decision-schema.ts';
import { assessment, optionShape } from './option-schema.ts';
import type { ValuePath } from './positions.ts';
import type { DecisionRecord, OptionRecord } from './record.ts';
import { citation } from './value-schema.ts';
import { inVariant, variantOf } from './variant.ts';

/** Something wrong in a record, before its place in the file is known. */
export interface Problem {
  readonly path: ValuePath;
  readonly rule: 'record/schema' | 'record/citation';
  readonly message: string;
  readonly help: string;
}

/** What keeps a reader from following a citation; nothing where all is well. */
export function citationProblems(value: unknown): string[] {
  const result = citation.safeParse(value);
  return result.success ? [] : result.error.issues.map(({ path, message }) => [...path, message].join(': '));
}

function isCitationPath(path: ValuePath): boolean {
  return path.includes('sources');
}

/** Of a union’s branches, the one that came closest: its problems say more than “invalid input”. */
function flatten(issue: z.core.$ZodIssue, prefix: ValuePath): { path: ValuePath; message: string }[] {
  const path = [...prefix, ...issue.path.filter((key) => typeof key !== 'symbol')];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [closest] = [...issue.errors].sort(
      (a, b) =>
        Math.max(...b.map((i) => i.path.length)) - Math.max(...a.map((i) => i.path.length)) || a.length - b.length,
    );
    return (closest ?? []).flatMap((inner) => flatten(inner, path));
  }
  return [{ path, message: issue.message }];
}

/** Where a value does not have a shape, each with a message that names it; nothing where all is well. */
export function shapeProblems(
  shape: z.ZodType,
  input: unknown,
  prefix: ValuePath = [],
): { path: ValuePath; message: string }[] {
  const result = shape.safeParse(input);
  if (result.success) return [];
  return result.error.issues
    .flatMap((issue) => flatten(issue, prefix))
    .map(({ path, message }) => ({ path, message: `“${path.join('.')}” is not as the model asks: ${message}` }));
}

const problems = (shape: z.ZodType, input: unknown, prefix: ValuePath = []): Problem[] =>
  shapeProblems(shape, input, prefix).map(({ path, message }) => ({
    path,
    rule: isCitationPath(path) ? 'record/citation' : 'record/schema',
    message,
    help: isCitationPath(path)
      ? 'Cite repository, path, commit and lines, or a document with the day it was read.'
      : 'Give a value of the type that src/model describes.',
  }));

/** What is misshapen in a decision’s own data. */
export function decisionProblems(record: DecisionRecord): Problem[] {
  return problems(decisionShape, record.definition);
}

/** Which cells of the rows that people fill are missing in an option or misshapen. */
function cellProblems(record: DecisionRecord, option: OptionRecord): Problem[] {
  const { letter } = option.definition;
  const scenarios = Object.keys(record.definition.scenarios);
  return Object.entries(record.definition.criteria).flatMap(([id, criterion]): Problem[] => {
    if (!('people' in criterion.filledBy)) return [];
    const cell: unknown = option.definition.assessments?.[id];
    const at = ['assessments', id];
    const missing = (path: ValuePath, where: string): Problem => ({
      path,
      rule: 'record/schema',
      message: `The cell “${id}” of option ${letter} (${option.slug}) is missing${where}, expected an assessment`,
      help: `Add it: cited(…), judged(…) or unknown(…). The row asks: ${criterion.question}`,
    });
    if (typeof cell !== 'object' || cell === null) return [missing(['assessments'], '')];
    if ('basis' in cell) return problems(assessment, cell, at);
    return scenarios.flatMap((scenario) => {
      const one = (cell as Record<string, unknown>)[scenario];
      return one === undefined
        ? [missing([...at, scenario], ` in the scenario “${scenario}”`)]
        : problems(assessment, one, [...at, scenario]);
    });
  });
}

/** What is misshapen in an option or its variant, and which cells of the rows that people fill are missing or misshapen. */
export function optionProblems(record: DecisionRecord, option: OptionRecord): Problem[] {
  const shape = problems(optionShape, option.definition);
  const other = shape.length > 0 ? undefined : variantOf(option);
  return [...shape, ...cellProblems(record, option), ...inVariant(option, other && cellProblems(record, other))];
}
