import { document } from '../../model/source.ts';
import type { Default } from './setting.ts';
import type { Values } from './values.ts';

/** An annotation that sets a value; `read` gives `undefined` for what the controller, or this program, cannot read. */
export interface Annotation<V> {
  readonly key: string;
  readonly read: (text: string) => V | undefined;
}

/** How a controller treats a route unless told otherwise, and what tells it. */
export interface Controller {
  readonly label: string;
  readonly reads: readonly ('Ingress' | 'HTTPRoute')[];
  readonly defaults: { readonly [F in keyof Values]?: Default<Values[F]> };
  readonly annotations?: { readonly [F in keyof Values]?: Annotation<Values[F]> };
  /** Whether `timeouts.request` of an HTTPRoute has an effect. */
  readonly readsRequestTimeout?: true;
  /** Whether a `timeouts.request` of nought switches the limit on silence off as well. */
  readonly noughtEndsIdle?: true;
}

/** A file on a repository’s default branch, as it stood on the day it was read. */
export const upstream = (title: string, name: `${string}/${string}`, path: string) =>
  document(title, `https://github.com/${name}/blob/HEAD/${path}`, '2026-11-22');
