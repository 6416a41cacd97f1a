import type { Evidence, MeasuredCell } from '../../record/evidence.ts';
import { formatQuantity } from '../../record/quantity.ts';

/** A verdict that came out otherwise than it was recorded before. */
export interface Change {
  readonly evidence: Evidence;
  /** The criterion, where it is a row beside the experiment’s first. */
  readonly row?: string;
  /** As they were and are, in words. */
  readonly before: string;
  readonly after: string;
}

type Cells = Readonly<Record<string, MeasuredCell>>;

const first = '';

const cellsOf = (evidence: Evidence): Cells => ({ [first]: evidence, ...evidence.also });

function words(cell: MeasuredCell | undefined): string {
  if (cell === undefined) return 'not said';
  const value = cell.value === undefined ? '' : `${formatQuantity(cell.value)}, `;
  return `${cell.verdict}: ${value}${cell.text}`;
}

/**
 * The verdicts of new evidence that differ from those recorded before with the same settings; none where nothing was
 * recorded before, or with other settings.
 */
export function changesOf(before: Evidence | undefined, after: Evidence): Change[] {
  if (before === undefined || before.settings !== after.settings) return [];
  const [old, now] = [cellsOf(before), cellsOf(after)];
  const rows = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return rows
    .filter((row) => old[row]?.verdict !== now[row]?.verdict)
    .map((row) => ({
      evidence: after,
      ...(row === first ? {} : { row }),
      before: words(old[row]),
      after: words(now[row]),
    }));
}
