import { formatQuantity, seconds } from '../../model/quantity.ts';
import { agentBehaviour, backendBehaviour } from '../behaviour.ts';
import type { Bench } from '../bench.ts';
import { labMilliseconds, type Scale } from '../scale.ts';
import type { Experiment } from './experiment.ts';
import { withInnermost } from './innermost.ts';

/** Longer than any limit that is measured here, in real seconds; a stream that lives so long is not cut by silence. */
const enough = seconds(150);
const pingTime = backendBehaviour.ping.lasts;

/** How long a stream lived, in real seconds, and how its end looked; `lived` where it had to be closed. */
interface Life {
  readonly seconds: number;
  readonly how: string;
}

async function life(bench: Bench, scale: Scale, readLimit: number, limit: number): Promise<Life> {
  const stream = await bench.stream(readLimit);
  const timer = setTimeout(() => stream.close(), limit);
  const end = await stream.ended;
  clearTimeout(timer);
  // Silence begins with the last thing that was heard, not with the request.
  const heard = stream.reports.findLast(({ kind }) => kind !== 'end')?.at ?? stream.asked;
  const last = stream.reports.at(-1)?.at ?? heard;
  return { seconds: ((last - heard) * scale.factor) / 1000, how: end.how === 'closed' ? 'lived' : end.how };
}

const words: Readonly<Record<string, string>> = {
  lived: 'not cut',
  silent: 'the agent gave up',
  cut: 'cut in mid-response',
  clean: 'ended in good order',
  reset: 'reset',
};
const said = ({ how, seconds: after }: Life): string =>
  how === 'lived' ? 'not cut' : `${words[how] ?? how} after ${after.toFixed(1)} s of silence`;

/** The shortest silence, in real seconds, that ends a stream: by a hop or by the agent itself. */
const shortest = (lives: readonly Life[]): number =>
  Math.min(...lives.map(({ how, seconds: after }) => (how === 'lived' ? Number.POSITIVE_INFINITY : after)));

/** How long the stream may be silent before a hop, or the agent, ends it. */
export const silence: Experiment = {
  id: 'silence',
  title: 'Silence',
  question: 'How long may the stream be silent before a hop cuts it?',
  method:
    'A stream is held with the API’s pings by an agent with its own read limit, then without pings and heartbeats: by that agent, and by a client that waits for ever. What ends it, after what silence, and how the client sees that is written down. As a control, one more nginx stands before the API whose limit is below the time between pings.',
  unit: 'seconds of silence until the cut, as they would be in real time',
  against: 'A stream that is cut while the API pings, or a limit that is close to the time between two pings.',
  fills: ['idle-margin'],
  showsNot:
    'Limits that only exist outside the lab: firewalls, address translation and connection tracking on the real networks. All limits are shortened alike, so what a program rounds to whole seconds is inexact.',
  async measure({ way, scale, open }) {
    const lab = (duration: { readonly seconds: number }) => labMilliseconds(scale, seconds(duration.seconds));
    const agentLimit = lab(agentBehaviour.readLimit.lasts);
    const patient = lab(enough) * 2;
    const bench = await open(way);
    const withPings = await life(bench, scale, agentLimit, lab(enough));
    await bench.backend.set({ pings: false, heartbeats: false });
    const [asAgent, hops] = await Promise.all([
      life(bench, scale, agentLimit, lab(enough)),
      life(bench, scale, patient, lab(enough)),
    ]);
    const limited = await open(withInnermost(way, { idle: seconds(10) }));
    const control = await life(limited, scale, agentLimit, lab(enough));
    const weakest = shortest([asAgent, hops]);
    const cutWithPings = withPings.how !== 'lived';
    const margin = Math.round(weakest) - pingTime.seconds;
    const byAgent = asAgent.how === 'silent' && shortest([hops]) > weakest;
    const good = !cutWithPings && weakest >= pingTime.seconds * 2 * 0.98;
    const text = cutWithPings
      ? 'cut although the API pings'
      : `weakest: ${byAgent ? 'SmartEM agent' : 'a hop'}, ${formatQuantity(seconds(Math.round(weakest)))}`;
    return () => ({
      verdict: cutWithPings || margin <= 0 ? 'poor' : good ? 'good' : 'fair',
      text,
      value: seconds(margin),
      threshold: `A stream with a ping each ${formatQuantity(pingTime)} lives for ${formatQuantity(enough)}; without, it bears at least twice the time between pings.`,
      rows: [
        { what: 'With pings, agent with its own limit', seen: said(withPings) },
        { what: 'With neither pings nor heartbeats, agent with its own limit', seen: said(asAgent) },
        { what: 'With neither, a client that waits for ever', seen: said(hops) },
      ],
      control: {
        what: 'One more nginx before the API, which closes after 10 s of silence, less than the time between pings',
        expected: 'The stream is cut although the API pings.',
        seen: said(control),
        held: control.how !== 'lived' && control.how !== 'silent',
      },
    });
  },
};
