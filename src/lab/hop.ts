import type { Values } from '../controllers/values.ts';
import type { Duration } from '../record/quantity.ts';

/** One path that a hop takes, and what of it is taken off before it is passed on. */
export interface HopPath {
  readonly path: string;
  readonly match: 'exact' | 'prefix' | 'regex';
  readonly strips: string | 'none';
}

/** A host that a proxy carries beside the agents’, with all of its paths that are not theirs. */
export interface Beside {
  readonly host: string;
  /** Where it leads, on 127.0.0.1, in plain HTTP. */
  readonly port: number;
}

/** How a connection is secured, on either side of a hop. */
export type Security = 'none' | 'TLS' | 'mutual TLS';

/** What a hop does that moves bytes and knows of no requests. All times are real ones, not the lab’s. */
export interface TransitSettings {
  readonly layer: 'transit';
  /** Silence after which it closes a connection. */
  readonly idle: Duration | 'none';
  /** Age at which it closes a connection, however busy. */
  readonly total: Duration | 'none';
}

/** What a hop does that ends a request and makes a new one. All times are real ones, not the lab’s. */
export interface ProxySettings extends Values {
  readonly layer: 'proxy';
  /** Connections that one of its processes keeps at once, those to what is behind it included. */
  readonly connections: number;
  /** Requests a second, whoever’s, above which it refuses some; half as many more at once. Only a control’s nginx has it. */
  readonly rate?: number;
  /** The hosts that it answers for; all, where it names none. */
  readonly hosts: readonly string[];
  readonly paths: readonly HopPath[];
}

/** How a hop is spoken to, and how it speaks on. */
export interface Sides {
  readonly listens: Security;
  readonly speaks: Security;
}

/** What a hop of an option’s path does, so far as a part of the lab can do it, too. */
export type HopSettings = (TransitSettings | ProxySettings) & Sides;

/** A value that nobody knows, and what the lab took in its place. Evidence that turns on it has to say so. */
export interface Assumption {
  /** The id of the component. */
  readonly component: string;
  readonly field: string;
  /** One sentence. */
  readonly text: string;
  /** A key of the decision’s questions: the one that would settle it. */
  readonly question?: string;
}

/** What evidence says of an assumption: `field` is what is not known of the component, `words` what is taken for it. */
export const assumptionText = (label: string, field: string, words: string): string =>
  `${label}: the ${field} is not known; the lab takes “${words}”.`;

/** A proxy that does nothing to a stream, and lets everything through. */
export const plainProxy: ProxySettings = {
  layer: 'proxy',
  idle: 'none',
  total: 'none',
  buffers: false,
  body: 'none',
  heedsHeader: true,
  hidesHeader: false,
  upstream: 'HTTP/1.1',
  gzip: false,
  reload: 'none',
  clientAddress: 'X-Forwarded-For, added to',
  connections: 1024,
  hosts: [],
  paths: [{ path: '/', match: 'prefix', strips: 'none' }],
};

/** The same of what only moves bytes. */
export const plainTransit: TransitSettings = { layer: 'transit', idle: 'none', total: 'none' };
