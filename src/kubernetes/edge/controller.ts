import { type Day, document } from '../../model/source.ts';
import type { PathSetting, RouteSettings } from '../route.ts';
import type { Default, Setting } from './setting.ts';
import type { EdgePath, PlainHttp, Values } from './values.ts';

/**
 * An annotation that sets a value. `read` gives `undefined` for what the controller, or this program, cannot read, and
 * `null` for what says nothing of the value.
 */
export interface Annotation<V> {
  readonly key: string;
  readonly read: (text: string) => V | undefined | null;
}

/** What a controller makes of one path of an Ingress. */
export type ReadPath = (path: PathSetting, route: RouteSettings) => Pick<EdgePath, 'match' | 'strips'>;

/** How a controller treats a route unless told otherwise, and what tells it. */
export interface Controller {
  readonly label: string;
  readonly reads: readonly ('Ingress' | 'HTTPRoute')[];
  readonly defaults: { readonly [F in keyof Values]?: Default<Values[F]> };
  readonly annotations?: { readonly [F in keyof Values]?: Annotation<Values[F]> };
  /** What becomes of plain HTTP for the hosts of an Ingress; an HTTPRoute’s is its Gateway’s affair. */
  readonly plainHttp?: (route: RouteSettings) => Setting<PlainHttp>;
  /** The annotation that lets TLS pass unopened; `true` where that is sure. */
  readonly passthrough?: Annotation<true>;
  /** Whether the `tls` entries of an Ingress switch TLS on, or some annotation of its own has to. */
  readonly tlsSwitch?: Annotation<true>;
  readonly readPath?: ReadPath;
  /** Whether a host is one Ingress’s alone, so that others on it are rejected. */
  readonly onlyIngressOfHost?: true;
  /** What it does with `timeouts.request` of an HTTPRoute; absent where that is not known. */
  readonly requestTimeout?: 'heeded' | 'left unread';
  /** Whether a `timeouts.request` of nought switches the limit on silence off as well. */
  readonly noughtEndsIdle?: true;
  /** Whether it is known to take a prefix off by the filter URLRewrite of an HTTPRoute. */
  readonly readsUrlRewrite?: true;
}

/** A file on a repository’s default branch, as it stood on the day it was read. */
export const upstream = (title: string, name: `${string}/${string}`, path: string, read: Day = '2026-11-25') =>
  document(title, `https://github.com/${name}/blob/HEAD/${path}`, read);
