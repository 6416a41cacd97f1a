import { body } from './body.ts';
import { delivery } from './delivery.ts';
import { dial } from './dial.ts';
import { encryption } from './encryption.ts';
import type { Experiment } from './experiment.ts';
import { heldBack } from './held-back.ts';
import { identity } from './identity.ts';
import { manyAgents } from './many-agents.ts';
import { neighbours } from './neighbours.ts';
import { prefix } from './prefix.ts';
import { restart } from './restart.ts';
import { silence } from './silence.ts';

/** Every experiment of the lab, in the order in which a reader would ask. */
export const experiments: readonly Experiment[] = [
  delivery,
  heldBack,
  silence,
  body,
  restart,
  neighbours,
  manyAgents,
  identity,
  encryption,
  prefix,
  dial,
];

/**
 * What evidence of an experiment knows the rows by that it fills: the rules of its measures, then the ids of rows that people
 * fill. What it says itself is of the first; none for an experiment that there is not.
 */
export function filledBy(id: string): string[] {
  const { fills = [], alsoFills = [] } = experimentOf(id) ?? {};
  return [...fills.flatMap(({ rule }) => rule?.id ?? []), ...alsoFills];
}

/** The experiment with this id; `undefined` where the lab has none. */
export const experimentOf = (id: string): Experiment | undefined => experiments.find((one) => one.id === id);
