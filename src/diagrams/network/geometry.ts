import type { Label, NodeTexts } from './label-rows.ts';
import type { NetworkLine, NetworkNode } from './network.ts';

/** A rectangle, in the drawing’s CSS pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Point = readonly [x: number, y: number];

export interface PlacedNode extends Rectangle {
  readonly node: NetworkNode;
  readonly texts: NodeTexts;
}

export interface PlacedZone extends Rectangle {
  readonly label: string;
  /** Where its title begins: beside the lines that run through it. */
  readonly titleX: number;
}

export interface PlacedLine {
  readonly line: NetworkLine;
  /** Its corners, from its start to the tip of its arrow. */
  readonly points: readonly Point[];
  readonly label: Label & { readonly x: number; readonly y: number };
}

/** A picture of a network, measured out. */
export interface Layout {
  readonly view: Rectangle;
  /** Outer before inner, where one lies in another. */
  readonly zones: readonly PlacedZone[];
  readonly nodes: readonly PlacedNode[];
  /** In the network’s order. */
  readonly lines: readonly PlacedLine[];
}

export const bottomOf = ({ y, height }: Rectangle): number => y + height;
export const endOf = ({ x, width }: Rectangle): number => x + width;
export const middleOf = ({ y, height }: Rectangle): number => y + height / 2;
