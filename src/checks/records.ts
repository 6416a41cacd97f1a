import { controllers } from '../manifests/edge/controllers.ts';
import { findRecords } from '../model/files.ts';
import type { Finding } from '../model/finding.ts';
import { placeOf, type ValuePath } from '../model/positions.ts';
import type { DecisionRecord, OptionRecord } from '../model/record.ts';
import { decisionReferences, optionReferences } from '../model/references.ts';
import { decisionProblems, optionProblems } from '../model/schema-problems.ts';
import { outcomeProblems, statementProblems } from './statements.ts';

interface Unplaced {
  readonly path: ValuePath;
  readonly id?: string;
  readonly message: string;
  readonly help: string;
  readonly rule?: Finding['rule'];
}

const place = (root: string, file: string, problems: readonly Unplaced[], rule: Finding['rule']): Finding[] =>
  problems.map((problem) => ({
    ...placeOf(root, file, problem.path, problem.id),
    severity: 'error',
    rule: problem.rule ?? rule,
    message: problem.message,
    help: problem.help,
  }));

function duplicateLetters(root: string, options: readonly OptionRecord[]): Finding[] {
  return options.flatMap((option, index) => {
    const first = options.slice(0, index).find((other) => other.definition.letter === option.definition.letter);
    return first === undefined
      ? []
      : place(
          root,
          `${option.folder}/option.ts`,
          [
            {
              path: ['letter'],
              message: `The letter “${option.definition.letter}” is taken by ${first.folder}, expected one of its own`,
              help: 'Give one of the two another letter.',
            },
          ],
          'record/duplicate',
        );
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

/** Controllers that a component is said to be, and that nothing here knows. */
const unknownControllers = ({ definition }: DecisionRecord): Unplaced[] =>
  Object.entries(definition.platform.components).flatMap(([id, { edge }]) =>
    (edge?.today ?? []).flatMap(({ controller }, index) =>
      Object.hasOwn(controllers, controller)
        ? []
        : [
            {
              path: ['platform', 'components', id, 'edge', 'today', index, 'controller'],
              id: controller,
              message: `“${controller}” is no controller that the checks know`,
              help: `Known: ${Object.keys(controllers).join(', ')}.`,
            },
          ],
    ),
  );

/**
 * What is wrong in the typed data of all records: shapes, missing cells, citations that cannot be followed, ids that
 * point nowhere, statements without an answer, letters and numbers given twice.
 */
export function checkRecords(root: string, records: readonly DecisionRecord[]): Finding[] {
  const files = findRecords(root);
  return [
    ...duplicateNumbers(records),
    ...records.flatMap((record) => {
      const file = `${record.folder}/decision.ts`;
      const misshapen = decisionProblems(record);
      const slugs = files.find(({ id }) => id === record.id)?.options.map(({ slug }) => slug) ?? [];
      return [
        ...place(root, file, misshapen, 'record/schema'),
        ...(misshapen.length > 0
          ? []
          : [
              ...place(
                root,
                file,
                [
                  ...decisionReferences(record, slugs),
                  ...unknownControllers(record),
                  ...outcomeProblems({ root, record, slugs }),
                ],
                'record/reference',
              ),
              ...place(root, file, statementProblems({ root, record, slugs }), 'record/statement'),
            ]),
        ...duplicateLetters(root, record.options),
        ...record.options.flatMap((option) => {
          const source = `${option.folder}/option.ts`;
          const problems = optionProblems(record, option);
          return problems.length > 0
            ? place(root, source, problems, 'record/schema')
            : place(root, source, optionReferences(record, option), 'record/reference');
        }),
      ];
    }),
  ];
}
