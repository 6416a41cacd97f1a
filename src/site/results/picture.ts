import { axis, type LaneMark, type LaneScale, lane, type legendShapes, mark } from './lane.ts';
import { alike, lettersOf, named, type ShownRun } from './shown.ts';

/** A sign before a cell’s words, so that a column is read at a glance. */
type Sign = 'yes' | 'part' | 'no';

/** One place of a picture’s table: a drawing, words, or both. */
export interface PictureCell {
  readonly text: string;
  readonly sign?: Sign;
  /** Inline SVG, made of what this program draws alone; its words say the same, so that it is hidden from a screen reader. */
  readonly svg?: string;
}

/** A line of a picture: options that came out alike. */
export interface PictureRow {
  /** What the line is about, where that is not its options. */
  readonly head?: string;
  readonly letters: readonly string[];
  /** What they share beside, such as their controller. */
  readonly note?: string;
  readonly cells: readonly PictureCell[];
}

/** Lines below one heading. */
export interface PictureGroup {
  readonly title?: string;
  readonly rows: readonly PictureRow[];
}

/** A picture over all options: a table whose cells may be drawn, so that the words behind it are always there. */
export interface Picture {
  readonly id: string;
  readonly title: string;
  /** What is to be seen in it, in one sentence. */
  readonly point?: string;
  readonly columns: readonly { readonly title: string; readonly svg?: string }[];
  readonly groups: readonly PictureGroup[];
  /** What its shapes mean. */
  readonly legend?: readonly (readonly [shape: keyof typeof legendShapes, text: string])[];
}

/** One sentence or two that answer what a reader would ask next, and what they are about. */
export interface Answer {
  readonly about?: string;
  readonly says: string;
}

/** A finding that belongs to a prerequisite of the decision as well. */
export interface LabFinding {
  /** The prerequisite’s id. */
  readonly prerequisite: string;
  readonly says: string;
}

/** What a page says of an experiment’s runs, all computed from them. Every function is given at least one run. */
export interface Results {
  /** What it means for the decision, in one sentence. */
  readonly meaning: (runs: readonly ShownRun[]) => string;
  readonly answers: (runs: readonly ShownRun[]) => readonly Answer[];
  readonly findings?: (runs: readonly ShownRun[]) => readonly LabFinding[];
  readonly picture: (runs: readonly ShownRun[]) => Picture;
}

/** What is said of some of all runs by naming them; nothing where there are none. */
export const namedUnder = (about: string, some: readonly ShownRun[], all: readonly ShownRun[]): Answer[] =>
  some.length === 0 ? [] : [{ about, says: `${named(some, all)}.` }];

/** Runs with the cells that they are drawn with, those that came out alike as one line. */
const rowsAlike = (runs: readonly ShownRun[], cells: (run: ShownRun) => readonly PictureCell[]): PictureRow[] =>
  alike(runs, cells).map(({ found, some }) => rowOf(some, found, runs));

/** A picture in words alone: options that came out alike in a line. */
export const tablePicture = (
  frame: Pick<Picture, 'id' | 'title' | 'point'>,
  columns: readonly string[],
  runs: readonly ShownRun[],
  cells: (run: ShownRun) => readonly PictureCell[],
): Picture => ({
  ...frame,
  columns: ['Option', ...columns].map((title) => ({ title })),
  groups: [{ rows: rowsAlike(runs, cells) }],
});

/** What is drawn on a lane, and what stands beside it in words. */
export interface LaneCells {
  readonly drawn: readonly string[];
  readonly words: readonly PictureCell[];
}

/** A picture of lanes over one axis. */
interface LanePicture extends Required<Pick<Picture, 'id' | 'title' | 'legend'>>, Pick<Picture, 'point'> {
  /** What the axis counts. */
  readonly unit: string;
  readonly scale: LaneScale;
  readonly tick?: (value: number) => string;
  readonly marks?: readonly LaneMark[];
  /** The heads of the words beside the lanes. */
  readonly beside: readonly string[];
  /** Runs that have a line each, in place of lines for all that came out alike. */
  readonly apart?: readonly ShownRun[];
  readonly cells: (run: ShownRun) => LaneCells;
}

/** Pixels from the top of a lane to what is drawn on it, and to its end. */
export const laneMiddle = 14;
const laneHeight = 2 * laneMiddle;

/** Draws a picture of lanes. */
export function lanePicture(picture: LanePicture, runs: readonly ShownRun[]): Picture {
  const { unit, scale, tick = String, marks = [], beside, apart, cells, ...frame } = picture;
  const cellsOf = (run: ShownRun): PictureCell[] => {
    const { drawn, words } = cells(run);
    const svg = lane(laneHeight, ...marks.map(({ at }) => mark(scale, at, laneHeight)), ...drawn);
    return [{ text: '', svg }, ...words];
  };
  return {
    ...frame,
    columns: [
      { title: 'Option' },
      { title: unit, svg: axis(scale, tick, marks) },
      ...beside.map((title) => ({ title })),
    ],
    groups: [{ rows: apart?.map((run) => rowOf([run], cellsOf(run), runs)) ?? rowsAlike(runs, cellsOf) }],
  };
}

/** A line of the picture for runs; it names the controllers, or scenarios, of options whose other runs came out otherwise. */
export function rowOf(some: readonly ShownRun[], cells: readonly PictureCell[], all: readonly ShownRun[]): PictureRow {
  const letters = lettersOf(some);
  const divided = some.filter(({ letter }) => all.some((run) => run.letter === letter && !some.includes(run)));
  const byPlace = [...Map.groupBy(divided, ({ controller, scenario }) => controller ?? scenario ?? '')];
  const alike = byPlace.length === 1 && lettersOf(divided).length === letters.length;
  const note = alike
    ? byPlace[0]?.[0]
    : byPlace.map(([place, runs]) => `${lettersOf(runs).join(', ')} with ${place}`).join('; ');
  return { letters, ...(note === undefined || note === '' ? {} : { note }), cells };
}
