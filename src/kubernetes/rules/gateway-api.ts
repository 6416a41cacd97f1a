import type { ManifestDocument } from '../parse.ts';
import { at, items, rootOf, type Spot, text } from '../spot.ts';
import { repeated } from './name-forms.ts';

/** The rules of a route of any kind. */
export const rulesOf = (document: ManifestDocument): Spot[] => items(at(rootOf(document), 'spec', 'rules'));

/** The lists of filters in one rule: its own and those of its backends. */
export const filterLists = (rule: Spot): Spot[] =>
  [rule, ...items(at(rule, 'backendRefs'))].map((spot) => at(spot, 'filters'));

/** Every filter of a route. */
export const filtersOf = (document: ManifestDocument): Spot[] => rulesOf(document).flatMap(filterLists).flatMap(items);

/** The spots whose key an earlier spot has already; those without a key never repeat. */
export const repeats = (spots: readonly Spot[], key: (spot: Spot) => string | undefined = text): Spot[] =>
  repeated(spots, key);
