import { setTimeout as sleep } from 'node:timers/promises';
import { silence as silenceMeasure } from '../../network/measures/silence.ts';
import { formatQuantity, margin, seconds } from '../../record/quantity.ts';
import { endWords } from '../agent/stream.ts';
import type { Switches } from '../backend/backend-settings.ts';
import { agentBehaviour, backendBehaviour } from '../behaviour.ts';
import type { Branch, WatchedStream } from '../bench.ts';
import { passing } from '../reads.ts';
import { labMilliseconds, type Scale } from '../scale.ts';
import { controlWay } from './control-hop.ts';
import { type Experiment, judgedAlone, type Result } from './experiment.ts';
import { hopLogs, silencedBy } from './logs.ts';
import { openedWith } from './opened.ts';

/** Longer than any limit that is measured here, in real seconds; a stream that lives so long is not cut by silence. */
const enough = seconds(150);
/** Of the control’s nginx: less than the time between pings. */
const controlLimit = seconds(10);
const pingTime = backendBehaviour.ping.lasts;
const beatTime = backendBehaviour.heartbeat.lasts;

/** How long a stream was silent before its end, in real seconds, and how that looked; `lived` where it had to be closed. */
export interface Life {
  readonly seconds: number;
  /** How long it was since the stream was asked for, in real seconds. */
  readonly open: number;
  readonly how: string;
  /** The hops whose logs say that they ended it. */
  readonly by: readonly string[];
}

export interface SilenceSeen {
  /** With pings and heartbeats, as the API is, by an agent with its own limit. */
  readonly asIs: Life;
  readonly beatsAgent: Life;
  readonly beatsPatient: Life;
  readonly neitherAgent: Life;
  /** By a client that waits for ever, so that only hops can end it. */
  readonly neitherPatient: Life;
  /** Absent where no outbound proxy can be passed. */
  readonly behindProxy?: { readonly asIs: Life; readonly neitherPatient: Life };
  readonly control: Life;
}

/** A way to the API, and where its hops write their logs. */
type Place = Pick<Branch, 'entry' | 'way' | 'workspace'>;

/** Waits until a stream ends, or closes it when it has lived long enough. */
async function life(stream: WatchedStream, place: Place, scale: Scale): Promise<Life> {
  const timer = setTimeout(() => stream.close(), labMilliseconds(scale, enough));
  const { how } = await stream.ended;
  clearTimeout(timer);
  // Silence begins with the last thing that came, not with the request.
  const lastSign = stream.reports.findLast(({ kind }) => kind !== 'end')?.at ?? stream.asked;
  const last = stream.reports.at(-1)?.at ?? lastSign;
  // Programs write their logs once they are done with a connection.
  await sleep(300);
  return {
    seconds: ((last - lastSign) * scale.factor) / 1000,
    open: ((last - stream.asked) * scale.factor) / 1000,
    how: how === 'closed' ? 'lived' : how,
    by: silencedBy(hopLogs(place), stream.session),
  };
}

const ends: Readonly<Record<string, string>> = { ...endWords, silent: 'the agent gave up', unreachable: 'unreachable' };

function lifeWords({ how, seconds: after, by }: Life): string {
  if (how === 'lived') return `not cut within ${formatQuantity(enough)}`;
  const whose = how === 'silent' ? '' : `; ${by.length === 0 ? 'no hop’s log says by whom' : by.join('; ')}`;
  return `${ends[how] ?? how} after ${after.toFixed(1)} s of silence${whose}`;
}

/** The shortest silence, in real seconds, that ends a stream: by a hop or by the agent itself. */
const shortest = (lives: readonly Life[]): number =>
  Math.min(...lives.map(({ how, seconds: after }) => (how === 'lived' ? Number.POSITIVE_INFINITY : after)));

