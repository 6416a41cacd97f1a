import { strayAnswers } from './answers.ts';
import { type Kind, kindOf } from './decision-kind.ts';
import { errorAt, type Finding, type RuleId, startOf } from './finding.ts';
import { nearest } from './nearest.ts';
import { overtaken } from './overtaken.ts';
import { placeOf } from './positions.ts';
import type { Problem } from './problem.ts';
import type { DecisionRecord, OptionRecord } from './record.ts';
import { canBeFollowed, decisionReferences, optionReferences } from './reference-problems.ts';
import { decisionProblems, optionProblems } from './schema-problems.ts';
import { headingProblems, statementProblems } from './statement-problems.ts';
import { statusProblems } from './status-problems.ts';

/** A finding with what it has in common with others that come of the same fault. */
interface Placed {
  readonly finding: Finding;
  readonly fault: string;
}

/** The name that a wrong one was probably meant to be. */
const meant = ({ value, known = [] }: Problem): string | undefined =>
  typeof value === 'string' ? nearest(value, known) : undefined;

function helpOf(problem: Problem): string {
  const close = meant(problem);
  return close === undefined ? problem.help : `Nearest: ${close}. ${problem.help}`;
}

/** The problems without those of fields that are missing because their names are misspelt: that is one fault. */
function distinctFields(problems: readonly Problem[]): readonly Problem[] {
  const misspelt = new Set(problems.map((problem) => JSON.stringify([...problem.path.slice(0, -1), meant(problem)])));
  return problems.filter(({ path, value }) => value !== undefined || !misspelt.has(JSON.stringify(path)));
}

/** Problems at their places in a file; `otherwise` is the rule of those that name none. */
function place(root: string, file: string, problems: readonly Problem[], otherwise: RuleId): Placed[] {
  return distinctFields(problems).map((problem) => {
    const { path, message, reason, value, rule = otherwise } = problem;
    const at = placeOf(root, file, path, value);
    const wrong = reason === undefined ? [message] : [path.at(-1), reason];
    return { finding: errorAt(at, rule, message, helpOf(problem)), fault: JSON.stringify([at, rule, ...wrong]) };
  });
}

/** One finding for each fault, however many values of the record came of it. */
const oneForEachFault = (placed: readonly Placed[]): Finding[] =>
  [...Map.groupBy(placed, ({ fault }) => fault).values()].flatMap(([first]) => first?.finding ?? []);

/** Those that share a name with an earlier one, each with the first that has it. */
const taken = <T>(all: readonly T[], nameOf: (one: T) => string | undefined): [one: T, first: T][] =>
  [...Map.groupBy(all, nameOf)].flatMap(([name, [first, ...others]]) =>
    name === undefined || first === undefined ? [] : others.map((one): [T, T] => [one, first]),
  );

function duplicateLetters(root: string, options: readonly OptionRecord[]): Placed[] {
  return taken(options, ({ definition }) => definition.letter).flatMap(([option, first]) => {
    const message = `The letter “${option.definition.letter}” is taken by ${first.folder}, expected one of its own`;
    const problem = { path: ['letter'], message, help: 'Give one of the two another letter.' };
    return place(root, `${option.folder}/option.ts`, [problem], 'record/duplicate');
  });
}

const numberOf = ({ id }: DecisionRecord): string => id.slice(0, 4);

const duplicateNumbers = (records: readonly DecisionRecord[]): Finding[] =>
  taken(records, numberOf).map(([record, first]) => {
    const message = `The number ${numberOf(record)} is taken by ${first.folder}, expected one of its own`;
    const help = 'Rename the folder with the next free number.';
    return errorAt(startOf(`${record.folder}/decision.ts`), 'record/duplicate', message, help);
  });

interface CheckedOption {
  readonly placed: readonly Placed[];
  readonly sound: readonly OptionRecord[];
}

/** An option of a decision, which is `undefined` where that is not in shape itself. */
function checkOption(
  root: string,
  record: DecisionRecord | undefined,
  option: OptionRecord,
  kind: Kind | undefined,
): CheckedOption {
  const file = `${option.folder}/option.ts`;
  const misshapen = optionProblems(record, option, kind);
  if (misshapen.length > 0 || record === undefined)
    return { placed: place(root, file, misshapen, 'record/schema'), sound: [] };
  const references = optionReferences(record, option, kind);
  return {
    placed: place(root, file, references, 'record/reference'),
    sound: canBeFollowed(references, kind) ? [option] : [],
  };
}

/** What is wrong in typed data, and what of it can be relied on all the same. */
export interface CheckedRecords {
  readonly findings: readonly Finding[];
  /** The decisions that are in shape, each with those of its options that are so, too, and whose paths lead somewhere. */
  readonly sound: readonly DecisionRecord[];
}

/**
 * What is wrong in the typed data of all records: shapes, missing cells, citations that cannot be followed, ids that
 * point nowhere, statements without an answer, letters and numbers given twice.
 * @param kinds the kinds that decisions can be of
 */
export function checkRecords(root: string, records: readonly DecisionRecord[], kinds: readonly Kind[]): CheckedRecords {
  const ids = records.map(({ id }) => id);
  const checked = records.map((record) => {
    const kind = kindOf(record, kinds);
    const placed = (rule: RuleId, problems: readonly Problem[]) =>
      place(root, `${record.folder}/decision.ts`, problems, rule);
    const misshapen = decisionProblems(record, kind);
    const inShape = misshapen.length === 0;
    const options = record.options.map((option) => checkOption(root, inShape ? record : undefined, option, kind));
    const ofOptions = [...duplicateLetters(root, record.options), ...options.flatMap((option) => option.placed)];
    if (!inShape) return { placed: [...placed('record/schema', misshapen), ...ofOptions], sound: [] };
    const references = decisionReferences(record, kind, ids);
    return {
      placed: [
        ...placed('record/reference', [...references, ...headingProblems(root, record), ...strayAnswers(record)]),
        ...placed('record/statement', statementProblems(record)),
        ...placed('record/status', statusProblems(record)),
        ...overtaken(root, record).map((finding) => ({ finding, fault: JSON.stringify(finding) })),
        ...ofOptions,
      ],
      sound: [{ ...record, options: canBeFollowed(references, kind) ? options.flatMap(({ sound }) => sound) : [] }],
    };
  });
  return {
    findings: [...duplicateNumbers(records), ...oneForEachFault(checked.flatMap(({ placed }) => placed))],
    sound: checked.flatMap(({ sound }) => sound),
  };
}
