import { percentile } from '../../statistics.ts';
import type { Result } from '../experiment.ts';
import {
  type Counts,
  countsOf,
  delayWords,
  firstWords,
  medianRatio,
  ratioWords,
  type Side,
  seriesOf,
  spreadOf,
} from './figures.ts';
import { together } from './round.ts';

/** What one run saw on each side. */
export interface Seen {
  readonly straight: Side;
  readonly through: Side;
  /** Through an outbound proxy and then the option's hops, where a proxy can be passed. */
  readonly behindProxy?: Side | undefined;
  /** Through one nginx alone that holds everything back. */
  readonly control: Side;
}

/** The 99th percentile that is still as good as none, in milliseconds: instructions are tens of seconds apart. */
export const limit = 100;
/** The share of events that may come together with another: a machine that was busy for a moment makes some. */
const fewBunched = 0.2;

const whole = ({ sent, arrived, disordered }: Counts): boolean => arrived === sent && disordered === 0;

/** Whether events come one by one. As with the delays, the median of the rounds counts: the machine may halt in one. */
function oneByOne({ rounds }: Side): boolean {
  const shares = rounds.map(({ bunched, delays }) => (delays.length === 0 ? 1 : bunched / delays.length));
  return percentile(shares, 50) < fewBunched;
}

/** The 99th percentile of the delays, in milliseconds, in the median of the rounds; all of them have to have seen some. */
const mostWithin = ({ rounds }: Side): number =>
  percentile(
    rounds.map(({ delays }) => percentile(delays, 99)),
    50,
  );

/** What a side is worth by itself. */
export function worth(side: Side): Result['verdict'] {
  if (!whole(countsOf(side)) || !oneByOne(side)) return 'poor';
  return mostWithin(side) <= limit ? 'good' : 'fair';
}

function arrivalWords(side: Side): string {
  const { sent, arrived, disordered, bunched } = countsOf(side);
  if (arrived === 0) return `none of ${sent} events`;
  const order = disordered === 0 ? 'in order' : `${disordered} after a later one`;
  return `${arrived} of ${sent} events, ${order}, ${bunched} within ${together} ms of the one before`;
}

function textOf({ through, straight }: Seen): string {
  const counts = countsOf(through);
  if (counts.arrived < counts.sent) return `${counts.sent - counts.arrived} of ${counts.sent} events do not arrive`;
  if (counts.disordered > 0) return `${counts.disordered} of ${counts.sent} events out of order`;
  if (!oneByOne(through)) return 'events arrive in bursts';
  if (worth(through) === 'fair') return `one by one, but late: 99 % within ${mostWithin(through).toFixed(0)} ms`;
  return `one by one, median ${medianRatio(through, straight)} times the direct delay`;
}

/**
 * Throws where the run says nothing: the straight way, which has no hop, has to be good by itself, and no event can be
 * received before it was written.
 */
export function assertSound({ straight, through, behindProxy }: Seen): void {
  for (const side of [straight, through, ...(behindProxy === undefined ? [] : [behindProxy])]) {
    const least = spreadOf(side, 'delays', 0)?.all ?? 0;
    if (least < 0)
      throw new Error(`An event was received ${-least} ms before it was written: the two ends’ clocks differ.`);
  }
  if (worth(straight) !== 'good')
    throw new Error(
      `The machine is too busy to tell delays; straight to the API: ${arrivalWords(straight)}, ${delayWords(straight)}.`,
    );
}

/** The result of a run. */
export function judge(seen: Seen): Result {
  const { straight, through, behindProxy, control } = seen;
  const sides = [straight, through, ...(behindProxy === undefined ? [] : [behindProxy])];
  const others = sides.slice(1);
  return {
    verdict: worth(through),
    text: textOf(seen),
    threshold: `Through the option’s hops every event arrives, in order, and in the median of the rounds fewer than one in five come within ${together} ms of the one before and 99 % within ${limit} ms of being written.`,
    rows: [
      ...sides.map((side) => ({ what: `Delay, ${side.label}`, seen: delayWords(side) })),
      ...sides.map((side) => ({ what: `First event, ${side.label}`, seen: firstWords(side) })),
      ...others.map((side) => ({
        what: `Against straight to the API, ${side.label}`,
        seen: ratioWords(side, straight),
      })),
      ...sides.map((side) => ({ what: `What arrived, ${side.label}`, seen: arrivalWords(side) })),
    ],
    series: sides.flatMap(seriesOf),
    control: {
      what: 'One nginx alone between agent and API, which buffers, compresses and does not heed the header',
      expected: 'Events arrive in bursts or not at all, and the last of them not in time.',
      seen: arrivalWords(control),
      held: !whole(countsOf(control)) && !oneByOne(control),
    },
  };
}
