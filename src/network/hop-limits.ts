import type { KnownValue } from '../record/known-value.ts';
import { formatQuantity, magnitude, type Quantity } from '../record/quantity.ts';
import { type Backing, backingOf } from './backing.ts';
import { type Doubt, doubtsIn } from './doubts.ts';

/** A limit of one link of a chain. */
interface Labelled<Q extends Quantity> {
  readonly label: string;
  readonly reading: KnownValue<Q | 'none'>;
}

/** A limit that is known and is one. */
export interface KnownLimit<Q extends Quantity> extends Backing {
  readonly label: string;
  readonly limit: Q;
}

/** The limits of a chain, taken apart: those that are known, the strictest first, and those that are not. */
export interface LimitsOf<Q extends Quantity> {
  readonly known: readonly KnownLimit<Q>[];
  readonly doubts: readonly Doubt[];
  /** All that was read, also where it is “none”. */
  readonly read: readonly Backing[];
}

/** The strictest first; two of the same size keep their order. */
export const byStrictness = <Q extends Quantity>(limits: readonly KnownLimit<Q>[]): KnownLimit<Q>[] =>
  limits.toSorted((a, b) => magnitude(a.limit) - magnitude(b.limit));

/** Limits in words, each behind the name of what has it. */
export const limitsText = (limits: readonly KnownLimit<Quantity>[], between = ', '): string =>
  limits.map(({ label, limit }) => `${label} ${formatQuantity(limit)}`).join(between);

/** Takes the limits of a chain apart. */
export function limitsOf<Q extends Quantity>(all: readonly Labelled<Q>[]): LimitsOf<Q> {
  const read = all.flatMap(({ label, reading }) =>
    'unknown' in reading ? [] : [{ label, value: reading.value, ...backingOf(reading) }],
  );
  return {
    known: byStrictness(read.flatMap(({ value, ...one }) => (value === 'none' ? [] : [{ ...one, limit: value }]))),
    doubts: doubtsIn(all),
    read,
  };
}
