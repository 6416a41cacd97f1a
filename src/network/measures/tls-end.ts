import { orAsk } from '../../record/known-value.ts';
import { apiRoles } from '../flows.ts';
import { between, inTheClear, takenForGranted, tlsEndOf } from '../hop-encryption.ts';
import type { Measure } from '../measure.ts';
import { fail, type Outcome, open, pass } from '../outcome.ts';
import { pathRead } from '../read-from.ts';
import type { Situation } from '../situation.ts';
import { apiSteps, edgeOn, inCluster, type Step, stepsOf } from '../walk.ts';

/** The last step that something encrypts, with the name of what does where TLS does not. */
function carriedBy(steps: readonly Step[]) {
  const step = steps.findLast(({ encrypted }) => encrypted);
  return { carrier: step?.hop.inside ?? 'carrier', upTo: step?.target.label };
}

function judgeEdge(edge: NonNullable<Situation['edge']>, question: string | undefined): Outcome {
  const tls = orAsk(edge.tls, question);
  if ('unknown' in tls) {
    const reason =
      edge.kind === 'HTTPRoute'
        ? 'TLS ends at the Gateway’s listener, if anywhere; no manifest here defines it.'
        : 'Whether TLS ends at the edge is not known.';
    return open(reason, tls.unknown);
  }
  switch (tls.value.ends) {
    case 'here':
      return pass('TLS ends at the edge.', tls);
    case 'passed through':
      return fail('The edge passes TLS through to a backend that speaks plain HTTP.', tls);
    case 'nowhere':
      return fail('The edge’s listener speaks plain HTTP.', tls);
  }
}

/** Which component ends the agent’s TLS connection, or what encrypts in its place. */
export const tlsEnd: Measure = {
  reads: apiRoles,
  rule: {
    id: 'tls-end',
    explains:
      'Finds the first component on the agent’s stream that ends TLS, and whether every hop before it is encrypted.',
    derive(situation) {
      const { record } = situation;
      const steps = stepsOf(situation, ...apiRoles);
      const read = [pathRead(situation, ...apiRoles)];
      const end = tlsEndOf(steps);
      const before = steps.slice(0, (end?.index ?? -1) + 1);
      const clear = inTheClear(record, before);
      if (end === undefined || clear !== undefined) {
        const detail = clear ? `In clear from ${between(clear)}.` : 'The path ends in no service.';
        return { verdict: 'poor', text: 'there is none on the way in', detail, read };
      }
      const { label } = end.target;
      if (end.hop.protocol !== 'HTTPS') {
        const { carrier, upTo = label } = carriedBy(before);
        const detail = `HTTP itself is not encrypted; the ${carrier} is, up to ${upTo}.`;
        return { verdict: 'fair', text: `none; the ${carrier} ends at ${upTo}`, detail, read };
      }
      const atEdge = end.target.layer === 'proxy' && inCluster(record, end.target);
      const where = atEdge ? 'it stands at the edge of the cluster' : 'it is not the edge of the cluster';
      return {
        verdict: atEdge ? 'good' : 'fair',
        text: `at ${label}`,
        detail: `Every hop up to ${label} is HTTPS; ${where}.${takenForGranted(record, before)}`,
        read,
      };
    },
  },
  check: {
    id: 'tls-end',
    title: 'TLS up to the cluster',
    asks: 'Is everything that carries the token encrypted until it is inside the cluster, and does TLS end at its edge?',
    decides:
      'It fails where a hop outside the cluster is in clear, on the stream or on REST. Where there is a controller, it looks for the end of TLS in the routing manifest, and for a Gateway’s listener in the Gateway. Elsewhere it has only the paths that the option draws. That encrypted bytes pass the egress unopened is taken for granted.',
    judge(situation) {
      const steps = apiSteps(situation);
      const clear = inTheClear(situation.record, steps);
      if (clear !== undefined) return fail(`In clear from ${between(clear)}.`);
      const edge = edgeOn(steps);
      if (edge !== undefined)
        return situation.edge === undefined
          ? open('No routing manifest says where TLS ends.', edge.question)
          : judgeEdge(situation.edge, edge.question);
      const drawn = { because: 'The option’s paths say so; no manifest of it can show it.' };
      const end = tlsEndOf(steps);
      if (end?.hop.protocol === 'HTTPS') return pass(`TLS ends at ${end.target.label}.`, drawn);
      const { carrier, upTo } = carriedBy(steps);
      return pass(`No TLS of its own; a ${carrier} encrypts up to ${upTo}.`, drawn);
    },
  },
};
