import { readFileSync } from 'node:fs';
import type { Bench } from '../bench.ts';
import { passing } from '../reads.ts';
import type { Way } from '../way.ts';
import { controlWay } from './control-hop.ts';
import { type Experiment, judgedAlone } from './experiment.ts';
import { type Climb, climb, lackOfFiles } from './many-agents/climb.ts';
import { controlSizes, fewConnections, judge, sizes } from './many-agents/many-agents-verdict.ts';
import type { Work } from './many-agents/work.ts';

/** What 1,000 agents do in 3 s: an instruction each 30 s, the shortest time that is reckoned with, and a heartbeat each 60 s. */
const ofThousand: Work = { instructions: 100, heartbeats: 50, lasts: 3_000 };

/** The control is about streams alone. */
const nothing: Work = { instructions: 0, heartbeats: 0, lasts: 0 };

/** A way of one nginx that has connections for few. */
export const withFew = (way: Way): Way => controlWay(way, { connections: fewConnections });

/** What is held of the number planned on a way with few connections. */
export const controlOn = (bench: Bench): Promise<Climb> => climb(bench, controlSizes, nothing);

/** How many streams does the way hold at once, and what does each cost? */
export const manyAgents: Experiment = {
  id: 'many-agents',
  title: 'How many agents fit',
  question: 'How many streams does the route hold at once, and what does each cost?',
  method:
    'One stream for each of 11, 20, 200, 1,000 and 1,200 agents is opened through the option’s hops, 50 at a time, each step on top of the one before, up to the first that is not held whole. The last is there to see whether 1,000 are at a limit. At each step the same work is done in 3 s: 100 instructions of 1 to 10 kB reach agents in turn and are acknowledged by POST, and 50 heartbeats are posted. That is what 1,000 agents cause in real time with an instruction each 30 s; with fewer agents, each has more to do. Pings on the streams come as much more often than in reality as the lab’s times are shorter. Memory is that which is resident in a hop’s processes, less what it was before the first stream. As a control, one nginx that has connections for few stands alone between agents and API.',
  unit: 'streams held; milliseconds of this machine from written to received; bytes of memory and descriptors for each stream at each hop',
  against: 'Fewer than 20 streams held, or events that are late or lost with 20.',
  fills: [],
  reads: ['connections', ...passing],
  showsNot:
    'Streams are held for seconds, not days. A stream costs the API’s stand-in no database connection; whether 20 streams fit the real API depends on that, so the matrix’s row on room for streams is not filled from here. Every nginx has two workers here; a real one has as many as its node has cores, which nobody has told us, and room for so many times its connections. Memory and descriptors are those of the program that plays a hop: where it stands in for another program, or for what only moves packets, the real figures are others. The time in which streams are opened is this machine’s, which plays both ends as well.',
  alone: true,
  ...judgedAlone(async ({ way, open }) => {
    const lack = lackOfFiles(readFileSync('/proc/self/limits', 'utf8'), Math.max(...sizes));
    if (lack !== undefined) throw new Error(lack);
    const seen = await climb(await open(way), sizes, ofThousand);
    const control = await controlOn(await open(withFew(way)));
    return () => judge({ climb: seen, control }, way.hops);
  }),
};
