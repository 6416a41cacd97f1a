import { limit } from '../../lab/experiments/delivery/delivery-verdict.ts';
import { axis, dot, type LaneMark, lane, legendShape, logScale, mark, sign, stroke } from './lane.ts';
import { type Answer, type PictureCell, type Results, rowOf } from './picture.ts';
import { lineOf, optionsWords, range, type ShownRun, tally, verb, written } from './shown.ts';

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
    const subject = optionsWords(slow, runs);
    return `${verb(subject, 'loses, bunches or delays', 'lose, bunch or delay')} events by more than is as good as none.`;
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

const marks: readonly LaneMark[] = [{ at: limit, text: `limit, ${limit} ms`, side: 'left' }];
const scale = logScale(0.05, 200, [0.1, 1, 10, 100]);
const height = 28;

function cellsOf(run: ShownRun): PictureCell[] {
  const [straight, own] = [delaysIn(run, sides.straight), through(run)];
  const [, arrived] = /^(\d+ of \d+) events/.exec(lineOf(run, `What arrived, ${sides.through}`) ?? '') ?? [];
  const drawn =
    own === undefined
      ? []
      : [
          stroke(scale, own.median, own.most, 14, 'thin'),
          sign(scale, own.most, 14, 'wall', 'arrow'),
          ...(straight === undefined ? [] : [dot(scale, straight.median, 14, 'other')]),
          dot(scale, own.median, 14, 'back'),
        ];
  return [
    { text: '', svg: lane(height, ...marks.map(({ at }) => mark(scale, at, height)), ...drawn) },
    { text: own === undefined ? 'see the run' : `${own.median.toFixed(1)} ms` },
    { text: own === undefined ? '–' : `${written(own.most)} ms` },
    { text: arrived ?? '–' },
  ];
}

/** What delivery means for the decision. */
export const deliveryResults: Results = {
  meaning,
  answers,
  pictures: (runs) => [
    {
      id: 'delivery',
      title: 'How long events take',
      columns: [
        { title: 'Option' },
        { title: 'Milliseconds, logarithmic', svg: axis(scale, String, marks) },
        { title: 'Median' },
        { title: '99 % within' },
        { title: 'Arrived' },
      ],
      groups: [{ rows: runs.map((run) => rowOf([run], cellsOf(run), runs)) }],
      legend: [
        { svg: legendShape((key) => dot(key, 50, 8, 'other')), text: 'median straight to the API' },
        { svg: legendShape((key) => dot(key, 50, 8, 'back')), text: 'median through the option' },
        {
          svg: legendShape((key) => `${stroke(key, 0, 80, 8, 'thin')}${sign(key, 80, 8, 'wall', 'arrow')}`),
          text: '99 % through the option',
        },
      ],
    },
  ],
};
