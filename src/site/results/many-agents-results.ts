import { planned } from '../../lab/experiments/many-agents/many-agents-verdict.ts';
import { dot, lineEnd, logScale, stroke } from './lane.ts';
import { type Answer, type LaneCells, laneMiddle, lanePicture, type Results } from './picture.ts';
import { lettersOf, lineOf, listed, range, type ShownRun, tally, written } from './shown.ts';

/** How far a run got: the steps that were held whole, and where it ended. */
interface Climbed {
  /** Numbers of streams that were all held. */
  readonly held: readonly number[];
  /** How many were held of the first step that was not held whole; absent where all that were tried were. */
  readonly stopped?: { readonly held: number; readonly of: number };
  /** The hop whose log complains, with its words. */
  readonly by?: string;
}

const number = (text: string): number => Number(text.replaceAll(',', ''));

/** The climb of a run, from its lines. */
function climbedIn(run: ShownRun): Climbed {
  const steps = run.evidence.rows.flatMap(({ what, seen }) => {
    const [, of] = /^([\d,]+) streams$/.exec(what) ?? [];
    return of === undefined ? [] : [{ of: number(of), seen }];
  });
  const broken = steps.flatMap(({ of, seen }) => {
    const [, held] = /^([\d,]+) held, the others not/.exec(seen) ?? [];
    return held === undefined ? [] : [{ of, held: number(held) }];
  });
  const [, by] = /^(.+?): “/.exec(lineOf(run, 'What the hops’ logs say of it') ?? '') ?? [];
  return {
    held: steps.flatMap(({ of, seen }) => (seen.startsWith('all held') ? [of] : [])),
    ...(broken[0] === undefined ? {} : { stopped: broken[0] }),
    ...(by === undefined ? {} : { by }),
  };
}

/** How many streams a run is worth: what its verdict counts. */
const roomOf = ({ evidence: { value } }: ShownRun): number | undefined =>
  value?.kind === 'count' ? value.count : undefined;

function meaning(runs: readonly ShownRun[]): string {
  const rooms = runs.flatMap((run) => roomOf(run) ?? []);
  if (rooms.length < runs.length) return tally(runs);
  const least = Math.min(...rooms);
  return least >= planned
    ? `Every option measured holds the ${planned} agents that are planned, and at least ${written(least)} streams at once: how many fit decides nothing between them.`
    : `Not every option measured holds the ${planned} agents that are planned: the least is ${written(least)}.`;
}

function roomWords(some: readonly ShownRun[]): string {
  const [first] = some;
  const climbed = first && climbedIn(first);
  const rooms = range(some.flatMap((run) => roomOf(run) ?? []));
  if (climbed?.stopped === undefined) return `${rooms}, the most that was tried`;
  return `${rooms}${climbed.by === undefined ? '' : ` (${climbed.by} ran out of connections or files)`}`;
}

function answers(runs: readonly ShownRun[]): Answer[] {
  const byController = [...Map.groupBy(runs, ({ controller }) => controller ?? 'No controller')];
  const rooms = byController.map(([about, own]): Answer => {
    const kinds = Map.groupBy(own, (run) => {
      const { stopped, by } = climbedIn(run);
      return `${stopped === undefined} ${by}`;
    });
    return {
      about,
      says: `${[...kinds.values()].map((some) => `${listed(lettersOf(some))} ${lettersOf(some).length === 1 ? 'holds' : 'hold'} ${roomWords(some)}`).join('; ')}.`,
    };
  });
  const memory = runs.flatMap(({ evidence }) =>
    evidence.rows.flatMap(({ what, seen }) => {
      const [, kibibytes] = what.startsWith('API’s stand-in') ? [] : (/^([\d.]+) KiB of memory/.exec(seen) ?? []);
      return kibibytes === undefined ? [] : [Number(kibibytes)];
    }),
  );
  return memory.length === 0
    ? rooms
    : [...rooms, { about: 'Each stream costs', says: `${range(memory)} KiB of memory in each proxy that it passes.` }];
}

const scale = logScale(8, 2000, [10, 100, 1000]);

function cells(run: ShownRun): LaneCells {
  const { held, stopped, by } = climbedIn(run);
  const most = Math.max(8, ...held, stopped?.held ?? 0);
  const text =
    stopped === undefined
      ? `${written(most)}, all that were tried`
      : `${written(stopped.held)} of ${written(stopped.of)}`;
  return {
    drawn: [
      stroke(scale, 8, most, laneMiddle, 'open'),
      ...held.map((at) => dot(scale, at, laneMiddle, 'back')),
      lineEnd(scale, stopped === undefined ? most * 1.12 : most, laneMiddle, stopped !== undefined),
    ],
    words: [{ text }, { text: by ?? '–' }],
  };
}

/** What the number of agents means for the decision. */
export const manyAgentsResults: Results = {
  meaning,
  answers,
  picture: (runs) =>
    lanePicture(
      {
        id: 'many-agents',
        title: 'How many streams are held at once',
        point: 'Each dot is a number that was tried, on top of the one before, and held whole.',
        unit: 'Streams, logarithmic',
        scale,
        tick: written,
        marks: [{ at: planned, text: `planned, ${planned}`, side: 'right' }],
        beside: ['Held', 'Ran out'],
        cells,
        legend: [
          ['back', 'all of these held'],
          ['wall', 'no more were held'],
          ['arrow', 'more were not tried'],
        ],
      },
      runs,
    ),
};