/** The verdict on what was seen. */
export function judged({ behindProxy, control, ...seen }: SilenceSeen): Result {
  const { asIs, neitherAgent, neitherPatient } = seen;
  const weakest = shortest([neitherAgent, neitherPatient]);
  const cutWithPings = asIs.how !== 'lived';
  const whole = Math.round(weakest);
  const bounded = Number.isFinite(whole);
  const byAgent = neitherAgent.how === 'silent' && shortest([neitherPatient]) > weakest;
  const good = !cutWithPings && weakest >= pingTime.seconds * 2 * 0.98;
  const beats = `With heartbeats alone, each ${formatQuantity(beatTime)}`;
  return {
    verdict: cutWithPings || whole <= pingTime.seconds ? 'poor' : good ? 'good' : 'fair',
    text: cutWithPings
      ? 'cut although the API pings'
      : bounded
        ? `weakest: ${byAgent ? 'SmartEM agent' : 'a hop'}, ${formatQuantity(seconds(whole))}`
        : `not cut within ${formatQuantity(enough)}`,
    ...(bounded ? { value: margin(whole, pingTime.seconds) } : {}),
    threshold: `A stream with a ping each ${formatQuantity(pingTime)} lives for ${formatQuantity(enough)}; without, it bears at least twice the time between pings.`,
    rows: [
      { what: 'With pings and heartbeats, agent with its own limit', seen: lifeWords(asIs) },
      {
        what: `${beats}: agent with its own limit, which is just as long, so that either may come first`,
        seen: lifeWords(seen.beatsAgent),
      },
      { what: `${beats}: a client that waits for ever`, seen: lifeWords(seen.beatsPatient) },
      { what: 'With neither pings nor heartbeats, agent with its own limit', seen: lifeWords(neitherAgent) },
      { what: 'With neither, a client that waits for ever', seen: lifeWords(neitherPatient) },
      ...(behindProxy === undefined
        ? []
        : [
            { what: 'Behind an outbound proxy, with pings and heartbeats', seen: lifeWords(behindProxy.asIs) },
            {
              what: 'Behind an outbound proxy, with neither, a client that waits for ever',
              seen: lifeWords(behindProxy.neitherPatient),
            },
          ]),
    ],
    control: {
      what: `One nginx alone between agent and API, which closes after ${formatQuantity(controlLimit)} of silence, less than the time between pings`,
      expected: 'The stream is cut before the next ping, and that nginx says that it waited too long.',
      seen: lifeWords(control),
      held:
        control.how !== 'lived' &&
        control.how !== 'silent' &&
        control.by.length > 0 &&
        // A client that hears late counts less silence than the nginx did, but never less time since it asked.
        control.open >= controlLimit.seconds * 0.98 &&
        control.seconds < pingTime.seconds,
    },
  };
}

/** How long the stream may be silent before a hop, or the agent, ends it. */
export const silence: Experiment = {
  id: 'silence',
  title: 'Idle time-outs',
  question: 'How long may the stream be silent before a hop cuts it?',
  method:
    'Streams are held side by side: with the API’s pings and heartbeats, with heartbeats alone, and with neither; by an agent with its own read limit, and, except for the first, by a client that waits for ever. What ends each, after what silence, and how the client sees that is written down, with what the hops’ own logs say of it. The first and the last are held through an outbound proxy, too, where one can be passed. As a control, one nginx whose limit is below the time between pings stands alone between agent and API.',
  unit: 'seconds of silence until the cut, as they would be in real time',
  against: 'A stream that is cut while the API pings, or a limit that is close to the time between two pings.',
  fills: [silenceMeasure],
  reads: ['idle', 'total', ...passing, 'behindProxy'],
  showsNot:
    'Limits that only exist outside the lab: firewalls, address translation and connection tracking on the real networks. Limits beyond 150 s, such as the 15 min of squid, which plays the outbound proxy. All limits are shortened alike, so what a program rounds to whole seconds is inexact.',
  ...judgedAlone(async ({ way, behindProxy, scale, open }) => {
    const agent = labMilliseconds(scale, agentBehaviour.readLimit.lasts);
    const patient = labMilliseconds(scale, enough) * 2;
    const bench = await open(way);
    const own: Place = { entry: bench.through, way: bench.way, workspace: bench.workspace };
    const limited = await bench.branch(controlWay(way, { idle: controlLimit }));
    const proxied = behindProxy === undefined ? undefined : await bench.branch(behindProxy);
    const hold = (place: Place, limit: number) => async () => ({
      life: life(await bench.stream(limit, place.entry), place, scale),
    });
    const behind = async (switches: Partial<Switches>, limit: number) =>
      proxied === undefined ? undefined : (await openedWith(bench, switches, [hold(proxied, limit)]))[0];
    const [asIs, control] = await openedWith(bench, {}, [hold(own, agent), hold(limited, agent)]);
    const behindAsIs = await behind({}, agent);
    const [beatsAgent, beatsPatient] = await openedWith(bench, { pings: false }, [
      hold(own, agent),
      hold(own, patient),
    ]);
    const silent = { pings: false, heartbeats: false };
    const [neitherAgent, neitherPatient] = await openedWith(bench, silent, [hold(own, agent), hold(own, patient)]);
    const behindNeither = await behind(silent, patient);
    const seen: SilenceSeen = {
      asIs: await asIs.life,
      beatsAgent: await beatsAgent.life,
      beatsPatient: await beatsPatient.life,
      neitherAgent: await neitherAgent.life,
      neitherPatient: await neitherPatient.life,
      ...(behindAsIs === undefined || behindNeither === undefined
        ? {}
        : { behindProxy: { asIs: await behindAsIs.life, neitherPatient: await behindNeither.life } }),
      control: await control.life,
    };
    return () => judged(seen);
  }),
};
