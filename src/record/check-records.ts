import { strayAnswers } from './answers.ts';
import { type Kind, kindOf } from './decision-kind.ts';
import type { Finding } from './finding.ts';
import { nearest } from './nearest.ts';
import { overtaken } from './overtaken.ts';
import { placeOf } from './positions.ts';
import type { Problem } from './problem.ts';
import type { DecisionRecord, OptionRecord } from './record.ts';
import { canBeFollowed, decisionReferences, optionReferences } from './references.ts';
import { decisionProblems, optionProblems } from './schema-problems.ts';
import { outcomeProblems, statementProblems } from './statement-problems.ts';
import { statusProblems, supersededReferences } from './status-problems.ts';

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

function place(root: string, file: string, problems: readonly Problem[], rule: Finding['rule']): Placed[] {
  return distinctFields(problems).map((problem) => {
    const { path, message, reason, value } = problem;
    const finding: Finding = {
      ...placeOf(root, file, path, value),
      severity: 'error',
      rule: problem.rule ?? rule,
      message,
      help: helpOf(problem),
    };
    const { line, column } = finding;
    const fault = reason === undefined ? [message] : [path.at(-1), reason];
    return { finding, fault: JSON.stringify([finding.file, line, column, finding.rule, ...fault]) };
  });
}

/** One finding for each fault, however many values of the record came of it. */
const distinct = (placed: readonly Placed[]): Finding[] =>
  [...Map.groupBy(placed, ({ fault }) => fault).values()].flatMap(([first]) => first?.finding ?? []);

function duplicateLetters(root: string, options: readonly OptionRecord[]): Placed[] {
  return options.flatMap((option, index) => {
    const { letter } = option.definition;
    const first = options.slice(0, index).find((other) => other.definition.letter === letter);
    if (first === undefined || letter === undefined) return [];
    const message = `The letter “${letter}” is taken by ${first.folder}, expected one of its own`;
    const problem = { path: ['letter'], message, help: 'Give one of the two another letter.' };
    return place(root, `${option.folder}/option.ts`, [problem], 'record/duplicate');
  });
}

function duplicateNumbers(records: readonly DecisionRecord[]): Finding[] {
  return records.flatMap((record, index) => {
    const number = record.id.slice(0, 4);
    const first = records.slice(0, index).find((other) => other.id.slice(0, 4) === number);
    return first === undefined
      ? []
      : [
          {
            file: `${record.folder}/decision.ts`,
            line: 1,
            column: 1,
            severity: 'error' as const,
            rule: 'record/duplicate' as const,
            message: `The number ${number} is taken by ${first.folder}, expected one of its own`,
            help: 'Rename the folder with the next free number.',
          },
        ];
  });
}

/** What is wrong in typed data, and what of it can be relied on all the same. */
export interface CheckedRecords {
  readonly findings: readonly Finding[];
  /** The decisions that are in shape, each with those of its options that are so, too, and whose paths lead somewhere. */
  readonly sound: readonly DecisionRecord[];
}

interface CheckedOption {
  readonly placed: readonly Placed[];
  readonly sound: boolean;
}

function checkOption(
  root: string,
  record: DecisionRecord | undefined,
  option: OptionRecord,
  kind: Kind | undefined,
): CheckedOption {
  const file = `${option.folder}/option.ts`;
  const misshapen = optionProblems(record, option, kind);
  if (misshapen.length > 0 || record === undefined)
    return { placed: place(root, file, misshapen, 'record/schema'), sound: false };
  const references = optionReferences(record, option, kind);
  return {
    placed: place(root, file, references, 'record/reference'),
    sound: canBeFollowed(references, kind),
  };
}

/**
 * What is wrong in the typed data of all records: shapes, missing cells, citations that cannot be followed, ids that
 * point nowhere, statements without an answer, letters and numbers given twice.
 * @param kinds the kinds that decisions can be of
 */
export function checkRecords(root: string, records: readonly DecisionRecord[], kinds: readonly Kind[]): CheckedRecords {
  const checked = records.map((record) => {
    const file = `${record.folder}/decision.ts`;
    const kind = kindOf(record, kinds);
    const misshapen = decisionProblems(record, kind);
    const inShape = misshapen.length === 0;
    const references = inShape ? decisionReferences(record, kind) : [];
    const others = inShape
      ? [...outcomeProblems({ root, record }), ...supersededReferences(record, records), ...strayAnswers(record)]
      : [];
    const options = record.options.map((option) => ({
      option,
      ...checkOption(root, inShape ? record : undefined, option, kind),
    }));
    const leads = canBeFollowed(references, kind);
    const sound = options.filter((one) => leads && one.sound).map(({ option }) => option);
    return {
      placed: [
        ...place(root, file, misshapen, 'record/schema'),
        ...place(root, file, [...references, ...others], 'record/reference'),
        ...place(root, file, inShape ? statementProblems({ root, record }) : [], 'record/statement'),
        ...place(root, file, inShape ? statusProblems(record) : [], 'record/status'),
        ...duplicateLetters(root, record.options),
        ...(inShape ? overtaken(root, record) : []).map((finding) => ({ finding, fault: JSON.stringify(finding) })),
        ...options.flatMap(({ placed }) => placed),
      ],
      sound: inShape ? [{ ...record, options: sound }] : [],
    };
  });
  return {
    findings: [...duplicateNumbers(records), ...distinct(checked.flatMap(({ placed }) => placed))],
    sound: checked.flatMap(({ sound }) => sound),
  };
}
