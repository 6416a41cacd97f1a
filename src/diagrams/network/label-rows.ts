import type { NetworkLine, NetworkNode } from './network.ts';
import { narrowest, textWidth, wrap } from './text-width.ts';

/** From one line of text to the next, in CSS pixels. */
export const lineHeight = 17;

/** What marks take beside a text, in CSS pixels: a lock before it; the word “new” and the browser’s window after it. */
const lockWidth = 17;
export const chipWidth = Math.ceil(textWidth('new', 'bold')) + 10;
export const browserWidth = 17;
const gap = 6;

/** One line of text, with what stands in it. */
export interface Row {
  readonly text: string;
  readonly bold?: true;
  readonly lock?: 'open' | 'closed';
  readonly isNew?: true;
}

/** The texts beside a line of the picture. */
export interface Label {
  readonly rows: readonly Row[];
  readonly width: number;
  readonly height: number;
}

/** The texts within a node, with the height that it needs. */
export interface NodeTexts {
  readonly rows: readonly Row[];
  readonly height: number;
}

/** Left and right of a node’s texts, above and below them, and the bar that says where TLS ends; in CSS pixels. */
export const nodePadding = { x: 9, y: 7 } as const;
export const barHeight = 22;

const rowWidth = ({ text, bold, lock, isNew }: Row): number =>
  (lock === undefined ? 0 : lockWidth) +
  textWidth(text, bold ? 'bold' : 'regular') +
  (isNew === undefined ? 0 : gap + chipWidth);

/** Where in a row its text begins, and where the word “new” does. */
export const textStart = ({ lock }: Row): number => (lock === undefined ? 0 : lockWidth);
export const chipStart = (row: Row): number =>
  textStart(row) + textWidth(row.text, row.bold ? 'bold' : 'regular') + gap;

const namesOf = ({ flows }: NetworkLine): string => flows.join(', ');
const waysOf = ({ protocol, privacy }: NetworkLine): string =>
  privacy === 'in clear' ? `${protocol}, in clear` : protocol;

/** The texts of a line: who passes, with a lock and “new”; below that, how. No wider than asked, as far as words let it. */
export function labelOf(line: NetworkLine, width: number): Label {
  const lock =
    line.privacy === 'plain inside the cluster'
      ? {}
      : ({ lock: line.privacy === 'in clear' ? 'open' : 'closed' } as const);
  const names = wrap(namesOf(line), width - textStart(lock as Row)).map(
    (text, index): Row => ({ text, ...(index === 0 ? lock : {}) }),
  );
  const last = names.at(-1);
  if (line.added && last !== undefined) {
    const together: Row = { ...last, isNew: true };
    if (rowWidth(together) <= width || names.length === 0) names[names.length - 1] = together;
    else names.push({ text: '', isNew: true });
  }
  const rows = [...names, ...wrap(waysOf(line), width).map((text): Row => ({ text }))];
  return { rows, width: Math.max(...rows.map(rowWidth)), height: rows.length * lineHeight };
}

/** The least width that the texts of a line can be wrapped to. */
export const narrowestLabel = (line: NetworkLine): number =>
  Math.max(lockWidth + narrowest(namesOf(line)), narrowest(waysOf(line)), line.added ? chipWidth + gap : 0);

/** What a node’s marks take at the right of its name. */
const marksWidth = ({ added, shared }: NetworkNode): number =>
  (added ? gap + chipWidth : 0) + (shared ? gap + browserWidth : 0);

/** The texts of a node of a width: its name, and what is asked for there. */
export function nodeTexts(node: NetworkNode, width: number): NodeTexts {
  const room = width - 2 * nodePadding.x;
  const rows: Row[] = [
    ...wrap(node.label, room - marksWidth(node), 'bold').map((text): Row => ({ text, bold: true })),
    ...node.details.flatMap((detail) => wrap(detail, room)).map((text) => ({ text })),
  ];
  const bar = node.tlsEnds === undefined ? 0 : wrap(node.tlsEnds, room).length * lineHeight + barHeight - lineHeight;
  return { rows, height: rows.length * lineHeight + 2 * nodePadding.y + bar };
}

/** The least width that a node’s texts can be wrapped to. */
export const narrowestNode = (node: NetworkNode): number =>
  2 * nodePadding.x +
  Math.max(
    narrowest(node.label, 'bold') + marksWidth(node),
    ...[...node.details, node.tlsEnds ?? ''].map((text) => narrowest(text)),
  );
