import type { Place } from '../record/finding.ts';
import type { Default, KnownValue } from '../record/known-value.ts';
import type { Duration } from '../record/quantity.ts';
import { type Citation, type Day, document } from '../record/source.ts';
import type { Form } from './forms.ts';
import type { PlainHttp, ReadPath, Values } from './values.ts';

/** What is known of one annotation. */
export interface Annotation {
  readonly form: Form;
  /** The kinds on which it is read, an Ingress where this is absent. A ConfigMap has it as a key of its data. */
  readonly on?: readonly string[];
  /**
   * The values that it sets, each read from its text: `undefined` for what the controller, or this program, cannot read,
   * `null` for what says nothing of the value.
   */
  readonly sets?: { readonly [F in keyof Values]?: (text: string) => Values[F] | null | undefined };
  /** What its value names, in the object’s own namespace or as `namespace/name`. */
  readonly names?: 'ConfigMap' | 'Secret' | 'Service';
  /** Whether it makes the controller ask for credentials of its own in the header Authorization, or may change headers unseen. */
  readonly authorization?: 'asks' | 'may change';
}

/** Annotations that go with another one of the same prefix. */
interface Need {
  readonly names: RegExp;
  readonly other: string;
  /** What they do without the other, to follow their name. */
  readonly alone: string;
}

/** A program that reads annotations. */
export interface Reader {
  readonly label: string;
  /** The prefixes of its own annotations, today’s first. */
  readonly prefixes: readonly string[];
  /** Prefixes that it once read, and reads no more. */
  readonly gone?: readonly string[];
  /** By key, prefix and all; those of other prefixes that it reads are among them. */
  readonly annotations: Readonly<Record<string, Annotation>>;
  /** Whether a name under its prefix that is not listed is certainly unknown to it. */
  readonly complete?: true;
  /** Whether it reads names without minding capitals; the list has small letters. */
  readonly anyCase?: true;
  readonly needs?: readonly Need[];
}

/** What a controller gets to see of an Ingress. */
export interface IngressRoute {
  readonly annotations: readonly { readonly key: string; readonly value: string; readonly place: Place }[];
  readonly tls: readonly unknown[];
  readonly allowHttp?: { readonly name: string; readonly place: Place };
}

/** One path of an Ingress. */
export interface IngressPath {
  readonly path: string;
  readonly pathType?: string;
  /** What the community controller would take off it. */
  readonly strips?: string;
  readonly backend: { readonly service: string };
  readonly place: Place;
}

/** For controllers that redirect plain HTTP of an Ingress with TLS, unless told otherwise. */
interface Redirect {
  readonly source: Citation;
  /** The annotation that switches the redirect on or off for an Ingress with TLS. */
  readonly key: string;
  /** The annotation that redirects with TLS or without. */
  readonly force?: string;
  /** What happens without TLS where nothing is set; absent where that is not known. */
  readonly without?: 'served';
  /** What happens with TLS where nothing is set; absent where that is not known. */
  readonly withTls?: PlainHttp;
}

/** How a pod is told to end, and when it is made to. */
export interface Stop {
  /** What its program gets in the end, whatever is sent to the pod. */
  readonly signal: NodeJS.Signals;
  /** What has not ended after this time is killed. */
  readonly grace: Duration;
  /** What happens, in one sentence. */
  readonly says: string;
  readonly sources: readonly [Citation, ...Citation[]];
}

/** How a controller treats a route unless told otherwise, and what tells it. */
export interface Controller extends Reader {
  readonly reads: readonly ('Ingress' | 'HTTPRoute')[];
  /** How an Ingress gets to it: what an IngressClass names as its controller, and what such a class is usually called. */
  readonly class?: { readonly controller: string; readonly usual: readonly string[] };
  readonly defaults: { readonly [F in keyof Values]?: Default<Values[F]> };
  /** What becomes of plain HTTP for the hosts of an Ingress; an HTTPRoute’s is its Gateway’s affair. */
  readonly redirect?: Redirect;
  /** The same, where it is not by a redirect that is switched on or off. */
  readonly plainHttp?: (route: IngressRoute) => KnownValue<PlainHttp>;
  /** The annotation that lets TLS pass unopened, and whether that takes a flag of the administrators too. */
  readonly passthrough?: { readonly key: string; readonly flagged?: true };
  /** The annotation without which the `tls` entries of an Ingress do not switch TLS on. */
  readonly tlsSwitch?: string;
  readonly readPath?: (path: IngressPath, route: IngressRoute) => ReadPath;
  /** Whether a host is one Ingress’s alone, so that others on it are rejected. */
  readonly onlyIngressOfHost?: true;
  /** What it does with `timeouts.request` of an HTTPRoute; absent where that is not known. */
  readonly requestTimeout?: 'heeded' | 'left unread';
  /** Whether a `timeouts.request` of nought switches the limit on silence off as well. */
  readonly noughtEndsIdle?: true;
  /** Whether it is known to take a prefix off by the filter URLRewrite of an HTTPRoute. */
  readonly readsUrlRewrite?: true;
  /** The program that plays it in the lab: the one that it drives. */
  readonly playedBy?: 'nginx' | 'haproxy-http';
  /** Connections of one worker process, the clients’ and those behind alike, where nothing is set. */
  readonly connections?: Default<number>;
  /** As its own manifests or chart set it; absent where nobody has looked it up. */
  readonly stop?: Stop;
}

/** A file on a repository’s default branch, as it stood on the day it was read. */
export const upstream = (title: string, name: `${string}/${string}`, path: string, read: Day = '2026-11-25') =>
  document(title, `https://github.com/${name}/blob/HEAD/${path}`, read);

/** Files of one repository, as `upstream` cites them, each with what it says of the project. */
export const filesOf = (project: string, name: `${string}/${string}`) => (says: string, path: string, read?: Day) =>
  upstream(`${project}: ${says}`, name, path, read);
