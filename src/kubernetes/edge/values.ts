import type { PlainHttp, ReadPath, Values } from '../../controllers/values.ts';
import type { KnownValue } from '../../record/known-value.ts';
import type { Backend, RouteSettings } from '../route.ts';

/** The edge’s end of TLS. `nowhere` where the listener is known to speak plain HTTP. */
export interface Tls {
  readonly ends: 'here' | 'passed through' | 'nowhere';
  /** The Secret with the certificate; absent where the controller falls back on one of its own. */
  readonly secret?: string;
}

/** What a controller makes of one path of a route. */
export interface EdgePath extends ReadPath {
  readonly path: string;
  readonly backend: Backend;
}

/** What one controller would do with one routing object. */
export type EdgeSettings = { readonly [F in keyof Values]: KnownValue<Values[F]> } & {
  readonly controller: string;
  readonly label: string;
  readonly kind: 'Ingress' | 'HTTPRoute';
  readonly route: RouteSettings;
  /** The Gateway’s listeners that lead here, with protocol and port. */
  readonly listener: KnownValue<string>;
  readonly tls: KnownValue<Tls>;
  readonly plainHttp: KnownValue<PlainHttp>;
  readonly paths: readonly EdgePath[];
};
