import { type Delays, delaysIn } from './delivery-results.ts';
import { axis, dot, lane, legendShape, logScale, sign, stroke } from './lane.ts';
import { type Answer, type PictureCell, type Results, rowOf } from './picture.ts';
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
    ...(apart.length === 0 ? [] : [{ about: 'No hop shared with browsers', says: `${named(apart, runs)}.` }]),
  ];
}

const scale = logScale(0.4, 1000, [1, 10, 100, 1000]);

function cellsOf(run: ShownRun): PictureCell[] {
  const [alone, apart, together] = [delays(run, 'alone'), delays(run, 'apart'), delays(run, 'together')];
  if (together === undefined) return [];
  const others = [alone, apart].flatMap((one) => (one === undefined ? [] : [dot(scale, one.median, 14, 'other')]));
  return [
    {
      text: '',
      svg: lane(
        28,
        stroke(scale, together.median, together.most, 14, 'thin'),
        sign(scale, together.most, 14, 'wall', 'arrow'),
        ...others,
        dot(scale, together.median, 14, 'back'),
      ),
    },
    { text: `${together.median.toFixed(1)} ms` },
    { text: `${together.most.toFixed(0)} ms` },
    failed(run),
  ];
}

/** What neighbours on shared hops mean for the decision. */
export const neighboursResults: Results = {
  meaning,
  answers,
  pictures: (runs) => [
    {
      id: 'neighbours',
      title: 'How long events take beside busy browsers',
      columns: [
        { title: 'Option' },
        { title: 'Milliseconds, logarithmic', svg: axis(scale, String) },
        { title: 'Median on the same hops' },
        { title: '99 % within' },
        { title: 'Lost or failed' },
      ],
      groups: [{ rows: [...runs.filter(shares)].map((run) => rowOf([run], cellsOf(run), runs)) }],
      legend: [
        {
          svg: legendShape((key) => dot(key, 50, 8, 'other')),
          text: 'medians without browsers, and with browsers on hops of their own',
        },
        { svg: legendShape((key) => dot(key, 50, 8, 'back')), text: 'median on the same hops' },
        {
          svg: legendShape((key) => `${stroke(key, 0, 80, 8, 'thin')}${sign(key, 80, 8, 'wall', 'arrow')}`),
          text: '99 % on the same hops',
        },
      ],
    },
  ],
};
