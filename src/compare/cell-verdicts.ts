import type { DecisionRecord } from '../record/record.ts';
import type { Row } from './cell.ts';

/**
 * How a decision stands, in one word or few for each thing: what people filled in and rules derived. Kept in a file, so that
 * its history tells how each came to what it is.
 */
export type Verdicts = Readonly<Record<(typeof sections)[number], Readonly<Record<string, string>>>>;

const sections = ['decision', 'options', 'answers', 'statements', 'questions', 'prerequisites', 'cells'] as const;

/** An option’s place in the outcome. These words stand in the file for ever, whatever pages call it. */
function placeOf({ definition: { outcome } }: DecisionRecord, slug: string): string {
  const index = outcome.options.indexOf(slug);
  return index < 0 ? 'not chosen' : index === 0 ? 'first choice' : 'fallback';
}

/** The name of that file, in the folder of the decision. */
export const verdictsFile = 'verdicts.json';

/** What a cell goes by: option, scenario and criterion. */
export type CellKey = `${string}/${string}/${string}`;

/**
 * How a decision stands today.
 * @param rows the whole matrix, of all scenarios
 */
export function verdictsOf(record: DecisionRecord, rows: readonly Row[]): Verdicts {
  const { status, outcome, statements = {}, questions, prerequisites } = record.definition;
  const each = <T>(things: Readonly<Record<string, T>>, says: (thing: T) => string): Record<string, string> =>
    Object.fromEntries(Object.entries(things).map(([id, thing]) => [id, says(thing)]));
  const cells = rows.flatMap((row) => row.cells);
  return {
    decision: { status },
    options: Object.fromEntries(record.options.map(({ slug }) => [slug, placeOf(record, slug)])),
    answers: each(outcome.answers ?? {}, ({ answer }) => answer),
    statements: each(statements, ({ answer }) => answer),
    questions: each(questions, ({ ask }) => ask),
    prerequisites: each(prerequisites, ({ severity }) => severity),
    cells: Object.fromEntries(
      cells.map(({ option, scenario, criterion, verdict, basis }): [CellKey, string] => [
        `${option}/${scenario}/${criterion}`,
        verdict === 'unknown' ? verdict : `${verdict}, ${basis}`,
      ]),
    ),
  };
}

/** The text of the file: one line a thing, ordered by name, so that a difference is read at a glance. */
export function verdictsText(verdicts: Verdicts): string {
  const sorted = sections.map((section) => [section, Object.fromEntries(Object.entries(verdicts[section]).sort())]);
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}

/** Reads such a text, with those sections that whichever program wrote it knew; `undefined` where it is none. */
export function verdictsIn(text: string): Partial<Verdicts> | undefined {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof found !== 'object' || found === null) return undefined;
  const all = new Map<string, unknown>(Object.entries(found));
  return Object.fromEntries(
    sections.flatMap((section) => {
      const values = all.get(section);
      if (typeof values !== 'object' || values === null) return [];
      return [[section, Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'))]];
    }),
  );
}
