import { type Label, labelOf, narrowestLabel, narrowestNode } from './label-rows.ts';
import type { Network, NetworkLine, NetworkNode } from './network.ts';

/** Sizes of the drawing, in CSS pixels. */
export const inset = 8;
const mainWidth = 192;
const sideWidth = 158;
/** From a node’s corner to the first line that enters it, and from the last to the other corner. */
export const firstLine = 14;
const lastLine = 12;
/** Between a line and its texts, and between these and the next line. */
export const beforeText = 9;
const afterText = 10;

/** Where the two lanes are: what is the same for everything in one picture, and, but for very long words, in all. */
export interface Lanes {
  readonly main: Lane;
  readonly side: Lane;
  /** The right edge of the whole picture. */
  readonly right: number;
}

export interface Lane {
  readonly x: number;
  readonly width: number;
}

export const rightOf = ({ x, width }: Lane): number => x + width;

/** The lines that lead from one component straight to another. */
export const linesBetween = ({ lines }: Network, from: NetworkNode | undefined, to: NetworkNode): NetworkLine[] =>
  lines
    .filter((line) => line.from === from?.id && line.to === to.id)
    .toSorted((one, other) => Number(other.leading) - Number(one.leading));

/** What is enough for some lines beside one another, all but the last with their texts between them. */
const enoughFor = (lines: readonly NetworkLine[]): number =>
  firstLine +
  lastLine +
  lines.slice(0, -1).reduce((sum, line) => sum + beforeText + narrowestLabel(line) + afterText, 0);

/** Where the lanes are; they are wider than usual only where a single word is. */
export function lanesOf(network: Network): Lanes {
  const { main: nodes, side: others, lines, depth } = network;
  const pairs = nodes.slice(1).map((node, index) => linesBetween(network, nodes[index], node));
  const main = {
    x: depth * inset,
    width: Math.max(
      mainWidth,
      ...nodes.map(narrowestNode),
      ...pairs.map(enoughFor),
      ...lines.map((line) => firstLine + beforeText + narrowestLabel(line)),
    ),
  };
  const side = {
    x: rightOf(main) + (depth - 1) * inset + 10,
    width: Math.max(
      sideWidth,
      ...others.map((node) => narrowestNode(node) + 2 * inset * node.zones.length),
      ...others.map((node) => enoughFor(lines.filter(({ to }) => to === node.id)) + 80),
    ),
  };
  return { main, side, right: rightOf(side) + inset };
}

/** A line that runs down, with its texts at its right. */
export interface Column {
  readonly line: NetworkLine;
  readonly x: number;
  readonly label: Label;
}

/**
 * Puts lines that run down beside one another over a lane, each with its texts at its right: the first at the lane’s left,
 * the last at its right, if its texts have room there.
 * @param limit where the last one’s texts have to end
 */
export function columnsOf(lines: readonly NetworkLine[], lane: Lane, limit: number): Column[] {
  const share = (lane.width - firstLine - lastLine) / Math.max(1, lines.length - 1) - beforeText - afterText;
  let x = lane.x + firstLine;
  return lines.map((line, index) => {
    const isLast = index === lines.length - 1;
    if (isLast && index > 0) {
      const { width } = labelOf(line, limit);
      x = Math.max(x, Math.min(rightOf(lane) - lastLine, limit - width - beforeText));
    }
    const label = labelOf(line, isLast ? limit - x - beforeText : share);
    const column = { line, x, label };
    x += beforeText + label.width + afterText;
    return column;
  });
}
