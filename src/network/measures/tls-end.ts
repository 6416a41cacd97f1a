import { chainOf } from '../chain.ts';
import { because, fromSetting } from '../reading.ts';
import { type Check, fail, type Outcome, open, pass } from '../requirement-check.ts';
import type { Situation } from '../situation.ts';
import { inCluster, type Step } from '../walk.ts';

const between = ({ source, target }: Step) => `${source.label} to ${target.label}`;

const drawn = because('The option’s paths say so; no manifest of it can show it.');

/** The first step that a listener outside the cluster could read. */
export const inTheClear = ({ record }: Situation, steps: readonly Step[]): Step | undefined =>
  steps.find(
    ({ encrypted, source, target }) => !encrypted && !(inCluster(record, source) && inCluster(record, target)),
  );

function atTheEdge(edge: NonNullable<Situation['edge']>, question: string | undefined): Outcome {
  const tls = fromSetting(edge.tls, question);
  if (!tls.known) {
    const reason =
      edge.kind === 'HTTPRoute'
        ? 'TLS ends at the Gateway’s listener, if anywhere; no manifest here defines it.'
        : 'Whether TLS ends at the edge is not known.';
    return open(reason, tls.question);
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

/** Whether what carries the token is encrypted up to the cluster, and where TLS ends. */
export const tlsEnd: Check = {
  id: 'tls-end',
  title: 'TLS up to the cluster',
  requirement: 'tls',
  asks: 'Is everything that carries the token encrypted until it is inside the cluster, and does TLS end at its edge?',
  decides:
    'It fails where a hop outside the cluster is in clear, on the stream or on REST. Where there is a controller, it looks for the end of TLS in the routing manifest, and for a Gateway’s listener in the Gateway. Elsewhere it has only the paths that the option draws. That encrypted bytes pass the egress unopened is taken for granted.',
  check(situation) {
    const steps = ['sse', 'rest'].flatMap((flow) => chainOf(situation, flow).steps);
    const clear = inTheClear(situation, steps);
    if (clear !== undefined) return fail(`In clear from ${between(clear)}.`);
    const edge = steps.find(({ target }) => target.edge !== undefined)?.target.edge;
    if (edge !== undefined)
      return situation.edge === undefined
        ? open('No routing manifest says where TLS ends.', edge.question)
        : atTheEdge(situation.edge, edge.question);
    const end = steps.find(({ target }) => target.layer === 'proxy' || target.layer === 'service');
    if (end?.hop.protocol === 'HTTPS') return pass(`TLS ends at ${end.target.label}.`, drawn);
    const carried = steps.findLast(({ encrypted }) => encrypted);
    return pass(
      `No TLS of its own; a ${carried?.hop.inside ?? 'carrier'} encrypts up to ${carried?.target.label}.`,
      drawn,
    );
  },
};
