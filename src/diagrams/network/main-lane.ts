import { bottomOf, type Point } from './geometry.ts';
import { nodeTexts } from './label-rows.ts';
import { beforeText, type Column, columnsOf, firstLine, inset, linesBetween, rightOf } from './lanes.ts';
import type { NetworkNode } from './network.ts';
import { keepColumn, room, type Sweep, tallest } from './sweep.ts';
import { textWidth } from './text-width.ts';
import { isNarrow, type Run } from './zones.ts';

/** From left to right, what a zone over the main lane takes. */
function spanOf({ lanes: { main, right }, network, berths }: Sweep, run: Run): { x: number; width: number } {
  const x = run.level * inset;
  const end = isNarrow(run, berths) ? rightOf(main) + (network.depth - run.level) * inset : right - x;
  return { x, width: end - x };
}

/** Whether the side lane holds something beside the gap above a component of the main lane. */
function isTaken({ berths, network: { main, lines } }: Sweep, index: number): boolean {
  const place = (id: string): number => main.findIndex((node) => node.id === id);
  const passes = lines.some(({ from, to }) => {
    const [start, end] = [place(from), place(to)].toSorted((one, other) => one - other) as [number, number];
    return start >= 0 && end - start > 1 && start < index && index <= end;
  });
  return passes || berths.some(({ from }) => from < index);
}

/** How far to the right the texts may reach that stand above a component of the main lane. */
function limitOf(sweep: Sweep, index: number): number {
  const around = sweep.runs.findLast((run) => run.first < index && index <= run.last);
  const { x, width } = around === undefined ? { x: 0, width: sweep.lanes.right } : spanOf(sweep, around);
  return Math.min(x + width, isTaken(sweep, index) ? sweep.lanes.side.x : sweep.lanes.right) - 4;
}

/** Where a zone’s title begins: at the right of the first line into the zone beside which it has room, or else of the last. */
function titleStart(sweep: Sweep, run: Run, columns: readonly Column[]): number {
  const width = textWidth(sweep.network.zones[run.zone] ?? run.zone);
  const starts = columns.length > 0 ? columns.map(({ x }) => x) : [sweep.lanes.main.x + firstLine];
  const fits = starts.find(
    (x, index) => x + beforeText + width + beforeText <= (starts[index + 1] ?? Number.POSITIVE_INFINITY),
  );
  return (fits ?? sweep.lanes.main.x) + beforeText;
}

/** Opens zones, outer before inner, each with room for its title, and gives where what they hold begins. */
const openZones = (sweep: Sweep, runs: readonly Run[], columns: readonly Column[], y: number): number =>
  runs.reduce((top, run) => {
    sweep.open.set(run, { top, titleX: titleStart(sweep, run, columns), least: top });
    return top + room.title;
  }, y);

/** Closes the zones that end with a component of the main lane, inner before outer, and gives where they end. */
export function closeZones(sweep: Sweep, index: number, y: number): number {
  const { runs, open, zones, network } = sweep;
  return runs
    .filter(({ last }) => last === index)
    .toReversed()
    .reduce((inner, run) => {
      const { top = inner, titleX = 0, least = inner } = open.get(run) ?? {};
      const bottom = Math.max(inner, least) + inset;
      const label = network.zones[run.zone] ?? run.zone;
      zones.unshift({ ...spanOf(sweep, run), y: top, height: bottom - top, label, titleX });
      return bottom;
    }, y);
}

/** Whether something in the side lane leads to a component, or it to something there. */
const meetsSide = ({ network: { lines, side } }: Sweep, { id }: NetworkNode): boolean =>
  lines.some(
    ({ from, to }) => (from === id || to === id) && side.some((other) => other.id === (from === id ? to : from)),
  );

/**
 * Places a component of the main lane below the one before it, with the lines that come straight from that.
 * @param y where the one before it ends
 * @returns where it ends
 */
export function placeMain(sweep: Sweep, index: number, y: number): number {
  const { network, lanes, nodes, runs } = sweep;
  const [before, node] = [network.main[index - 1], network.main[index]];
  if (node === undefined) return y;
  const columns = columnsOf(linesBetween(network, before, node), lanes.main, limitOf(sweep, index));
  const opened = runs.filter(({ first }) => first === index);
  const closed = closeZones(sweep, index - 1, y);
  const labelY = closed + room.label;
  const inner = openZones(sweep, opened, columns, before === undefined ? y : labelY + tallest(columns) + 4);
  const texts = nodeTexts(node, lanes.main.width);
  const lowest = before === undefined || opened.length > 0 ? inner + 3 : inner + room.arrow - 4;
  // What leads aside leaves from the middle of the side, and that is below all that stands aside already.
  const top = meetsSide(sweep, node) ? Math.max(lowest, sweep.side + room.arrow - texts.height / 2) : lowest;
  nodes.set(node.id, { node, texts, x: lanes.main.x, y: top, width: lanes.main.width, height: texts.height });
  const start = nodes.get(before?.id ?? '');
  for (const column of columns) {
    const from: Point = [column.x, start === undefined ? top : bottomOf(start)];
    keepColumn(sweep, column, [from, [column.x, top]], labelY);
  }
  return top + texts.height;
}
