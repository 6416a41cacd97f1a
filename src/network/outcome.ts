import type { BasisKind } from '../record/assessment.ts';
import { type Backing, backingOf, type Part } from './backing.ts';

/** What came of one check in one situation. A pass is one by what manifests and sources say, not by measurement. */
export interface Outcome extends Backing {
  readonly outcome: 'pass' | 'fail' | 'unknown';
  /** Whole sentences: what was found, and how it compares. */
  readonly reason: string;
  /** The open question that would settle what is unknown, where one is asked. */
  readonly question?: string;
}

type Parts = readonly (Part | undefined)[];

export const pass = (reason: string, ...on: Parts): Outcome => ({ outcome: 'pass', reason, ...backingOf(...on) });
export const fail = (reason: string, ...on: Parts): Outcome => ({ outcome: 'fail', reason, ...backingOf(...on) });
export const open = (reason: string, question: string | undefined, ...on: Parts): Outcome => ({
  outcome: 'unknown',
  reason,
  ...(question === undefined ? {} : { question }),
  ...backingOf(...on),
});

/** On what an outcome stands: it is no stronger than the weakest thing that was read. */
export function basisOf({ outcome, rests }: Outcome): BasisKind {
  if (outcome === 'unknown') return 'unknown';
  return rests.length > 0 ? 'judged' : 'derived';
}
