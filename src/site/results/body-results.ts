import { needed } from '../../lab/experiments/body.ts';
import { bytes, formatQuantity } from '../../record/quantity.ts';
import { evenScale, lineEnd, stroke } from './lane.ts';
import { type Answer, type LaneCells, laneMiddle, lanePicture, type Results } from './picture.ts';
import { alike, lineOf, named, optionsDo, type ShownRun, tally } from './shown.ts';

/** The largest request that passed, in MiB. */
interface Largest {
  readonly size: number;
  /** As the evidence writes it. */
  readonly text: string;
  /** What a larger one got; absent where all that were tried passed. */
  readonly beyond?: string;
}

const largest = 'The largest request that passes';
const units: Readonly<Record<string, number>> = { bytes: 1 / 1024 / 1024, KiB: 1 / 1024, MiB: 1 };

/** The largest request of a run; `undefined` where its line is worded otherwise. */
function largestIn(run: ShownRun): Largest | undefined {
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
    return `${optionsDo(small, runs, 'refuses', 'refuse')} a request of ${asked}, which has to pass.`;
  }
  return `A request of ${asked}, which has to pass, passes with every option measured: size decides nothing between them.`;
}

const answers = (runs: readonly ShownRun[]): Answer[] =>
  alike(runs, largestIn).map(({ found: { text, beyond }, some }) => ({
    about: named(some, runs),
    says:
      beyond === undefined
        ? `${text} passes, the most that was tried.`
        : `${text} passes and nothing larger: ${beyond}.`,
  }));

const scale = evenScale(20, [0, 5, 10, 15, 20]);

function cells(run: ShownRun): LaneCells {
  const found = largestIn(run);
  if (found === undefined) return { drawn: [], words: [{ text: 'see the run' }, { text: '–' }] };
  const { size, text, beyond } = found;
  return {
    drawn: [stroke(scale, 0, size, laneMiddle, 'open'), lineEnd(scale, size, laneMiddle, beyond !== undefined)],
    words: [{ text }, { text: beyond ?? 'not tried' }],
  };
}

/** What the request size limit means for the decision. */
export const bodyResults: Results = {
  meaning,
  answers,
  picture: (runs) =>
    lanePicture(
      {
        id: 'body',
        title: 'The largest request that reaches the API',
        unit: 'MiB',
        scale,
        marks: [{ at: needed.bytes / bytes.mib(1).bytes, text: `has to pass, ${asked}`, side: 'left' }],
        beside: ['Passes', 'Larger'],
        cells,
        legend: [
          ['open', 'passes'],
          ['wall', 'limit: larger ones are refused'],
          ['arrow', 'no limit up to the largest that was tried'],
        ],
      },
      runs,
    ),
};
