import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../../bench.ts';
import { perBrowser } from '../../browser-load.ts';
import { type Carrying, carry, openBrowsers, spaPage } from '../../parts/browsers.ts';
import type { Browsers } from '../../way.ts';
import { controlId, controlWay } from '../control-hop.ts';
import type { Ground } from '../experiment.ts';
import type { Round } from './measures.ts';
import type { Observed, Squeezed } from './neighbours-verdict.ts';
import { beside, openStreams, type Pace, work } from './work.ts';

/** The number that is planned. */
const agents = 20;
/** In milliseconds of this machine. An event each 30 s for every agent would take 3,000 agents to be as many. */
const pace: Pace = { event: 200, call: 500 };
const load = { browsers: 4, pause: 75 };
/** Of each state, in milliseconds of this machine. */
const stretch = 600;
/** How many rounds a run of the experiment has. */
export const usualRounds = 5;

/** Watches agents and browsers on the hops that they share, on hops of their own, and without each other, in rounds. */
export async function watch({ way, scale, open }: Ground, browsers: Browsers, rounds: number): Promise<Observed> {
  const opened = new AsyncDisposableStack();
  try {
    const carrying = await carry(way, browsers);
    const bench = await open(carrying.way, { page: spaPage });
    const service = bench.backend.port;
    const browsersOn = async (one: Carrying, at: Pick<Bench, 'way' | 'workspace'>) => {
      const entry = await openBrowsers(one, { open: at.way, workspace: at.workspace, scale, service });
      opened.defer(entry.stop);
      return entry;
    };
    const same = await browsersOn(carrying, bench);
    // The same hops once more, as processes of their own.
    const copies = await carry(way, browsers);
    const own = await browsersOn(copies, await bench.branch(copies.way));
    const streams = await openStreams(bench, agents);
    const working = () => work(bench, streams, pace, stretch);
    const seen: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const token = await bench.tokens.get();
      const alone = await working();
      const apartFirst = round % 2 === 0;
      const first = await beside(apartFirst ? own : same, { ...load, token }, working);
      const second = await beside(apartFirst ? same : own, { ...load, token }, working);
      const idle = (await beside(same, { ...load, token }, () => sleep(stretch))).load;
      const [apart, together] = apartFirst ? [first, second] : [second, first];
      seen.push({ alone, apart, together, idle });
    }
    const shared = way.hops.filter(({ id }) => browsers.shared.includes(id)).map(({ label }) => label);
    return { rounds: seen, shared, agents, connections: load.browsers * perBrowser };
  } finally {
    await opened.disposeAsync();
  }
}

/** Requests a second that the control’s hop takes: more than its agents make, and far less than its browsers would. */
export const few = 100;
const fewAgents = 6;
const crowd = { browsers: 8, pause: 0 };
/** More calls than elsewhere, so that those that fail are not one or two. */
const hurried: Pace = { event: 200, call: 100 };

const portOf = ({ way }: Bench): number | undefined => way.hops.find(({ hop }) => hop.id === controlId)?.part.port;

/** Watches agents on one hop alone that takes few requests, without browsers and beside them. */
export async function squeeze({ way, open }: Ground): Promise<Squeezed> {
  const bench = await open(controlWay(way, { rate: few }));
  const streams = await openStreams(bench, fewAgents);
  const working = () => work(bench, streams, hurried, stretch);
  const alone = await working();
  const entry = {
    origin: `http://127.0.0.1:${portOf(bench)}`,
    ca: '',
    paths: ['/gridsquares/one/gridsquare_image'],
  } as const;
  const token = await bench.tokens.get();
  const together = await beside(entry, { ...crowd, token }, working);
  for (const stream of streams) stream.close();
  return { alone, together };
}
