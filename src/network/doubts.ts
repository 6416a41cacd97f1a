import type { Derived, ReadFrom } from '../record/derived.ts';
import { questionIn } from '../record/known-value.ts';

/** Something that is not known, and what would settle it. */
export interface Doubt {
  readonly label: string;
  readonly question?: string | undefined;
}

/** What is not known of some values. */
export const doubtsIn = (all: readonly { readonly label: string; readonly reading: object | undefined }[]): Doubt[] =>
  all.flatMap(({ label, reading }) =>
    reading !== undefined && 'unknown' in reading ? [{ label, question: questionIn(reading) }] : [],
  );

/** The names of what is not known, in a row. */
export const named = (doubts: readonly Doubt[]): string => doubts.map(({ label }) => label).join(', ');

/** The first question among doubts. */
export const questionOf = (doubts: readonly Doubt[]): string | undefined =>
  doubts.find(({ question }) => question !== undefined)?.question;

/** A cell that is open for what is not known. `found` is what can be said all the same, in whole sentences. */
export const openCell = (doubts: readonly Doubt[], found: string, read: readonly ReadFrom[]): Derived => ({
  verdict: 'unknown',
  text: `not known: ${named(doubts)}`,
  question: questionOf(doubts),
  detail: `${found}${found && ' '}Not known: ${named(doubts)}.`,
  read,
});
