import type { Place } from '../record/finding.ts';
import type { Path } from './locate.ts';
import type { ManifestDocument } from './parse.ts';

/** A value in a document together with where it stands, for reading a manifest without losing its lines. */
export interface Spot {
  readonly document: ManifestDocument;
  readonly path: Path;
  readonly value: unknown;
}

/** The whole document. */
export const rootOf = (document: ManifestDocument): Spot => ({ document, path: [], value: document.value });

function field(value: unknown, name: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[name] : undefined;
}

/** An object’s name; no letters where it has none. */
export const nameOf = (document: ManifestDocument): string => text(at(rootOf(document), 'metadata', 'name')) ?? '';

/** The value below a spot; where nothing is there, a spot whose value is `undefined`. */
export function at(spot: Spot, ...names: Path): Spot {
  return { document: spot.document, path: [...spot.path, ...names], value: names.reduce(field, spot.value) };
}

/** The items of a list; none where the value is no list. */
export function items(spot: Spot): Spot[] {
  return Array.isArray(spot.value) ? spot.value.map((_, index) => at(spot, index)) : [];
}

/** The spots at a path of fields, `*` standing for every item of a list: `spec.tls.*.secretName`. Only what is set. */
export function spotsAt(spot: Spot, path: string): Spot[] {
  return path
    .split('.')
    .reduce<Spot[]>((spots, field) => spots.flatMap((one) => (field === '*' ? items(one) : [at(one, field)])), [spot])
    .filter(({ value }) => value !== undefined && value !== null);
}

/** The entries of a mapping; none where the value is no mapping. */
export function entries(spot: Spot): [key: string, spot: Spot][] {
  if (typeof spot.value !== 'object' || spot.value === null || Array.isArray(spot.value)) return [];
  return Object.keys(spot.value).map((key) => [key, at(spot, key)]);
}

/** Whether something was written there; Kubernetes drops an empty value. */
export const isSet = ({ value }: Spot): boolean => value !== undefined && value !== null;

export const text = (spot: Spot): string | undefined => (typeof spot.value === 'string' ? spot.value : undefined);

export const number = (spot: Spot): number | undefined => (typeof spot.value === 'number' ? spot.value : undefined);

/** A port as manifests write it, by number or by name. */
export const portOf = (spot: Spot): number | string | undefined => number(spot) ?? text(spot);

export const placeOf = (spot: Spot): Place => spot.document.positionOf(spot.path);

export const keyPlaceOf = (spot: Spot): Place => spot.document.keyPositionOf(spot.path);
