import { assessments } from './assessment-schema.ts';
import type { Finding, Place } from './finding.ts';
import { placeOf, type ValuePath } from './positions.ts';
import type { DecisionRecord, OptionRecord } from './record.ts';
import { referencesIn } from './references.ts';
import { textFiles } from './text-files.ts';

const help = 'Read it again with the answer, and write what now holds.';

const warning = (place: Place, message: string): Finding => ({
  ...place,
  severity: 'warning',
  rule: 'record/overtaken',
  message,
  help,
});

/** The cells of an option that wait for a question, by row and, where there is one for each, scenario. */
const cellsAbout = ({ definition }: OptionRecord, question: string): ValuePath[] =>
  referencesIn(assessments, definition.assessments)
    .flatMap(({ names, id, path }) => (names === 'question' && id === question ? [path.slice(0, -1)] : []))
    .toArray();

/** The places of the outcome’s own answers that wait for a question. */
const outcomeAbout = ({ outcome }: DecisionRecord['definition'], question: string): [name: string, at: ValuePath][] =>
  Object.entries(outcome.answers ?? {}).flatMap(([name, { open }]) =>
    open.includes(question) ? [[name, ['outcome', 'answers', name, 'open', open.indexOf(question)]]] : [],
  );

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
  const { questions, statements = {} } = definition;
  const answered = Object.keys(questions).filter((id) => questions[id]?.answer !== undefined);
  const inDecision = (path: ValuePath) => placeOf(root, `${folder}/decision.ts`, path);
  return answered.flatMap((id) => {
    const cells = options.flatMap((option) =>
      cellsAbout(option, id).map((cell) =>
        warning(
          placeOf(root, `${option.folder}/option.ts`, ['assessments', ...cell]),
          `The cell “${cell.join('.')}” of option ${option.definition.letter} waits for “${id}”, which has an answer`,
        ),
      ),
    );
    const open = Object.entries(statements)
      .filter(([, { answer, at }]) => answer === 'open' && at.some((it) => 'question' in it && it.question === id))
      .map(([name, { says }]) =>
        warning(
          inDecision(['statements', name]),
          `The statement “${says}” is open and leads to “${id}”, which has an answer`,
        ),
      );
    const outcome = outcomeAbout(definition, id).map(([name, path]) =>
      warning(inDecision(path), `“${name}” waits for “${id}”, which has an answer`),
    );
    const lines = linesAbout(root, folder, id).map((place) =>
      warning(place, `The page leads to “${id}”, which has an answer`),
    );
    return [...cells, ...open, ...outcome, ...lines];
  });
}
