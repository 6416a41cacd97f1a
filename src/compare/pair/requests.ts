import { isDeepStrictEqual } from 'node:util';
import type { Provision } from '../../record/option.ts';
import type { OptionRecord } from '../../record/record.ts';

/** What two options ask of others: what both ask, and what one alone asks. */
export interface RequestsApart {
  readonly both: readonly Provision[];
  readonly first: readonly Provision[];
  readonly second: readonly Provision[];
}

const includes = (list: readonly Provision[], provision: Provision): boolean =>
  list.some((other) => isDeepStrictEqual(other, provision));

/** Compares to the word what two options ask of others: a request in other words is another one. */
export function requestsApart(first: OptionRecord, second: OptionRecord): RequestsApart {
  const [a, b] = [first.definition.provisions, second.definition.provisions];
  return {
    both: a.filter((provision) => includes(b, provision)),
    first: a.filter((provision) => !includes(b, provision)),
    second: b.filter((provision) => !includes(a, provision)),
  };
}
