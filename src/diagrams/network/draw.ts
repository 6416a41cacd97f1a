import type { Drawing } from '../drawing.ts';
import type { Privacy } from '../marks.ts';
import { endOf, type Layout, type PlacedLine, type PlacedNode, type PlacedZone, type Point } from './geometry.ts';
import {
  barHeight,
  browserWidth,
  chipStart,
  chipWidth,
  lineHeight,
  nodePadding,
  type Row,
  textStart,
} from './label-rows.ts';
import { element, escaped, short } from './markup.ts';
import { wrap } from './text-width.ts';

/** From the top of a line of text to its foot, in CSS pixels. */
const foot = 13;

const text = (x: number, y: number, content: string, name?: string): string =>
  element('text', { ...(name === undefined ? {} : { class: name }), x, y: y + foot }, escaped(content));

const locks = {
  closed: 'M2.5 6V4a2.5 2.5 0 0 1 5 0v2',
  open: 'M6.5 6V3.5a2.4 2.4 0 0 1 4.8 0V5',
} as const;

/** A lock whose upper left corner is at a place. */
export const lockMark = (lock: keyof typeof locks, x: number, y: number): string =>
  element(
    'g',
    { class: 'lock', transform: `translate(${short(x)} ${short(y)})` },
    element('path', { d: locks[lock] }) + element('rect', { y: 6, width: 10, height: 7.5, rx: 1.5 }),
  );

/** The word “new” on its own ground. */
export const chipMark = (x: number, y: number): string =>
  element(
    'g',
    { class: 'chip' },
    element('rect', { x, y: y + 0.5, width: chipWidth, height: lineHeight - 1, rx: 8 }) + text(x + 5, y - 0.5, 'new'),
  );

/** A browser’s window. */
export const browserMark = (x: number, y: number): string =>
  element(
    'g',
    { class: 'window' },
    element('rect', { x: x + 1, y: y + 2.5, width: 14, height: 11.5, rx: 2 }) +
      element('path', { d: `M${short(x + 1)} ${short(y + 6)}h14` }),
  );

const rowOf = (row: Row, x: number, y: number): string =>
  (row.lock === undefined ? '' : lockMark(row.lock, x, y + 1)) +
  (row.text === '' ? '' : text(x + textStart(row), y, row.text, row.bold && 'name')) +
  (row.isNew ? chipMark(x + (row.text === '' ? 0 : chipStart(row)), y) : '');

const rowsOf = (rows: readonly Row[], x: number, y: number): string =>
  rows.map((row, index) => rowOf(row, x, y + index * lineHeight)).join('');

const drawZone = ({ label, titleX, ...box }: PlacedZone): string =>
  element('g', { class: 'zone' }, element('rect', { ...box, rx: 6 }) + text(titleX, box.y + 4, label));

/** The bar at the foot of a node, within its border, that says where TLS ends. */
function drawBar({ node, x, y, width, height }: PlacedNode): string {
  if (node.tlsEnds === undefined) return '';
  const rows = wrap(node.tlsEnds, width - 2 * nodePadding.x).map((row) => ({ text: row }));
  const size = rows.length * lineHeight + barHeight - lineHeight;
  const top = y + height - size;
  const box = { x: x + 1.5, y: top, width: width - 3, height: size - 1.5, rx: 2 };
  return element('g', { class: 'tls' }, element('rect', box) + rowsOf(rows, x + nodePadding.x, top + 2));
}

function drawNode(placed: PlacedNode): string {
  const { node, texts, x, y, width, height } = placed;
  const marksY = y + nodePadding.y;
  const right = endOf(placed) - nodePadding.x;
  const chipX = right - chipWidth - (node.shared ? browserWidth + 6 : 0);
  return element(
    'g',
    { class: ['node', node.layer, node.added && 'added'].filter(Boolean).join(' ') },
    element('rect', { x, y, width, height, rx: node.layer === 'client' ? 12 : 4 }) +
      drawBar(placed) +
      rowsOf(texts.rows, x + nodePadding.x, marksY) +
      (node.added ? chipMark(chipX, marksY) : '') +
      (node.shared ? browserMark(right - browserWidth + 1, marksY) : ''),
  );
}

const headLength = 9;

/** A line’s corners as a path, each a little rounded, that ends where its arrow’s head begins. */
function trackOf(points: readonly Point[]): string {
  const shortened = (from: Point, to: Point, by: number): Point => {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
    const share = Math.min(by / length, 1);
    return [to[0] - (to[0] - from[0]) * share, to[1] - (to[1] - from[1]) * share];
  };
  const at = ([x, y]: Point): string => `${short(x)} ${short(y)}`;
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === undefined) return `M${at(point)}`;
      if (after === undefined) return `L${at(shortened(before, point, headLength - 2))}`;
      return `L${at(shortened(before, point, 6))}Q${at(point)} ${at(shortened(after, point, 6))}`;
    })
    .join('');
}

/** The head of a line’s arrow. */
function headOf(points: readonly Point[]): string {
  const [[fromX, fromY] = [0, 0], [x, y] = [0, 0]] = points.slice(-2);
  const length = Math.hypot(x - fromX, y - fromY) || 1;
  const [along, across] = [(x - fromX) / length, (y - fromY) / length];
  const wing = (side: 1 | -1): string =>
    `${short(x - headLength * along - side * 4.5 * across)} ${short(y - headLength * across + side * 4.5 * along)}`;
  return `M${short(x)} ${short(y)}L${wing(1)}L${wing(-1)}z`;
}

const classes: Readonly<Record<Privacy, string>> = {
  encrypted: 'encrypted',
  'plain inside the cluster': 'plain',
  'in clear': 'clear',
};

function drawLine({ line, points, label }: PlacedLine, index: number): string {
  const { x, y, width, height, rows } = label;
  return element(
    'g',
    {
      class: ['hop', `hop-${index + 1}`, `flow-${line.group}`, classes[line.privacy], line.leading && 'leading']
        .filter(Boolean)
        .join(' '),
    },
    element('rect', { x: x - 4, y: y - 1, width: width + 8, height: height + 3, rx: 4 }) +
      element('path', { class: 'track', d: trackOf(points) }) +
      element('path', { class: 'head', d: headOf(points) }) +
      rowsOf(rows, x, y),
  );
}

/**
 * The picture of a network that was measured out. Its colours and fonts are in `network.css`.
 * @param id unique on the page
 */
export function drawNetwork(layout: Layout, id: string, title: string, description: string): Drawing {
  const { view, zones, nodes, lines } = layout;
  const { width, height } = view;
  const content = [
    element('title', { id: `${id}-title` }, escaped(title)),
    element('desc', { id: `${id}-text` }, escaped(description)),
    ...zones.map(drawZone),
    ...nodes.map(drawNode),
    ...lines.map(drawLine),
  ];
  const attributes = {
    id,
    class: 'network',
    role: 'img',
    'aria-labelledby': `${id}-title`,
    'aria-describedby': `${id}-text`,
    viewBox: `${short(view.x)} ${short(view.y)} ${width} ${height}`,
    width,
    height,
  };
  return { svg: element('svg', attributes, content.join('')), width, height, title, description };
}
