import { bottomOf, endOf, type Layout, type Point, type Rectangle } from '../../../../src/diagrams/network/geometry.ts';

interface Named {
  readonly name: string;
  readonly box: Rectangle;
}

const meet = (one: Rectangle, other: Rectangle): boolean =>
  Math.min(endOf(one), endOf(other)) - Math.max(one.x, other.x) > 0.5 &&
  Math.min(bottomOf(one), bottomOf(other)) - Math.max(one.y, other.y) > 0.5;

const within = (inner: Rectangle, outer: Rectangle): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && endOf(inner) <= endOf(outer) && bottomOf(inner) <= bottomOf(outer);

/** The straight parts of a line, each as the rectangle that it covers. */
const partsOf = (points: readonly Point[]): Rectangle[] =>
  points.slice(1).map(([x, y], index) => {
    const [fromX, fromY] = points[index] as Point;
    return {
      x: Math.min(x, fromX) - 1,
      y: Math.min(y, fromY) - 1,
      width: Math.abs(x - fromX) + 2,
      height: Math.abs(y - fromY) + 2,
    };
  });

/** Without what lies on a component’s border, where lines end. */
const inside = ({ x, y, width, height }: Rectangle): Rectangle => ({
  x: x + 3,
  y: y + 3,
  width: width - 6,
  height: height - 6,
});

/** Everything that makes a picture of a network hard to read, a line each. */
export function layoutFaults({ view, zones, nodes, lines }: Layout): string[] {
  const drawn = lines.map(({ line, points, label }) => ({
    name: `${line.from} > ${line.to} (${line.flows.join(', ')})`,
    parts: partsOf(points),
    label,
  }));
  const boxes: Named[] = nodes.map((box) => ({ name: box.node.id, box }));
  const titles: Named[] = zones.map(({ label, titleX, y }) => ({
    name: label,
    box: { x: titleX, y: y + 4, width: 7 * label.length, height: 17 },
  }));
  const pairs = <T>(all: readonly T[]): [T, T][] =>
    all.flatMap((one, index) => all.slice(index + 1).map((other): [T, T] => [one, other]));
  const crossing = pairs(drawn).flatMap(([one, other]) =>
    one.parts.some((part) => other.parts.some((another) => meet(part, another)))
      ? [`${one.name} crosses ${other.name}`]
      : [],
  );
  const covered = drawn.flatMap(({ name, parts, label }) => [
    ...boxes
      .filter(({ box }) => parts.some((part) => meet(part, inside(box))))
      .map((box) => `${name} runs through ${box.name}`),
    ...boxes.filter(({ box }) => meet(label, box)).map((box) => `the text of ${name} lies on ${box.name}`),
    ...drawn
      .filter((other) => other.parts.some((part) => meet(label, part)))
      .map((other) => `the text of ${name} lies on ${other.name}`),
    ...titles
      .filter(({ box }) => parts.some((part) => meet(part, box)))
      .map((title) => `${name} runs through the title ${title.name}`),
    ...titles
      .filter(({ box }) => meet(label, box))
      .map((title) => `the text of ${name} lies on the title ${title.name}`),
    ...zones
      .filter((zone) => meet(label, zone) && !within(label, zone))
      .map((zone) => `the text of ${name} lies over the border of ${zone.label}`),
    ...(within(label, view) ? [] : [`the text of ${name} is cut`]),
  ]);
  const texts = pairs(drawn).flatMap(([one, other]) =>
    meet(one.label, other.label) ? [`the texts of ${one.name} and ${other.name} overlap`] : [],
  );
  const placed = [
    ...pairs(boxes).flatMap(([one, other]) =>
      meet(one.box, other.box) ? [`${one.name} and ${other.name} overlap`] : [],
    ),
    ...boxes.flatMap(({ name, box }) =>
      zones
        .filter((zone) => meet(box, zone) && !within(box, zone))
        .map(({ label }) => `${name} lies over the border of ${label}`),
    ),
    ...pairs(zones).flatMap(([one, other]) =>
      meet(one, other) && !within(one, other) && !within(other, one) ? [`${one.label} and ${other.label} overlap`] : [],
    ),
    ...[...boxes.map(({ box }) => box), ...zones].filter((box) => !within(box, view)).map(() => 'something is cut'),
  ];
  const loose = drawn.filter(({ parts }) => parts.length === 0).map(({ name }) => `${name} has no length`);
  return [...crossing, ...covered, ...texts, ...placed, ...loose];
}
