import type { Day } from '../../record/source.ts';
import type { ManifestDocument } from '../parse.ts';
import { at, items, rootOf, type Spot, text } from '../spot.ts';
import type { UpstreamRule } from './manifest-rule.ts';
import { repeated } from './name-forms.ts';

/** The commit at which each file of the API’s types was opened; the release for those that nobody opened. */
const commits: Readonly<Record<string, string>> = {
  backendtlspolicy: '0d0ca872766e3f25c38b34f5a8516c625eb853b4',
  gateway: '00068f38bea85f062a43f154a7112b876d611473',
  httproute: '8a587c3a4ddc918ddb1cd13c146ebc5ab7fd82d6',
  object_reference: '2cc5c8df71d1182b827ad23bcd7a436b704a3830',
  policy: 'a21b3fa0ff3a4ddcd6866ef9042b05f33c0f908a',
  shared: '1c3cc4c418e2ff53635012467a4f0237b05999ff',
};

/**
 * Where the rule on one of the API’s types stands: in the comments and markers of its source. With the day on which
 * somebody opened the file and compared the two.
 */
export const typeOf = (file: string, type: string, read?: Day): UpstreamRule => ({
  text: `Gateway API: ${type}`,
  address: `https://github.com/kubernetes-sigs/gateway-api/blob/${commits[file] ?? 'v1.6.1'}/apis/v1/${file}_types.go`,
  ...(read === undefined ? {} : { read }),
});

/** Whether something was written there; Kubernetes drops an empty value. */
export const isSet = (spot: Spot): boolean => spot.value !== undefined && spot.value !== null;

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
