import { type PictureCell, type Results, tablePicture } from './picture.ts';
import { lineOf, named, range, type ShownRun, tally } from './shown.ts';

const seenByProxy = 'What the proxy can read';
const paths = 'As the option’s paths have it';

/** Whether an outbound proxy reads requests of the option with their tokens. */
const isRead = (run: ShownRun): boolean => lineOf(run, seenByProxy)?.startsWith('requests with their tokens') === true;

const entriesOf = (run: ShownRun): number | undefined => {
  const { value } = run.evidence;
  return value?.kind === 'count' ? value.count : undefined;
};

function meaning(runs: readonly ShownRun[]): string {
  const counts = runs.flatMap((run) => entriesOf(run) ?? []);
  if (counts.length < runs.length) return tally(runs);
  const need = `An agent needs ${range(counts)} entries on an allow list with every option measured`;
  const read = runs.filter(isRead);
  if (read.length === 0) return `${need}, all of which pass in tunnels that a proxy cannot read.`;
  return `${need}; with ${named(read, runs)} an outbound proxy can read the requests with their tokens.`;
}

function cellsOf(run: ShownRun): PictureCell[] {
  const asked = lineOf(run, 'What the proxy was asked for beside these');
  return [
    { text: lineOf(run, paths) ?? run.evidence.text },
    {
      sign: asked === 'nothing' ? 'yes' : 'no',
      text: asked === 'nothing' ? 'enough' : `asked for ${asked ?? 'more'} as well`,
    },
    isRead(run) ? { sign: 'no', text: 'requests and tokens' } : { sign: 'yes', text: 'names and ports alone' },
  ];
}

/** What the allow list means for the decision. */
export const dialResults: Results = {
  meaning,
  answers: () => [],
  picture: (runs) =>
    tablePicture(
      { id: 'allow-list', title: 'What an outbound proxy has to let through' },
      ['Entries', 'With these alone', 'The proxy reads'],
      runs,
      cellsOf,
    ),
};
