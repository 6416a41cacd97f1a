import { readEvidence } from '../../../src/lab/recorded-evidence.ts';
import { judgeDecision } from '../../../src/project/judge-decision.ts';
import type { OptionRecord } from '../../../src/record/record.ts';
import { record, root } from './record.ts';

/** The frozen record with all that follows from it. */
export const judged = await judgeDecision(root, record, readEvidence(root, record).evidence);

/** What an option’s manifests for production make the edge do. */
export const forProduction = (option: OptionRecord) => judged.manifests(option, 'production');

/** Hands over every two options, in either order; throws where there are none. */
export function everyPair(check: (first: OptionRecord, second: OptionRecord) => void): void {
  if (record.options.length < 2) throw new Error('there are no two options');
  for (const one of record.options) {
    for (const other of record.options) if (one !== other) check(one, other);
  }
}
