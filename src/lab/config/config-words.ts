import type { Duration } from '../../record/quantity.ts';
import type { Certificate } from '../run/certificates.ts';
import { labMilliseconds, type Scale } from '../scale.ts';

/** So long that no run meets it; longer ones overflow in HAProxy. */
const noLimit = '24d';

/** A limit as nginx and HAProxy both take it, shortened to the lab’s time. */
export const limit = (scale: Scale, value: Duration | 'none'): string =>
  value === 'none' ? noLimit : `${labMilliseconds(scale, value)}ms`;

/** Text as a part of a regular expression that matches nothing else. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Where a hop listens, with the PEM files that it needs for that. */
export interface Listen {
  /** Of 127.0.0.1. */
  readonly port: number;
  readonly certificate?: Certificate | undefined;
  /** The authority of clients that have to show a certificate. */
  readonly clientAuthority?: string | undefined;
}

/** What is behind a hop. */
export interface Upstream {
  /** Of 127.0.0.1. */
  readonly port: number;
  /** Where TLS is spoken: the authority that is trusted, the name that is expected, and what is shown. */
  readonly tls?: {
    readonly authority: string;
    readonly name: string;
    readonly certificate?: Certificate | undefined;
  };
}
