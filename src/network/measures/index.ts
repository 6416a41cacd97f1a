import type { Check, Outcome } from '../requirement-check.ts';
import type { Situation } from '../situation.ts';
import { afterIngressNginx } from './after-ingress-nginx.ts';
import { authorization } from './authorization.ts';
import { body } from './body.ts';
import { buffering } from './buffering.ts';
import { capacity } from './capacity.ts';
import { certificate } from './certificate.ts';
import { connections } from './connections.ts';
import { isolation } from './isolation.ts';
import { plainHttp } from './plain-http.ts';
import { prefix } from './prefix.ts';
import { reload } from './reload.ts';
import { silence } from './silence.ts';
import { tlsEnd } from './tls-end.ts';
import { wayOut } from './way-out.ts';
import { whole } from './whole.ts';

/** Every check, in the order in which a request meets what it asks about. */
export const checks: readonly Check[] = [
  wayOut,
  tlsEnd,
  plainHttp,
  certificate,
  authorization,
  prefix,
  body,
  silence,
  whole,
  buffering,
  reload,
  isolation,
  connections,
  capacity,
  afterIngressNginx,
];

/** A situation with what came of one check in it. */
export interface Judged {
  readonly situation: Situation;
  readonly outcome: Outcome;
}

/** What came of a check in each situation, in their order. */
export const judgeAll = ({ check }: Check, situations: readonly Situation[]): Judged[] =>
  situations.map((situation) => ({ situation, outcome: check(situation) }));
