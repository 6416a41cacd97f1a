import type { Place } from '../record/finding.ts';
import type { Path } from './locate.ts';

/** One object of a manifest file, with the way back to where each of its values was written. */
export interface ManifestDocument {
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Where the value at `path` starts; for a path that is not there, the key of the nearest part that is. */
  positionOf(path: Path): Place;
  /** Where the key that leads to the value at `path` starts; for an item of a list, where the item starts. */
  keyPositionOf(path: Path): Place;
  /** Where a line of the text at `path` stands, counted from nought; where the text starts unless it is a block. */
  linePositionOf(path: Path, line: number): Place;
}
