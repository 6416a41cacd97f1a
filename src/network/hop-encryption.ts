import type { DecisionRecord } from '../record/record.ts';
import { inCluster, isWayOut, type Step } from './walk.ts';

/** A step by the names of its ends. */
export const between = ({ source, target }: Step): string => `${source.label} to ${target.label}`;

/** Whether a step can be listened to from outside the cluster. */
export const leavesTheCluster = (record: DecisionRecord, { source, target }: Step): boolean =>
  !inCluster(record, source) || !inCluster(record, target);

/** The first step that a listener outside the cluster could read. */
export const inTheClear = (record: DecisionRecord, steps: readonly Step[]): Step | undefined =>
  steps.find((step) => !step.encrypted && leavesTheCluster(record, step));

/** What ends TLS, or would: the first step that arrives at a component which takes requests apart. */
export const tlsEndOf = (steps: readonly Step[]): Step | undefined =>
  steps.find(({ target }) => target.layer === 'proxy' || target.layer === 'service');

/** What rows on TLS take for granted of the egress, since no manifest or limit says it. */
export function takenForGranted(record: DecisionRecord, steps: readonly Step[]): string {
  const passed = steps.filter(({ to, encrypted }) => encrypted && isWayOut(record, to));
  const names = [...new Set(passed.map(({ target }) => target.label))];
  return names.length === 0 ? '' : ` Taken for granted: what is encrypted passes unopened at ${names.join(', ')}.`;
}
