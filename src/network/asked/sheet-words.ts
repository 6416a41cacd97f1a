import type { DecisionRecord } from '../../record/record.ts';
import { platformOf } from '../route-decision.ts';
import type { RoutingObject } from './objects.ts';
import type { Opening } from './openings.ts';

/** Where an opening leads: `host:port`, with a word in place of what is not known. */
export const target = ({ to, host, port }: Opening): string =>
  `${host ?? `${to} (host not known)`}:${port ?? '(port not known)'}`;

/** An opening’s flows, with what each is for. */
export function purposes(record: DecisionRecord, { flows }: Opening): string[] {
  return flows.map((id) => {
    const flow = platformOf(record).flows[id];
    return flow === undefined ? id : `${flow.label}: ${flow.purpose}`;
  });
}

/** The names of an opening’s flows. */
export const flowNames = (record: DecisionRecord, { flows }: Opening): string =>
  flows.map((id) => platformOf(record).flows[id]?.label ?? id).join(', ');

/** The names of scenarios. */
export const scenarioNames = ({ definition }: DecisionRecord, ids: readonly string[]) =>
  ids.map((id) => definition.scenarios[id]?.label ?? id).join(', ');

/** What is known of a routing object, by what it is. */
export const objectFields = (object: RoutingObject): [string, string][] => {
  const { environment, namespace, hosts, secrets, className, gateways, backends, ports, meantFor } = object;
  const fields: [string, string][] = [
    ['Environment', environment],
    ['Namespace', namespace],
    ['Hosts', hosts.join(', ')],
    ['Secret with the certificate', secrets.join(', ')],
    ['Class', className ?? (object.kind === 'Ingress' ? 'none named' : '')],
    ['Gateway', gateways.join(', ')],
    ['Leads to', [...backends, ...ports].join(', ')],
    ['Meant for', meantFor ?? ''],
  ];
  return fields.filter(([, value]) => value !== '');
};
