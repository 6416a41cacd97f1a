import { type Delays, delaysDrawn, delaysIn } from './delivery-results.ts';
import { logScale } from './lane.ts';
import { type Answer, type LaneCells, lanePicture, namedUnder, type PictureCell, type Results } from './picture.ts';
import { lineOf, named, range, type ShownRun } from './shown.ts';

const states = {
  alone: 'Events’ delay, agents alone',
  apart: 'Events’ delay, browsers on hops of their own',
  together: 'Events’ delay, browsers on the same hops',
} as const;

const delays = (run: ShownRun, state: keyof typeof states): Delays | undefined => delaysIn(run, states[state]);

/** Whether agents and browsers pass a hop together in a run: only then is there anything to compare. */
const shares = (run: ShownRun): boolean => delays(run, 'together') !== undefined;

/** What failed on shared hops: nothing where the evidence counts none of anything. */
function failed(run: ShownRun): PictureCell {
  const seen = lineOf(run, 'On the same hops') ?? '–';
  const none = seen.split(', ').every((part) => part.startsWith('0 '));
  return none ? { sign: 'yes', text: 'nothing' } : { text: seen };
}

function meaning(runs: readonly ShownRun[]): string {
  const sharing = runs.filter(shares);
  const hurt = sharing.filter(({ evidence }) => evidence.verdict !== 'good');
  if (sharing.length === 0) return 'No option measured shares a hop with browsers.';
  if (hurt.length > 0) {
    return `On hops shared with busy browsers, agents or browsers fail or are slowed with ${named(hurt, runs)}.`;
  }
  return 'Sharing hops with busy browsers costs no option measured an event, a call or a stream, so it decides nothing between them.';
}

function answers(runs: readonly ShownRun[]): Answer[] {
  const sharing = runs.filter(shares);
  const apart = runs.filter((run) => !shares(run));
  const medians = (state: keyof typeof states) => range(sharing.flatMap((run) => delays(run, state)?.median ?? []));
  return [
    ...(sharing.length === 0
      ? []
      : [
          {
            about: 'Median delay of an event',
            says: `${medians('together')} ms beside browsers on the same hops, ${medians('apart')} ms with browsers on hops of their own on the same machine, ${medians('alone')} ms without browsers.`,
          },
        ]),
    ...namedUnder('No hop shared with browsers', apart, runs),
  ];
}

const scale = logScale(0.4, 1000, [1, 10, 100, 1000]);

function cells(run: ShownRun): LaneCells {
  const together = delays(run, 'together');
  if (together === undefined) return { drawn: [], words: [] };
  const { median, most } = together;
  return {
    drawn: delaysDrawn(scale, together, [delays(run, 'alone') ?? [], delays(run, 'apart') ?? []].flat()),
    words: [{ text: `${median.toFixed(1)} ms` }, { text: `${most.toFixed(0)} ms` }, failed(run)],
  };
}

/** What neighbours on shared hops mean for the decision. */
export const neighboursResults: Results = {
  meaning,
  answers,
  picture: (runs) =>
    lanePicture(
      {
        id: 'neighbours',
        title: 'How long events take beside busy browsers',
        unit: 'Milliseconds, logarithmic',
        scale,
        beside: ['Median on the same hops', '99 % within', 'Lost or failed'],
        apart: runs.filter(shares),
        cells,
        legend: [
          ['other', 'medians without browsers, and with browsers on hops of their own'],
          ['back', 'median on the same hops'],
          ['within', '99 % on the same hops'],
        ],
      },
      runs,
    ),
};
