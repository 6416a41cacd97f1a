import type { Fact } from '../../record/known-value.ts';
import { formatQuantity } from '../../record/quantity.ts';
import type { DecisionRecord } from '../../record/record.ts';
import { checksOf } from '../measures/index.ts';
import { platformOf } from '../route-decision.ts';
import type { Opening } from './openings.ts';

/** What must hold of an opening: one sentence, the requirement that says so, and the known value that it reckons with. */
export interface Demand {
  readonly text: string;
  /** A key of the decision’s requirements. */
  readonly requirement: string;
  readonly fact?: Fact;
}

/** What must hold of a flow, where the record has the value that decides it and the requirement that demands it. */
export function demandsOf(record: DecisionRecord, { flows, protocol }: Pick<Opening, 'flows' | 'protocol'>): Demand[] {
  const platform = platformOf(record);
  const held = checksOf(record);
  const demand = (check: string, text: string, fact?: Fact): Demand[] =>
    held.flatMap(({ id, requirement }) => (id === check ? [{ text, requirement, ...(fact && { fact }) }] : []));
  const all = flows.flatMap((id): Demand[] => {
    const flow = platform.flows[id];
    if (flow === undefined) return [];
    const { label, longestSilence: quiet, largestBody: body } = flow;
    return [
      ...(quiet === undefined
        ? []
        : [
            ...demand(
              'silence',
              `${label}: a connection that is silent for ${formatQuantity(quiet.value)} must stay open; an idle limit must be longer than that.`,
              quiet,
            ),
            ...demand(
              'buffering',
              `${label}: nothing may buffer the answer until it ends, as something that inspects TLS may do; bytes pass as they come.`,
            ),
          ]),
      ...(body === undefined
        ? []
        : demand('body', `${label}: a request body of ${formatQuantity(body.value)} must pass.`, body)),
    ];
  });
  return protocol === 'HTTPS'
    ? [...all, ...demand('tls-end', 'No hop outside the cluster may carry the token in clear.')]
    : all;
}

/** What has to be found out about an opening before it can be made: what the record does not know is asked. */
export function gapsOf({ environment, to, host, port }: Opening): string[] {
  return [
    ...(host === undefined ? [`Which host name or address has ${to} in ${environment}?`] : []),
    ...(port === undefined ? [`Which port has ${to} in ${environment}?`] : []),
  ];
}

/** A command that tries an opening from where the agent stands; nothing where host or port is not known. */
export const testOf = ({ host, port, protocol }: Opening): string | undefined =>
  host === undefined || port === undefined ? undefined : `curl --verbose ${protocol.toLowerCase()}://${host}:${port}/`;
