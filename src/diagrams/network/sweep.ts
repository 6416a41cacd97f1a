import type { PlacedLine, PlacedNode, PlacedZone, Point } from './geometry.ts';
import { lineHeight } from './label-rows.ts';
import { beforeText, type Column, type Lanes } from './lanes.ts';
import type { Network, NetworkLine } from './network.ts';
import type { Berth, Run } from './zones.ts';

/** Room left for a zone’s title, above the texts of a line, and below them for its arrow, in CSS pixels. */
export const room = { title: lineHeight + 4, label: 7, arrow: 13 } as const;

/** What has been placed on the way down. */
export interface Sweep {
  readonly network: Network;
  readonly lanes: Lanes;
  readonly runs: readonly Run[];
  readonly berths: readonly Berth[];
  readonly zones: PlacedZone[];
  readonly nodes: Map<string, PlacedNode>;
  readonly lines: Map<NetworkLine, PlacedLine>;
  /** Down to where the side lane is taken. */
  side: number;
  /** Of each zone that is open: where it begins, and down to where it has to reach at least. */
  readonly open: Map<Run, { readonly top: number; readonly titleX: number; least: number }>;
}

/** Keeps a line that runs down, with its texts at its right. */
export function keepColumn(sweep: Sweep, { line, x, label }: Column, points: readonly Point[], y: number): void {
  sweep.lines.set(line, { line, points, label: { ...label, x: x + beforeText, y } });
}

/** What the texts of some columns take from top to bottom. */
export const tallest = (columns: readonly Column[]): number => Math.max(0, ...columns.map(({ label }) => label.height));
