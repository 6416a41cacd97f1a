import type { Judged } from './measures/index.ts';
import type { Outcome } from './outcome.ts';

const order = ['fail', 'unknown', 'pass'] as const;

/** How many controllers, each with a kind of route, each outcome comes with; the worse of two scenarios counts. */
export function countByOutcome(all: readonly Judged[]): { outcome: Outcome['outcome']; count: number }[] {
  const byEdge = Map.groupBy(all, ({ situation: { edge } }) => JSON.stringify([edge?.controller, edge?.kind]));
  const worst = [...byEdge.values()].map((group) =>
    order.find((one) => group.some(({ outcome }) => outcome.outcome === one)),
  );
  return order
    .map((outcome) => ({ outcome, count: worst.filter((one) => one === outcome).length }))
    .filter(({ count }) => count > 0);
}
