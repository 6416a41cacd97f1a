import { needed } from '../../lab/experiments/body.ts';
import { bytes, formatQuantity } from '../../record/quantity.ts';
import { axis, evenScale, type LaneMark, lane, legendShape, mark, sign, stroke } from './lane.ts';
import { type Answer, type PictureCell, type Results, rowsAlike } from './picture.ts';
import { lineOf, named, optionsWords, type ShownRun, tally, verb } from './shown.ts';

/** The largest request that passed, in MiB. */
export interface Largest {
  readonly size: number;
  /** As the evidence writes it. */
  readonly text: string;
  /** What a larger one got; absent where all that were tried passed. */
  readonly beyond?: string;
}

const largest = 'The largest request that passes';
const units: Readonly<Record<string, number>> = { bytes: 1 / 1024 / 1024, KiB: 1 / 1024, MiB: 1 };

/** The largest request of a run; `undefined` where its line is worded otherwise. */
export function largestIn(run: ShownRun): Largest | undefined {
  const seen = lineOf(run, largest) ?? '';
  const [, text = '', unit = '', , beyond] =
    /^([\d.,]+ (bytes|KiB|MiB))( at most; beyond it (.+)| passes, the most .+)$/.exec(seen) ?? [];
  const one = units[unit];
  if (one === undefined) return undefined;
  return {
    size: Number.parseFloat(text.replaceAll(',', '')) * one,
    text,
    ...(beyond === undefined ? {} : { beyond }),
  };
}

const asked = formatQuantity(needed);

function meaning(runs: readonly ShownRun[]): string {
  const all = runs.map(largestIn);
  if (all.includes(undefined)) return tally(runs);
  const small = runs.filter((run) => (largestIn(run)?.size ?? 0) * bytes.mib(1).bytes < needed.bytes);
  if (small.length > 0) {
    const subject = optionsWords(small, runs);
    return `${verb(subject, 'refuses', 'refuse')} a request of ${asked}, which has to pass.`;
  }
  return `A request of ${asked}, which has to pass, passes with every option measured: size decides nothing between them.`;
}

function answers(runs: readonly ShownRun[]): Answer[] {
  const groups = Map.groupBy(runs, (run) => JSON.stringify(largestIn(run)));
  return [...groups.values()].flatMap((some): Answer[] => {
    const [first] = some;
    const found = first && largestIn(first);
    if (found === undefined) return [];
    const says =
      found.beyond === undefined
        ? `${found.text} passes, the most that was tried.`
        : `${found.text} passes and nothing larger: ${found.beyond}.`;
    return [{ about: named(some, runs), says }];
  });
}

const marks: readonly LaneMark[] = [
  { at: needed.bytes / bytes.mib(1).bytes, text: `has to pass, ${asked}`, side: 'left' },
];
const scale = evenScale(20, [0, 5, 10, 15, 20]);
const height = 28;

function cellsOf(run: ShownRun): PictureCell[] {
  const found = largestIn(run);
  const limited = found?.beyond !== undefined;
  const drawn =
    found === undefined
      ? []
      : [
          stroke(scale, 0, found.size, 14, 'open'),
          sign(scale, found.size, 14, limited ? 'wall' : 'arrow', limited ? 'cut' : 'arrow'),
        ];
  return [
    { text: '', svg: lane(height, ...marks.map(({ at }) => mark(scale, at, height)), ...drawn) },
    { text: found?.text ?? 'see the run' },
    { text: found === undefined ? '–' : (found.beyond ?? 'not tried') },
  ];
}

/** What the request size limit means for the decision. */
export const bodyResults: Results = {
  meaning,
  answers,
  pictures: (runs) => [
    {
      id: 'body',
      title: 'The largest request that reaches the API',
      columns: [
        { title: 'Option' },
        { title: 'MiB', svg: axis(scale, String, marks) },
        { title: 'Passes' },
        { title: 'Larger' },
      ],
      groups: [{ rows: rowsAlike(runs, cellsOf) }],
      legend: [
        { svg: legendShape((key) => stroke(key, 0, 100, 8, 'open')), text: 'passes' },
        { svg: legendShape((key) => sign(key, 50, 8, 'wall', 'cut')), text: 'limit: larger ones are refused' },
        {
          svg: legendShape((key) => sign(key, 50, 8, 'arrow', 'arrow')),
          text: 'no limit up to the largest that was tried',
        },
      ],
    },
  ],
};
