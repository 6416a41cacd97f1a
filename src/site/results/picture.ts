import { lettersOf, type ShownRun } from './shown.ts';

/** A sign before a cell’s words, so that a column is read at a glance. */
export type Sign = 'yes' | 'part' | 'no';

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

/** What a picture’s shapes mean, each with the shape as inline SVG. */
export interface LegendEntry {
  readonly svg: string;
  readonly text: string;
}

/** A picture over all options: a table whose cells may be drawn, so that the words behind it are always there. */
export interface Picture {
  readonly id: string;
  readonly title: string;
  /** What is to be seen in it, in one sentence. */
  readonly point?: string;
  readonly columns: readonly { readonly title: string; readonly svg?: string }[];
  readonly groups: readonly PictureGroup[];
  readonly legend?: readonly LegendEntry[];
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
  readonly pictures: (runs: readonly ShownRun[]) => readonly Picture[];
}

/** Runs with the cells that they are drawn with, those that came out alike as one line. */
export function rowsAlike(
  runs: readonly ShownRun[],
  cells: (run: ShownRun) => readonly PictureCell[],
): readonly PictureRow[] {
  const groups = Map.groupBy(
    runs.map((run) => ({ run, cells: cells(run) })),
    (one) => JSON.stringify(one.cells),
  );
  return [...groups.values()].map((all) =>
    rowOf(
      all.map(({ run }) => run),
      all[0]?.cells ?? [],
      runs,
    ),
  );
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
