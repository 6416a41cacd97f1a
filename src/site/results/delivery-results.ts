import { limit } from '../../lab/experiments/delivery/delivery-verdict.ts';
import { dot, type LaneScale, logScale, sign, stroke } from './lane.ts';
import { type Answer, type LaneCells, laneMiddle, lanePicture, type Results } from './picture.ts';
import { lineOf, optionsDo, range, type ShownRun, tally, written } from './shown.ts';

/** The delays of one side of a run, in milliseconds. */
export interface Delays {
  readonly median: number;
  readonly most: number;
}

const sides = { straight: 'straight to the API', through: 'through the option’s hops' } as const;

/** The median and the 99th percentile that a series has; `undefined` where it is missing or lacks one. */
export function delaysIn({ evidence }: ShownRun, label: string): Delays | undefined {
  const points = new Map(evidence.series?.find((series) => series.label === label)?.points ?? []);
  const [median, most] = [points.get(50), points.get(99)];
  return median === undefined || most === undefined ? undefined : { median, most };
}

const through = (run: ShownRun): Delays | undefined => delaysIn(run, sides.through);

function meaning(runs: readonly ShownRun[]): string {
  const slow = runs.filter(({ evidence }) => evidence.verdict !== 'good');
  const most = runs.flatMap((run) => through(run)?.most ?? []);
  if (most.length < runs.length) return tally(runs);
  if (slow.length > 0) {
    const losing = optionsDo(slow, runs, 'loses, bunches or delays', 'lose, bunch or delay');
    return `${losing} events by more than is as good as none.`;
  }
  return `Through every option measured all events arrive, one by one and in order, 99 % of them within ${written(Math.max(...most))} ms: delay decides nothing between the options.`;
}

function answers(runs: readonly ShownRun[]): Answer[] {
  const medians = (label: string) => range(runs.flatMap((run) => delaysIn(run, label)?.median ?? []));
  return [
    {
      about: 'Median delay',
      says: `${medians(sides.through)} ms through an option, ${medians(sides.straight)} ms straight to the API.`,
    },
    {
      about: 'Limit',
      says: `up to ${limit} ms for 99 % of events counts as good as none, since instructions are tens of seconds apart.`,
    },
  ];
}

/** Delays on a lane: the median, up to where 99 % are, over other medians to compare with. */
export const delaysDrawn = (scale: LaneScale, { median, most }: Delays, others: readonly Delays[]): string[] => [
  stroke(scale, median, most, laneMiddle, 'thin'),
  sign(scale, most, laneMiddle, 'wall', 'arrow'),
  ...others.map((other) => dot(scale, other.median, laneMiddle, 'other')),
  dot(scale, median, laneMiddle, 'back'),
];

const scale = logScale(0.05, 200, [0.1, 1, 10, 100]);

function cells(run: ShownRun): LaneCells {
  const [straight, own] = [delaysIn(run, sides.straight), through(run)];
  const [, arrived = '–'] = /^(\d+ of \d+) events/.exec(lineOf(run, `What arrived, ${sides.through}`) ?? '') ?? [];
  if (own === undefined) return { drawn: [], words: [{ text: 'see the run' }, { text: '–' }, { text: arrived }] };
  return {
    drawn: delaysDrawn(scale, own, straight === undefined ? [] : [straight]),
    words: [{ text: `${own.median.toFixed(1)} ms` }, { text: `${written(own.most)} ms` }, { text: arrived }],
  };
}

/** What delivery means for the decision. */
export const deliveryResults: Results = {
  meaning,
  answers,
  picture: (runs) =>
    lanePicture(
      {
        id: 'delivery',
        title: 'How long events take',
        unit: 'Milliseconds, logarithmic',
        scale,
        marks: [{ at: limit, text: `limit, ${limit} ms`, side: 'left' }],
        beside: ['Median', '99 % within', 'Arrived'],
        apart: runs,
        cells,
        legend: [
          ['other', 'median straight to the API'],
          ['back', 'median through the option'],
          ['within', '99 % through the option'],
        ],
      },
      runs,
    ),
};
