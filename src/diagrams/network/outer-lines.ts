import { bottomOf, endOf, middleOf, type PlacedLine, type PlacedNode, type Rectangle } from './geometry.ts';
import { labelOf } from './label-rows.ts';
import { beforeText } from './lanes.ts';
import type { NetworkLine } from './network.ts';
import { room, type Sweep } from './sweep.ts';

/** How wide the texts of a line outside the lanes may be, and how far it keeps from these, in CSS pixels. */
const textsWidth = 140;
const distance = 12;

/** How far above the middle of a component’s side a line from above arrives; what leaves there for the side lane leaves below it. */
const arrival = 8;

interface Outer {
  readonly line: NetworkLine;
  readonly from: PlacedNode;
  readonly to: PlacedNode;
}

/** Shorter ones first, which then lie within the longer ones. */
const byLength = (one: Outer, other: Outer): number =>
  Math.abs(one.to.y - one.from.y) - Math.abs(other.to.y - other.from.y);

/** Where the texts of a line begin that runs down from one height to another: as near to its start as they lie on no zone’s border. */
function heightOf(zones: readonly Rectangle[], box: Rectangle, from: number, to: number): number {
  const way = Math.sign(to - from) * 4;
  const start = way > 0 ? from + room.label : from - room.label - box.height;
  const steps = Math.max(0, Math.floor((Math.abs(to - from) - box.height - 2 * room.label) / 4));
  const isClear = (y: number): boolean =>
    zones.every((zone) => {
      const isBeside = endOf(box) < zone.x || box.x > endOf(zone) || y + box.height < zone.y || y > bottomOf(zone);
      return isBeside || (y > zone.y + room.title && y + box.height < bottomOf(zone) && endOf(box) < endOf(zone));
    });
  const places = Array.from({ length: steps + 1 }, (_, index) => start + index * way);
  return places.find(isClear) ?? start;
}

/** Lines that pass by what stands between their ends, one beside the other: left of the lanes, or right of them. */
function placeOuter(
  zones: readonly Rectangle[],
  lines: readonly Outer[],
  edge: number,
  direction: -1 | 1,
): PlacedLine[] {
  let outer = edge;
  return lines.toSorted(byLength).map(({ line, from, to }, index) => {
    const label = labelOf(line, textsWidth);
    const x = direction === 1 ? outer + distance : outer - distance - label.width - beforeText;
    outer = direction === 1 ? x + beforeText + label.width : x;
    const [start, end] = [from, to].map((node) => (direction === 1 ? endOf(node) : node.x)) as [number, number];
    // Those that pass further outside leave above those within, and arrive below them.
    const shift = index * 5;
    // And above what leaves for the nearer places of the side lane.
    const lift = from.x < to.x ? arrival : 0;
    const isDown = from.y < to.y;
    const startY = middleOf(from) - lift + (isDown ? -shift : shift);
    const endY = middleOf(to) + (isDown ? shift - arrival : arrival - shift);
    const box = { x: x + beforeText, y: 0, width: label.width, height: label.height };
    const y = heightOf(zones, box, startY, endY);
    return {
      line,
      points: [
        [start, startY],
        [x, startY],
        [x, endY],
        [end, endY],
      ],
      label: { ...label, x: x + beforeText, y },
    };
  });
}

/** Places the lines that nothing else has placed, and ends those that lead back to the main lane. */
export function placeOthers({ network, nodes, lines, lanes, zones }: Sweep): void {
  for (const placed of lines.values()) {
    const target = nodes.get(placed.line.to);
    const [first] = placed.points;
    if (placed.points.length > 1 || target === undefined || first === undefined) continue;
    const y = middleOf(target);
    lines.set(placed.line, { ...placed, points: [first, [first[0], y], [endOf(target), y]] });
  }
  const others = network.lines.flatMap((line): Outer[] => {
    const [from, to] = [nodes.get(line.from), nodes.get(line.to)];
    return lines.has(line) || from === undefined || to === undefined ? [] : [{ line, from, to }];
  });
  const isInMain = ({ from, to }: Outer): boolean => from.x === lanes.main.x && to.x === lanes.main.x;
  // Beside the main lane is room above all that stands in the side lane.
  const top = Math.min(...network.side.map(({ id }) => nodes.get(id)?.y ?? 0));
  const isAbove = ({ from, to }: Outer): boolean => Math.max(middleOf(from), middleOf(to)) < top;
  const inner = others.filter((other) => isInMain(other) && isAbove(other));
  const left = others.filter((other) => isInMain(other) && !isAbove(other));
  const right = others.filter((other) => !isInMain(other));
  const placed = [
    ...placeOuter(zones, inner, lanes.side.x - distance, 1),
    ...placeOuter(zones, left, 0, -1),
    ...placeOuter(zones, right, lanes.right, 1),
  ];
  for (const one of placed) lines.set(one.line, one);
}
