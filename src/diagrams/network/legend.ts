import { browserMark, chipMark, lockMark } from './draw.ts';
import { browserWidth, chipWidth, lineHeight } from './label-rows.ts';
import { element } from './markup.ts';
import type { Network } from './network.ts';

/** A mark of the pictures with what it stands for. */
export interface LegendEntry {
  /** The mark alone, hidden from who hears the page. */
  readonly svg: string;
  readonly text: string;
}

const mark = (width: number, content: string): string =>
  element(
    'svg',
    { class: 'mark', 'aria-hidden': 'true', width, height: lineHeight, viewBox: `0 0 ${width} ${lineHeight}` },
    content,
  );

const way = (privacy: string, lock: string): string =>
  mark(
    lock === '' ? 30 : 46,
    element('g', { class: `${privacy} leading` }, element('path', { class: 'track', d: 'M0 8.5h30' }) + lock),
  );

/** What the marks of some pictures stand for; only those that occur in one of them. */
export function marksIn(networks: readonly Network[]): LegendEntry[] {
  const lines = networks.flatMap((network) => network.lines);
  const nodes = networks.flatMap(({ main, side }) => [...main, ...side]);
  const entries: (LegendEntry | false)[] = [
    lines.some(({ privacy }) => privacy === 'encrypted') && {
      svg: way('encrypted', lockMark('closed', 34, 1)),
      text: 'encrypted',
    },
    lines.some(({ privacy }) => privacy === 'plain inside the cluster') && {
      svg: way('plain', ''),
      text: 'not encrypted, inside the cluster',
    },
    lines.some(({ privacy }) => privacy === 'in clear') && {
      svg: way('clear', lockMark('open', 34, 1)),
      text: 'in clear, outside the cluster',
    },
    [...lines, ...nodes].some(({ added }) => added) && {
      svg: mark(chipWidth, chipMark(0, 0)),
      text: 'not there today',
    },
    nodes.some(({ shared }) => shared) && {
      svg: mark(browserWidth, browserMark(0, 0)),
      text: 'browsers pass it too',
    },
  ];
  return entries.filter((entry) => entry !== false);
}
