import { bottomOf, endOf, middleOf, type PlacedNode, type Point } from './geometry.ts';
import { nodeTexts } from './label-rows.ts';
import { beforeText, columnsOf, firstLine, inset, type Lane, linesBetween, rightOf } from './lanes.ts';
import type { Network, NetworkNode } from './network.ts';
import { keepColumn, room, type Sweep, tallest } from './sweep.ts';
import type { Berth } from './zones.ts';

/** From one line that leaves a component’s side to the next, in CSS pixels. */
const apart = 8;

/** What leads straight down to a place in the side lane: from the component above it, or else from the main lane. */
function feederOf({ network, nodes, side }: Sweep, { node, from }: Berth): PlacedNode | undefined {
  const above = network.side[network.side.indexOf(node) - 1];
  const upper = nodes.get(above?.id ?? '');
  if (upper !== undefined && linesBetween(network, above, node).length > 0) return upper;
  const main = nodes.get(network.main[from]?.id ?? '');
  return main !== undefined && middleOf(main) > side ? main : undefined;
}

/** Whether a line that has passed others by arrives at the side of a component of the main lane. */
function passesBy({ main, lines }: Network, { id }: NetworkNode): boolean {
  const place = (one: string): number => main.findIndex((node) => node.id === one);
  return lines.some(({ from, to }) => to === id && place(from) >= 0 && place(from) < place(to) - 1);
}

/** The zones of a component’s own, around it. */
function placeOwnZones(sweep: Sweep, own: readonly string[], lane: Lane, top: number, bottom: number): void {
  for (const [index, zone] of own.entries()) {
    sweep.zones.push({
      label: sweep.network.zones[zone] ?? zone,
      x: lane.x + index * inset,
      width: lane.width - 2 * index * inset,
      y: top + index * room.title,
      height: bottom - top - index * (room.title + inset),
      titleX: lane.x + own.length * inset + firstLine + beforeText,
    });
  }
}

/** The lines that lead back to the next component of the main lane: down, with their texts, and then to its side. */
function placeReturns(sweep: Sweep, { node, row }: Berth, lane: Lane, from: PlacedNode): void {
  const { network, lanes } = sweep;
  const target = network.main.find(
    ({ id }, index) => index > row && network.lines.some((line) => line.from === node.id && line.to === id),
  );
  const isFree = network.side.at(-1) === node;
  if (target === undefined || !isFree) return;
  const columns = columnsOf(linesBetween(network, node, target), lane, rightOf(lanes.side));
  const y = sweep.side + room.label;
  for (const column of columns) keepColumn(sweep, column, [[column.x, bottomOf(from)]], y);
  if (columns.length > 0) sweep.side = y + tallest(columns);
}

/** Places a component of the side lane, with the lines that lead straight to it. */
function placeSide(sweep: Sweep, berth: Berth): void {
  const { network, lanes, nodes } = sweep;
  const { node, own } = berth;
  const feeder = feederOf(sweep, berth);
  const inner = { x: lanes.side.x + own.length * inset, width: lanes.side.width - 2 * own.length * inset };
  const columns = columnsOf(linesBetween(network, feeder?.node, node), inner, rightOf(lanes.side));
  const isAside = feeder?.x === lanes.main.x;
  const leaving = feeder === undefined ? 0 : middleOf(feeder) + (passesBy(network, feeder.node) ? apart : 0);
  const beside = nodes.get(network.main[berth.row]?.id ?? '');
  const start = Math.max(
    sweep.side,
    feeder === undefined ? 0 : isAside ? leaving + columns.length * apart : bottomOf(feeder),
    beside === undefined || berth.row === berth.from ? 0 : beside.y,
  );
  const labelY = start + room.label;
  const top = labelY + tallest(columns) + (own.length > 0 ? 4 : room.arrow - 4);
  const y = top + own.length * room.title;
  const texts = nodeTexts(node, inner.width);
  const placed = { node, texts, ...inner, y, height: texts.height };
  nodes.set(node.id, placed);
  sweep.side = bottomOf(placed) + own.length * inset;
  placeOwnZones(sweep, own, lanes.side, top, sweep.side);
  for (const [index, column] of columns.entries()) {
    if (feeder === undefined) continue;
    // The last one passes further outside, above the others.
    const fromY = leaving + ((columns.length - 1) / 2 - index) * apart;
    const corners: Point[] = isAside
      ? [
          [endOf(feeder), fromY],
          [column.x, fromY],
        ]
      : [[column.x, bottomOf(feeder)]];
    keepColumn(sweep, column, [...corners, [column.x, y]], labelY);
  }
  placeReturns(sweep, berth, inner, placed);
  for (const [run, zone] of sweep.open) if (run.beside.includes(node)) zone.least = Math.max(zone.least, sweep.side);
}

/** Places what stands beside a component of the main lane. */
export function placeBeside(sweep: Sweep, row: number): void {
  for (const berth of sweep.berths) if (berth.row === row) placeSide(sweep, berth);
}
