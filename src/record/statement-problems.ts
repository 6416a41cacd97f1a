import path from 'node:path';
import type { ValuePath } from './positions.ts';
import type { DanglingReference } from './problem.ts';
import type { DecisionRecord } from './record.ts';
import { missing } from './references.ts';
import { type AnswerPlace, differing, optionHeadings } from './statement.ts';
import { textOrNone } from './text-files.ts';

/** What the ids in a place can be. */
interface Known {
  readonly root: string;
  readonly record: DecisionRecord;
}

/** Whether an option’s page has a heading, where not every page of its kind has it. */
function hasHeading({ root, record }: Known, slug: string, heading: string): boolean {
  if (!optionHeadings.some((free) => free === heading)) return true;
  const text = textOrNone(path.join(root, record.folder, 'options', slug, 'index.mdx'));
  return text?.split(/\r?\n/).includes(`### ${heading}`) === true;
}

/** Ids in places that do not exist, and headings that are not on the page. */
function dangling(known: Known, places: readonly AnswerPlace[], at: ValuePath): DanglingReference[] {
  const { requirements, criteria, scenarios, prerequisites, questions, outcome } = known.record.definition;
  const ids: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    requirement: requirements,
    cell: criteria,
    option: Object.fromEntries(known.record.slugs.map((slug) => [slug, slug])),
    scenario: scenarios,
    prerequisite: prerequisites,
    question: questions,
    answer: outcome.answers ?? {},
  };
  return places.flatMap((place, index) => {
    const found = Object.entries(place).flatMap(([key, id]) =>
      missing(key === 'cell' ? 'criterion' : key, id, ids[key] ?? { [id]: id }, [...at, index, key]),
    );
    if (found.length > 0 || !('option' in place && 'section' in place)) return found;
    const headings = hasHeading(known, place.option, place.section) ? { [place.section]: true } : {};
    return missing(`heading of ${place.option}`, place.section, headings, [...at, index, 'section']);
  });
}

/** What the outcome’s own answers name and the record does not have. */
export function outcomeProblems(known: Known): DanglingReference[] {
  const { outcome, questions } = known.record.definition;
  return Object.entries(outcome.answers ?? {}).flatMap(([id, { at, open }]) => [
    ...dangling(known, at, ['outcome', 'answers', id, 'at']),
    ...open.flatMap((one, index) => missing('question', one, questions, ['outcome', 'answers', id, 'open', index])),
  ]);
}

/** Statements of the issue that have no answer, or one that leads nowhere or does not say why. */
export function statementProblems(known: Known): DanglingReference[] {
  return Object.entries(known.record.definition.statements ?? {}).flatMap(([id, { says, answer, at, why }]) => {
    const path: ValuePath = ['statements', id];
    const places: readonly AnswerPlace[] = at;
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
    return [
      ...faults.filter(({ is }) => is).map(({ message, help }) => ({ path, message, help })),
      ...dangling(known, places, [...path, 'at']),
    ];
  });
}
