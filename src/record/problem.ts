import type { Finding } from './finding.ts';
import type { ValuePath } from './positions.ts';

/** Something wrong in a record, before its place in the file is known. */
export interface Problem {
  readonly path: ValuePath;
  readonly message: string;
  readonly help: string;
  readonly rule?: Finding['rule'];
  /** What is wrong, without the path to it: two uses of one value have this in common. */
  readonly reason?: string;
  /** The value itself, to find where it was written when the path cannot be followed. */
  readonly value?: unknown;
  /** What may stand there in its place. */
  readonly known?: readonly string[];
  /** What should be there and is not: `component`. */
  readonly names?: string;
}

/** A problem of which it is said what is wrong with the value at a path. */
export const wrongAt = (path: ValuePath, reason: string, more: Omit<Problem, 'path' | 'message'>): Problem => ({
  ...more,
  path,
  reason,
  message: `“${path.join('.')}” ${reason}`,
});
