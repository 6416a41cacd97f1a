import type { Finding, Place, Rule, Severity } from '../../record/finding.ts';
import type { Day } from '../../record/source.ts';
import type { ManifestDocument } from '../parse.ts';
import { keyPlaceOf, placeOf, type Spot } from '../spot.ts';

/** What a rule has to say of one document. */
export interface Objection {
  readonly place: Place;
  /** One sentence: what was found, what was expected. */
  readonly message: string;
  /** One line on how to mend this very case. */
  readonly help: string;
}

/** One, several or none. */
export type Objections = Objection | readonly Objection[];

/** An objection to a value. */
export const atValue = (spot: Spot, message: string, help: string): Objection => ({
  place: placeOf(spot),
  message,
  help,
});

/** An objection to a key, or to an item of a list as a whole. */
export const atKey = (spot: Spot, message: string, help: string): Objection => ({
  place: keyPlaceOf(spot),
  message,
  help,
});

/** The documents that are applied together, the judged one among them. */
export type ManifestSet = readonly ManifestDocument[];

/** The rule of Kubernetes, of the Gateway API or of a controller that one of ours follows, and where it is written. */
export interface UpstreamRule {
  /** The document or function, in words. */
  readonly text: string;
  readonly address: `https://${string}`;
  /** The day on which the address was opened and found to say what the rule says; absent where nobody has done so. */
  readonly read?: Day;
}

/** One thing that no schema says and an API server, a controller or a careful reader would mind. */
export interface ManifestRule extends Rule {
  readonly id: `manifest/${string}`;
  /** An error unless it says otherwise. */
  readonly severity?: Severity;
  /** The kinds that it looks at; those of other projects that only share a name are left out. */
  readonly kinds: readonly string[] | 'every';
  readonly follows: UpstreamRule;
  check(document: ManifestDocument, set: ManifestSet): Objections;
}

/** The findings that a rule’s objections are. */
export const findingsOf = (
  { id, severity = 'error' }: Pick<ManifestRule, 'id' | 'severity'>,
  objections: Objections,
): Finding[] =>
  [objections].flat().map(({ place, message, help }) => ({ ...place, severity, rule: id, message, help }));
