import type { DecisionRecord } from '../record/record.ts';
import type { Flow, Role } from './platform.ts';
import { platformOf } from './route-decision.ts';

/** The roles of the flows that carry the agents’ token to the API. */
export const apiRoles = ['stream', 'calls'] as const satisfies readonly Role[];

/** The id of the flow with the first of these roles that any flow has; `undefined` where none has one of them. */
export function flowOf(record: DecisionRecord, ...roles: readonly Role[]): string | undefined {
  const flows = Object.entries(platformOf(record).flows);
  return roles.map((role) => flows.find(([, flow]) => flow.role === role)?.[0]).find((id) => id !== undefined);
}

/** What a decision says of the flow with a role; `undefined` where no flow has it. */
export function flowWith(record: DecisionRecord, role: Role): Flow | undefined {
  const id = flowOf(record, role);
  return id === undefined ? undefined : platformOf(record).flows[id];
}
