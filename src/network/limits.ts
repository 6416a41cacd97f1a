import { magnitude, type Quantity } from '../record/quantity.ts';
import type { Backing, Reading } from './reading.ts';
import type { Doubt } from './requirement-check.ts';

/** A limit of one link of a chain. */
interface Labelled<Q extends Quantity> {
  readonly label: string;
  readonly reading: Reading<Q | 'none'>;
}

/** A limit that is known and is one. */
interface KnownLimit<Q extends Quantity> extends Backing {
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

/** Takes the limits of a chain apart; two of the same size keep their order. */
export function limitsOf<Q extends Quantity>(all: readonly Labelled<Q>[]): LimitsOf<Q> {
  const known: KnownLimit<Q>[] = [];
  const doubts: Doubt[] = [];
  const read: Backing[] = [];
  for (const { label, reading } of all) {
    if (!reading.known) doubts.push({ label, question: reading.question });
    else {
      const { value, places, sources, rests } = reading;
      read.push(reading);
      if (value !== 'none') known.push({ label, limit: value as Q, places, sources, rests });
    }
  }
  return { known: known.sort((a, b) => magnitude(a.limit) - magnitude(b.limit)), doubts, read };
}
