import type { ManifestDocument } from '../../kubernetes/parse.ts';
import { problem } from '../../kubernetes/problem.ts';
import type { Finding, Place } from '../../record/finding.ts';
import type { OptionRecord } from '../../record/record.ts';
import type { Entry } from './entries.ts';

/** What an option says of one flow where it enters the cluster, and what its manifests of one environment say. */
export interface Passage extends Entry {
  readonly option: OptionRecord;
  readonly environment: string;
  readonly documents: readonly ManifestDocument[];
}

/** A place in a manifest that does not do what the path says. */
export const off = ({ option }: Passage, place: Place, message: string): Finding =>
  problem(place, 'manifest/way', message, `Correct it, or the path in ${option.folder}/option.ts.`);
