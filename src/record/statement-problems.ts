import path from 'node:path';
import type { ValuePath } from './positions.ts';
import type { Problem } from './problem.ts';
import type { DecisionRecord } from './record.ts';
import { missing } from './reference-problems.ts';
import { type AnswerPlace, differing, optionHeadings } from './statement.ts';
import { textOrNone } from './text-files.ts';

/** Whether an option’s page has a heading, where not every page of its kind has it. */
function hasHeading(root: string, { folder }: DecisionRecord, slug: string, heading: string): boolean {
  if (!optionHeadings.some((free) => free === heading)) return true;
  const text = textOrNone(path.join(root, folder, 'options', slug, 'index.mdx'));
  return text?.split(/\r?\n/).includes(`### ${heading}`) === true;
}

/** Headings in places that are not on the option’s page. */
export function headingProblems(root: string, record: DecisionRecord): Problem[] {
  const { statements = {}, outcome } = record.definition;
  const noHeading = (places: readonly AnswerPlace[], at: ValuePath) =>
    places.flatMap((place, index) =>
      !('option' in place && 'section' in place) ||
      !record.slugs.includes(place.option) ||
      hasHeading(root, record, place.option, place.section)
        ? []
        : missing(`heading of ${place.option}`, place.section, {}, [...at, index, 'section']),
    );
  return [
    ...Object.entries(statements).flatMap(([id, { at }]) => noHeading(at, ['statements', id, 'at'])),
    ...Object.entries(outcome.answers ?? {}).flatMap(([id, { at }]) => noHeading(at, ['outcome', 'answers', id, 'at'])),
  ];
}

/** Statements of the issue that have no answer, or one that does not say why. */
export const statementProblems = ({ definition: { statements = {} } }: DecisionRecord): Problem[] =>
  Object.entries(statements).flatMap(([id, { says, answer, at, why }]) => {
    const places: readonly AnswerPlace[] = at;
    const path = ['statements', id];
    const faults = [
      {
        is: places.length === 0,
        message: `The statement “${says}” has no place that answers it, expected at least one`,
        help: 'Name in “at” a requirement, a cell, a section, a prerequisite or a question.',
      },
      {
        is: why === undefined && differing.includes(answer),
        message: `The statement “${says}” is ${answer}, and nothing says why`,
        help: 'Say in “why”, in one or two sentences, where the record differs or what is open.',
      },
      {
        is: answer === 'measured' && !places.some((place) => 'cell' in place),
        message: `The statement “${says}” is measured, and no cell is named that shows it`,
        help: 'Name the cell in “at”: { cell, option }.',
      },
    ];
    return faults.flatMap(({ is, message, help }) => (is ? [{ path, message, help }] : []));
  });
