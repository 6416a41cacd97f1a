import { readerOf } from '../controllers/index.ts';
import type { ManifestDocument } from './parse.ts';
import type { AnnotationSetting, NamedPlace, RouteSettings } from './route.ts';
import { at, entries, items, keyPlaceOf, nameOf, placeOf, rootOf, type Spot, text } from './spot.ts';

/** A text with its place; `undefined` where there is no text. */
export function named(spot: Spot): NamedPlace | undefined {
  const name = text(spot);
  return name === undefined ? undefined : { name, place: placeOf(spot) };
}

/** The values of a list of host names. */
export function hostsIn(list: readonly Spot[]): NamedPlace[] {
  return list.flatMap((spot) => named(spot) ?? []);
}

/** Those of some fields that have a value. */
export const given = <Fields extends object>(
  fields: Fields,
): { readonly [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;

function annotationsOf(document: ManifestDocument): AnnotationSetting[] {
  return entries(at(rootOf(document), 'metadata', 'annotations')).flatMap(([key, spot]) => {
    const reader = readerOf(key);
    const value = text(spot);
    return reader === undefined || value === undefined ? [] : [{ key, value, ...reader, place: keyPlaceOf(spot) }];
  });
}

/** The namespace that an object lands in: its own, or the one that kubectl falls back to. */
export const namespaceOf = (document: ManifestDocument): string =>
  text(at(rootOf(document), 'metadata', 'namespace')) ?? 'default';

/** What every routing object has, with the lists that depend on its kind still empty. */
export function commonSettings(document: ManifestDocument, kind: RouteSettings['kind']): RouteSettings {
  return {
    file: document.file,
    kind,
    name: nameOf(document),
    namespace: namespaceOf(document),
    place: document.positionOf([]),
    hosts: [],
    tls: [],
    paths: [],
    ports: [],
    annotations: annotationsOf(document),
  };
}

/** The items of all the lists found under one name in several objects. */
export const allItems = (spots: readonly Spot[], ...names: readonly string[]): Spot[] =>
  spots.flatMap((spot) => items(at(spot, ...names)));
