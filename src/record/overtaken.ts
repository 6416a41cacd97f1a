import type { Assessment } from './assessment.ts';
import type { Finding } from './finding.ts';
import { placeOf, type ValuePath } from './positions.ts';
import type { DecisionRecord, OptionRecord } from './record.ts';
import { textFiles } from './text-files.ts';

const help = 'Read it again with the answer, and write what now holds.';

const warning = (place: Pick<Finding, 'file' | 'line' | 'column'>, message: string): Finding => ({
  ...place,
  severity: 'warning',
  rule: 'record/overtaken',
  message,
  help,
});

/** The places in an option, with the question for which each waits. */
function waitingIn({ definition }: OptionRecord): { readonly path: ValuePath; readonly question: string }[] {
  const ofCell = (path: ValuePath, cell: Assessment) =>
    cell.basis === 'unknown' ? [{ path, question: cell.question }] : [];
  return Object.entries(definition.assessments).flatMap(([id, cell]) =>
    'basis' in cell
      ? ofCell(['assessments', id], cell as Assessment)
      : Object.entries(cell).flatMap(([scenario, one]) => ofCell(['assessments', id, scenario], one)),
  );
}

/** Pages that lead to a question, by the line. */
function linesAbout(root: string, folder: string, id: string) {
  return textFiles(root, folder, /\.mdx$/).flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, index) => {
      const column = line.search(new RegExp(`questions\\.mdx#${id}(?![\\w-])`));
      return column < 0 ? [] : [{ file, line: index + 1, column: column + 1 }];
    }),
  );
}

/** What still calls a question open that has an answer: cells, statements, answers of the outcome, links in prose. */
export function overtaken(root: string, { definition, folder, options }: DecisionRecord): Finding[] {
  const { questions, statements = {}, outcome } = definition;
  const answered = Object.keys(questions).filter((id) => questions[id]?.answer !== undefined);
  const inDecision = (path: ValuePath) => placeOf(root, `${folder}/decision.ts`, path);
  return answered.flatMap((id) => [
    ...options.flatMap((option) =>
      waitingIn(option)
        .filter(({ question }) => question === id)
        .map(({ path }) =>
          warning(
            placeOf(root, `${option.folder}/option.ts`, path),
            `The cell “${path.slice(1).join('.')}” of option ${option.definition.letter} waits for “${id}”, which has an answer`,
          ),
        ),
    ),
    ...Object.entries(statements)
      .filter(
        ([, { answer, at }]) => answer === 'open' && at.some((place) => 'question' in place && place.question === id),
      )
      .map(([name, { says }]) =>
        warning(
          inDecision(['statements', name]),
          `The statement “${says}” is open and leads to “${id}”, which has an answer`,
        ),
      ),
    ...Object.entries(outcome.answers ?? {}).flatMap(([name, { open }]) =>
      open.flatMap((one, index) =>
        one === id
          ? [
              warning(
                inDecision(['outcome', 'answers', name, 'open', index]),
                `“${name}” waits for “${id}”, which has an answer`,
              ),
            ]
          : [],
      ),
    ),
    ...linesAbout(root, folder, id).map((place) => warning(place, `The page leads to “${id}”, which has an answer`)),
  ]);
}
