import type { Place } from '../record/finding.ts';
import type { ManifestDocument } from './parse.ts';
import type { NamedPlace } from './route.ts';
import { given, named, namespaceOf } from './route-common.ts';
import { at, items, nameOf, number, placeOf, rootOf, type Spot, text } from './spot.ts';

/** One listener of a Gateway. */
export interface ListenerSetting {
  readonly name: string;
  readonly port: number;
  /** `HTTP`, `HTTPS`, `TLS` or whatever else is written. */
  readonly protocol: string;
  /** Absent where it takes every host. */
  readonly hostname?: string;
  readonly mode: 'Terminate' | 'Passthrough';
  /** The first certificate. */
  readonly secret?: NamedPlace;
  readonly place: Place;
}

/** What a Gateway of the set opens. */
export interface GatewaySettings {
  readonly name: string;
  readonly namespace: string;
  readonly class?: NamedPlace;
  readonly listeners: readonly ListenerSetting[];
  readonly place: Place;
}

function listenerOf(entry: Spot): ListenerSetting[] {
  const name = text(at(entry, 'name'));
  const port = number(at(entry, 'port'));
  const protocol = text(at(entry, 'protocol'));
  if (name === undefined || port === undefined || protocol === undefined) return [];
  return [
    {
      name,
      port,
      protocol,
      ...given({ hostname: text(at(entry, 'hostname')) || undefined }),
      mode: text(at(entry, 'tls', 'mode')) === 'Passthrough' ? 'Passthrough' : 'Terminate',
      ...given({ secret: named(at(entry, 'tls', 'certificateRefs', 0, 'name')) }),
      place: placeOf(entry),
    },
  ];
}

/** Reads a Gateway of the Gateway API; `undefined` for any other object. */
export function gatewaySettings(document: ManifestDocument): GatewaySettings | undefined {
  if (document.kind !== 'Gateway' || !document.apiVersion.startsWith('gateway.networking.k8s.io/')) return undefined;
  const root = rootOf(document);
  return {
    name: nameOf(document),
    namespace: namespaceOf(document),
    ...given({ class: named(at(root, 'spec', 'gatewayClassName')) }),
    listeners: items(at(root, 'spec', 'listeners')).flatMap(listenerOf),
    place: placeOf(root),
  };
}
