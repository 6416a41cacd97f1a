import { setTimeout as sleep } from 'node:timers/promises';
import { treatments } from '../../checks/requirements/buffering.ts';
import { nameOf } from '../../checks/requirements/chain.ts';
import type { Bench } from '../bench.ts';
import type { Experiment } from './experiment.ts';
import { withInnermost } from './innermost.ts';

/** Events that are sent one by one, and the time for each to arrive before the next is sent, in milliseconds. */
const events = 10;
const patience = 300;

/** How many of the events arrived before the next was sent, and the longest that one of these took. */
interface Arrivals {
  readonly prompt: number;
  readonly longest: number;
}

async function arrivals(bench: Bench): Promise<Arrivals> {
  const stream = await bench.stream(60_000);
  await sleep(patience * 2);
  const delays: number[] = [];
  for (let sent = 0; sent < events; sent += 1) {
    const { at, id } = await bench.backend.push(stream.agent, stream.session);
    await sleep(patience);
    const came = stream.reports.find((one) => one.kind === 'event' && one.data['instruction_id'] === id);
    if (came !== undefined) delays.push(came.at - at);
  }
  stream.close();
  return { prompt: delays.length, longest: Math.max(0, ...delays) };
}

const words = ({ prompt, longest }: Arrivals): string =>
  prompt === 0
    ? `none of ${events} events within ${patience} ms`
    : `${prompt} of ${events} events within ${patience} ms, the slowest of these after ${longest.toFixed(1)} ms`;

/** Whether events come one by one through the option's hops, and through one more that holds them back. */
export const heldBack: Experiment = {
  id: 'held-back',
  title: 'Holding back',
  question: 'Does any hop hold events back, and what keeps it from doing so?',
  method:
    'Events are sent one by one through the option’s hops as the manifests set them, each of which has to arrive before the next is sent; then again without the API’s X-Accel-Buffering header. As a control, one more nginx stands before the API that buffers, speaks HTTP/1.0 to it and does not heed the header.',
  unit: 'what arrives, and after how long',
  against: 'With the settings of the manifests, an event that is written and does not arrive while the stream is open.',
  fills: ['buffering'],
  showsNot:
    'Controllers are played by the program that they drive, with their settings written out; another program’s release may buffer otherwise. What an outbound proxy of a facility does is not known.',
  async measure({ way, open }) {
    const bench = await open(way);
    const asSet = await arrivals(bench);
    await bench.backend.set({ accelHeader: false });
    const without = await arrivals(bench);
    const holding = await open(
      withInnermost(way, { buffers: true, heedsHeader: false, hidesHeader: true, upstream: 'HTTP/1.0' }),
    );
    const control = await arrivals(holding);
    const passes = asSet.prompt === events;
    return ({ situation }) => {
      const ours = treatments(situation, nameOf).some((one) => one.ours);
      return {
        verdict: !passes ? 'poor' : ours ? 'fair' : 'good',
        text: !passes ? 'events come late or not at all' : ours ? 'a setting of ours prevents it' : 'no hop does',
        threshold: `Each of ${events} events arrives within ${patience} ms of being written, before the next is sent.`,
        rows: [
          { what: 'As the manifests set it', seen: words(asSet) },
          { what: 'Without the API’s X-Accel-Buffering header', seen: words(without) },
        ],
        control: {
          what: 'One more nginx before the API, which buffers, speaks HTTP/1.0 to it and does not heed the header',
          expected: 'No event arrives in time.',
          seen: words(control),
          held: control.prompt === 0,
        },
      };
    };
  },
};
