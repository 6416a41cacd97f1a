import type { Finding } from '../record/finding.ts';
import { placeOf } from '../record/positions.ts';
import type { DecisionRecord } from '../record/record.ts';
import type { Row } from './cell.ts';
import { failedMusts } from './matrix.ts';

/**
 * Options of the outcome with a cell that comes out poor in a row that a must stands behind: one finding for each option
 * and row. A decision that is rejected, deprecated or superseded asks nothing of anybody any more.
 * @param tables the matrix by scenario
 */
export function failingOutcome(
  root: string,
  record: DecisionRecord,
  tables: Readonly<Record<string, readonly Row[]>>,
): Finding[] {
  const { status, outcome, criteria, scenarios } = record.definition;
  if (status !== 'proposed' && status !== 'accepted') return [];
  return outcome.options.flatMap((slug, index) => {
    const option = record.options.find((one) => one.slug === slug);
    const failed = Object.values(tables).flatMap((rows) => failedMusts(rows, slug));
    return [...Map.groupBy(failed, ({ criterion }) => criterion)].flatMap(([criterion, cells]): Finding[] => {
      const where = cells.map(({ scenario, text }) => `${scenarios[scenario]?.label ?? scenario}: ${text}`).join('; ');
      return [
        {
          ...placeOf(root, `${record.folder}/decision.ts`, ['outcome', 'options', index]),
          severity: 'error',
          rule: 'record/outcome',
          message: `Option ${option?.definition.letter} (${slug}) of the outcome fails the must “${criteria[criterion]?.label ?? criterion}”: ${where}`,
          help: 'Choose another option or mend this one; if an answer or a value is wrong, correct it.',
        },
      ];
    });
  });
}
