import type { Evidence } from '../../../../src/record/evidence.ts';
import type { ShownRun } from '../../../../src/site/results/shown.ts';
import { makeEvidence } from '../../lab/sample-evidence.ts';

/** A run of an option with these lines: what was asked, and what was seen. */
export const shownRun = (
  letter: string,
  lines: Readonly<Record<string, string>> = {},
  { controller, ...evidence }: Partial<Evidence> & { readonly controller?: string } = {},
): ShownRun => ({
  letter,
  ...(controller === undefined ? {} : { controller }),
  evidence: makeEvidence({ rows: Object.entries(lines).map(([what, seen]) => ({ what, seen })), ...evidence }),
});
