import { type Default, notKnown } from '../record/known-value.ts';
import type { IngressPath, IngressRoute } from './controller.ts';
import type { ReadPath } from './values.ts';

type Match = ReadPath['match'];
type Strips = ReadPath['strips'];

/** The annotation of a key, where the route has it. */
export const annotationOf = (
  { annotations }: IngressRoute,
  key: string,
): IngressRoute['annotations'][number] | undefined => annotations.find((one) => one.key === key);

/** What `pathType` itself says; for `ImplementationSpecific`, what the controller makes of the path. */
export function matchOf({ pathType, place }: IngressPath, specific: Match): Match {
  if (pathType === 'Exact') return { value: 'exact', place };
  return pathType === 'Prefix' ? { value: 'prefix', place } : specific;
}

/** A path without the slash at its end; `none` where nothing else is left to take off. */
export const prefixOf = (path: string): string => path.replace(/\/$/, '') || 'none';

/**
 * What an annotation takes off a path. `read` gets its value and gives the prefix, or `undefined` where nobody can say;
 * without the annotation nothing is taken off.
 */
export function stripOf(
  route: IngressRoute,
  keys: readonly string[],
  source: Default<'none'>,
  read: (text: string, key: string) => string | undefined,
): Strips {
  const [set, ...more] = route.annotations.filter(({ key }) => keys.includes(key));
  if (set === undefined) return source;
  const prefix = more.length === 0 ? read(set.value, set.key) : undefined;
  return prefix === undefined ? notKnown : { value: prefix, place: set.place };
}

/** A controller that matches as `pathType` says, and by whose annotations no prefix can be taken off. */
export const plainPaths =
  (specific: (path: IngressPath) => Match, strips: Strips) =>
  (path: IngressPath): ReadPath => ({ match: matchOf(path, specific(path)), strips });
