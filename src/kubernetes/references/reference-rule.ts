import type { ManifestRule, Objections } from '../rules/manifest-rule.ts';
import type { ReferenceSet } from './set.ts';

/**
 * One way in which a manifest can point at what is not there, or may not be pointed at. It looks at all documents that
 * are applied together.
 */
export interface ReferenceRule extends Omit<ManifestRule, 'kinds' | 'check' | 'follows'> {
  /** Absent where it is this project that minds, and nobody upstream. */
  readonly follows?: ManifestRule['follows'];
  check(set: ReferenceSet): Objections;
}
