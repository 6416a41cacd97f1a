import type { DecisionRecord } from '../../record/record.ts';
import type { Check, Measure, Rule } from '../measure.ts';
import type { Outcome } from '../outcome.ts';
import type { Situation } from '../situation.ts';
import { checkIn, ruleIn } from '../views.ts';
import { afterIngressNginx } from './after-ingress-nginx.ts';
import { allowList } from './allow-list.ts';
import { authorization } from './authorization.ts';
import { body } from './body.ts';
import { buffering } from './buffering.ts';
import { capacity } from './capacity.ts';
import { certificate } from './certificate.ts';
import { clearText } from './clear-text.ts';
import { connections } from './connections.ts';
import { controllerAnnotations } from './controller-annotations.ts';
import { extraCredentials } from './extra-credentials.ts';
import { gatewayRoute } from './gateway-route.ts';
import { hops } from './hops.ts';
import { isolation } from './isolation.ts';
import { length } from './length.ts';
import { namesAndCertificates } from './names-and-certificates.ts';
import { newComponents } from './new-components.ts';
import { oneShape } from './one-shape.ts';
import { plainHttp } from './plain-http.ts';
import { prefix } from './prefix.ts';
import { reload } from './reload.ts';
import { requestsToOthers } from './requests-to-others.ts';
import { silence } from './silence.ts';
import { singleInstances } from './single-instances.ts';
import { streamCuts } from './stream-cuts.ts';
import { tlsEnd } from './tls-end.ts';
import { tokenReaders } from './token-readers.ts';
import { wayOut } from './way-out.ts';

/** Everything that is asked of a route, in the order in which a request meets it; what is asked of the whole comes last. */
export const measures: readonly Measure[] = [
  wayOut,
  allowList,
  clearText,
  tlsEnd,
  plainHttp,
  certificate,
  namesAndCertificates,
  tokenReaders,
  extraCredentials,
  authorization,
  prefix,
  body,
  silence,
  length,
  buffering,
  reload,
  streamCuts,
  isolation,
  singleInstances,
  connections,
  capacity,
  hops,
  newComponents,
  oneShape,
  requestsToOthers,
  controllerAnnotations,
  gatewayRoute,
  afterIngressNginx,
];

/** How measures fill rows of the matrix. */
export const rules: readonly Rule[] = measures.flatMap((measure) => ruleIn(measure) ?? []);

/** How measures are held against requirements. */
export const checks: readonly Check[] = measures.flatMap((measure) => checkIn(measure) ?? []);

/** A check with the requirement that a decision holds it against, by its id. */
export interface HeldCheck extends Check {
  readonly requirement: string;
}

/** The checks that a decision holds against its requirements. */
export const checksOf = ({ definition: { requirements } }: DecisionRecord): HeldCheck[] =>
  checks.flatMap((check) =>
    Object.keys(requirements)
      .filter((id) => requirements[id]?.checks?.includes(check.id))
      .map((requirement) => ({ ...check, requirement })),
  );

/** The rule that a row names. Throws where there is none. */
export function ruleOf(id: string): Rule {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule “${id}”`);
  return rule;
}

/** A situation with what came of one check in it. */
export interface Judged {
  readonly situation: Situation;
  readonly outcome: Outcome;
}

/** What came of a check in each situation, in their order. */
export const judgeAll = ({ judge }: Check, situations: readonly Situation[]): Judged[] =>
  situations.map((situation) => ({ situation, outcome: judge(situation) }));
