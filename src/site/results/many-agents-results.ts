import { planned } from '../../lab/experiments/many-agents/many-agents-verdict.ts';
import { axis, dot, type LaneMark, lane, legendShape, logScale, mark, sign, stroke } from './lane.ts';
import { type Answer, type PictureCell, type Results, rowsAlike } from './picture.ts';
import { lettersOf, lineOf, listed, range, type ShownRun, tally, written } from './shown.ts';

/** How far a run got: the steps that were held whole, and where it ended. */
export interface Climbed {
  /** Numbers of streams that were all held. */
  readonly held: readonly number[];
  /** How many were held of the first step that was not held whole; absent where all that were tried were. */
  readonly stopped?: { readonly held: number; readonly of: number };
  /** The hop whose log complains, with its words. */
  readonly by?: string;
}

const number = (text: string): number => Number(text.replaceAll(',', ''));

/** The climb of a run, from its lines. */
export function climbedIn(run: ShownRun): Climbed {
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

const marks: readonly LaneMark[] = [{ at: planned, text: `planned, ${planned}`, side: 'right' }];
const scale = logScale(8, 2000, [10, 100, 1000]);
const height = 28;

function cellsOf(run: ShownRun): PictureCell[] {
  const { held, stopped, by } = climbedIn(run);
  const most = Math.max(8, ...held, stopped?.held ?? 0);
  return [
    {
      text: '',
      svg: lane(
        height,
        ...marks.map(({ at }) => mark(scale, at, height)),
        stroke(scale, 8, most, 14, 'open'),
        ...held.map((at) => dot(scale, at, 14, 'back')),
        stopped === undefined ? sign(scale, most * 1.12, 14, 'arrow', 'arrow') : sign(scale, most, 14, 'wall', 'cut'),
      ),
    },
    {
      text:
        stopped === undefined
          ? `${written(most)}, all that were tried`
          : `${written(stopped.held)} of ${written(stopped.of)}`,
    },
    { text: by ?? '–' },
  ];
}

/** What the number of agents means for the decision. */
export const manyAgentsResults: Results = {
  meaning,
  answers,
  pictures: (runs) => [
    {
      id: 'many-agents',
      title: 'How many streams are held at once',
      point: 'Each dot is a number that was tried, on top of the one before, and held whole.',
      columns: [
        { title: 'Option' },
        { title: 'Streams, logarithmic', svg: axis(scale, written, marks) },
        { title: 'Held' },
        { title: 'Ran out' },
      ],
      groups: [{ rows: rowsAlike(runs, cellsOf) }],
      legend: [
        { svg: legendShape((key) => dot(key, 50, 8, 'back')), text: 'all of these held' },
        { svg: legendShape((key) => sign(key, 50, 8, 'wall', 'cut')), text: 'no more were held' },
        { svg: legendShape((key) => sign(key, 50, 8, 'arrow', 'arrow')), text: 'more were not tried' },
      ],
    },
  ],
};
