import type { Place } from '../record/finding.ts';

export interface NamedPlace {
  readonly name: string;
  readonly place: Place;
}

/** A certificate that the edge presents, and the hosts that it is for. */
export interface TlsSetting {
  /** Absent where the manifest leaves it to the controller's default certificate. */
  readonly secret?: string;
  readonly hosts: readonly NamedPlace[];
  readonly place: Place;
}

export interface Backend {
  readonly service: string;
  readonly namespace: string;
  /** By number or by name; absent only where the manifest is incomplete. */
  readonly port?: number | string;
  readonly place: Place;
}

/** What happens to requests of one path. `controller` matching means whatever the controller makes of it. */
export interface PathSetting {
  readonly path: string;
  readonly match: 'exact' | 'prefix' | 'regex' | 'controller';
  /** An Ingress’s `pathType`, as written: controllers differ over what it means. */
  readonly pathType?: string;
  /** The prefix that is taken off before the backend sees the path. */
  readonly strips?: string;
  /** Whether a filter of the HTTPRoute changes the path, be it by taking a prefix off or otherwise. */
  readonly rewritten?: true;
  readonly backend: Backend;
  readonly place: Place;
}

/** A setting that only some controllers read. */
export interface AnnotationSetting {
  readonly key: string;
  readonly value: string;
  readonly prefix: string;
  /** The controller's name, or `unknown`. */
  readonly readBy: string;
  readonly place: Place;
}

export interface PortSetting {
  readonly port: number;
  readonly target: number | string;
  readonly nodePort?: number;
  readonly place: Place;
}

/** A Gateway, or one listener of it, that an HTTPRoute attaches to. */
export interface ParentSetting {
  readonly name: string;
  readonly namespace: string;
  /** The listener’s name; absent where the route takes every listener that lets it in. */
  readonly section?: string;
  readonly place: Place;
}

/** What a Service says of the way in, beside its ports. */
export interface ServiceSetting {
  readonly class?: NamedPlace;
  /** Addresses asked for, by field or by an annotation. */
  readonly addresses: readonly NamedPlace[];
  readonly sourceRanges: readonly NamedPlace[];
  /** `Local` or `Cluster`, where written. */
  readonly externalTrafficPolicy?: NamedPlace;
}

/** What one routing object makes the edge do, each setting with the place where it is written. */
export interface RouteSettings {
  readonly file: string;
  readonly kind: 'Ingress' | 'HTTPRoute' | 'LoadBalancer' | 'NodePort';
  readonly name: string;
  readonly namespace: string;
  readonly place: Place;
  readonly hosts: readonly NamedPlace[];
  readonly tls: readonly TlsSetting[];
  readonly paths: readonly PathSetting[];
  /** What a Service opens; empty for what routes by host and path. */
  readonly ports: readonly PortSetting[];
  readonly annotations: readonly AnnotationSetting[];
  /** The strictest limit that the object sets on a whole response; `0s` where it takes all limits off. */
  readonly requestTimeout?: { readonly text: string; readonly place: Place };
  /** An Ingress’s class; absent where it is left to the cluster’s default. */
  readonly class?: NamedPlace;
  /** An Ingress’s `kubernetes.io/ingress.allow-http`, which some controllers read. */
  readonly allowHttp?: NamedPlace;
  /** An HTTPRoute’s Gateways. */
  readonly parents?: readonly ParentSetting[];
  /** A rule of an HTTPRoute that answers everything with a redirect to HTTPS. */
  readonly redirectsToHttps?: Place;
  readonly service?: ServiceSetting;
}
