import type { Bench, Entry } from '../bench.ts';
import { passing } from '../reads.ts';
import { holdingWay } from './control-hop.ts';
import { assertSound, judge, type Seen } from './delivery/delivery-verdict.ts';
import type { Side } from './delivery/figures.ts';
import { type Asked, every, patience, type Round, roundAt } from './delivery/round.ts';
import { type Experiment, type Ground, judgedAlone } from './experiment.ts';

interface Size extends Asked {
  readonly rounds: number;
}

const usual: Size = { rounds: 3, streams: 3, events: 334 };
const controlSize: Asked = { streams: 1, events: 50 };

/** A side before anything was asked on it. */
interface Open {
  readonly label: string;
  readonly bench: Bench;
  readonly entry: Entry;
  readonly rounds: Round[];
}

async function sidesOf({ way, behindProxy, open }: Ground): Promise<[Open, Open, ...Open[]]> {
  const bench = await open(way);
  const side = (label: string, on: Bench, entry: Entry): Open => ({ label, bench: on, entry, rounds: [] });
  const straight = side('straight to the API', bench, bench.straight);
  const through = side('through the option’s hops', bench, bench.through);
  if (behindProxy === undefined) return [straight, through];
  const proxied = await open(behindProxy);
  return [straight, through, side('behind an outbound proxy as well', proxied, proxied.through)];
}

/** Runs the sides in turn, so often and so much as asked, and the control, and gives what was seen. */
export async function compare(ground: Ground, { rounds, ...asked }: Size): Promise<Seen> {
  const sides = await sidesOf(ground);
  // The API fetches the keys for its first token, which later streams do not wait for.
  for (const { bench } of sides) await roundAt(bench, bench.straight, { streams: 1, events: 1 });
  for (let turn = 0; turn < rounds; turn += 1)
    for (const side of sides) side.rounds.push(await roundAt(side.bench, side.entry, asked));
  const holding = await ground.open(holdingWay(ground.way));
  const control: Side = { label: 'control', rounds: [await roundAt(holding, holding.through, controlSize)] };
  const [straight, through, behindProxy] = sides;
  return { straight, through, behindProxy, control };
}

/** How much later do events arrive through the option’s hops than without them? */
export const delivery: Experiment = {
  id: 'delivery',
  title: 'Delivery',
  question: 'How much later do events arrive through the option’s hops than without them?',
  method: `In ${usual.rounds} rounds, streams are opened in turn straight to the API’s stand-in, over plain HTTP, then through the option’s hops, then through an outbound proxy and those hops, unless the agent’s way is a tunnel. In each turn ${usual.streams} streams are opened one after another, and the last one is sent ${usual.events} events of about 2 KiB one by one, at least ${every} ms apart. Each carries the time at which the API’s stand-in wrote it; both ends share one clock. The first event of a stream is told from the moment of asking: connection, TLS, check of the token. As a control, one nginx that buffers, compresses and does not heed the header stands alone between agent and API.`,
  unit: 'milliseconds, from written to received, and from asking to the first event; the ratio to going straight to the API in the same round, as the median of the rounds. Brackets give the smallest and the largest of the rounds; for first events, of the streams',
  against: `An event that has not arrived ${patience} ms after the last was sent, or comes out of order; many that come in bursts, while straight to the API they come one by one; or delays that are no longer small against the time between two instructions. The outbound proxy, which is none of the option’s parts, does not count.`,
  fills: [],
  reads: [...passing, 'behindProxy'],
  showsNot:
    'All is on loopback, so distances, links and other tenants’ traffic add nothing here; a real delay is longer. Milliseconds differ from machine to machine, and the lab’s own client and server are in each of them, so a ratio says less of a hop than of the whole. Where the spreads of two ways overlap, as they mostly do at the 99th percentile, no difference between them is shown. Events a few milliseconds apart are far more than agents get; what is buffered in a quiet stream is another experiment’s question.',
  alone: true,
  ...judgedAlone(async (ground) => {
    const seen = await compare(ground, usual);
    assertSound(seen);
    return () => judge(seen);
  }),
};
