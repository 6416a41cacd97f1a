import type { Controller } from '../../controllers/controller.ts';
import { controllers } from '../../controllers/index.ts';
import { streamCuts } from '../../network/measures/stream-cuts.ts';
import { spaStop } from '../pod-behaviour.ts';
import { passing } from '../reads.ts';
import { type Experiment, type Ground, judgedBy } from './experiment.ts';
import { controlOf, runControl } from './restart/control.ts';
import { type Happening, happeningsOf } from './restart/events.ts';
import { placesOf } from './restart/places.ts';
import { resultOf } from './restart/restart-verdict.ts';
import type { Seen } from './restart/seen.ts';
import { watch } from './restart/watch-restart.ts';

/** Makes events happen one after the other on one bench. */
async function inTurn({ way, open }: Ground, happenings: readonly Happening[]): Promise<Seen[]> {
  const bench = await open(way, happenings[0]?.start);
  const seen: Seen[] = [];
  for (const happening of happenings) seen.push(await watch(bench, happening));
  return seen;
}

/** Which streams fall when a component is reloaded or restarted, and how long is an agent without instructions? */
export const restart: Experiment = {
  id: 'restart',
  title: 'Restarts',
  question:
    'Which streams fall when a component is reloaded or restarted, and how long is an agent without instructions?',
  method:
    'Before each event six agents open streams: three as the code is today, three that reconnect with back-off. An agent that fails to open its stream is started again, so that the event meets six. Each is sent an instruction every 5 s before, during and after the event. Then one component is reloaded, restarted or replaced: each hop, as its pod is told to end where that was looked up; the API in three ways, the identity provider; and the outermost hop falls silent. Written down is which streams fall, after what time the agent knows and how the end looks, how long after that it is served again, and what became of the instructions. What takes less than 15 s is said to happen at once, since it is this machine’s time and no limit’s. As a control, one nginx alone between agents and API is reloaded, without and with a limit on how long its old workers go on.',
  unit: 'streams that fall of six; seconds, as they would be in real time; instructions',
  against: 'Streams that fall with a component which agents do not need, or one that strangers change.',
  fills: [streamCuts],
  alsoFills: ['release-coupling'],
  explained: [spaStop, ...Object.values<Controller>(controllers).flatMap(({ stop }) => stop ?? [])],
  reads: ['idle', ...passing, 'reload', 'stop'],
  showsNot:
    'How often these events happen, and whose they are, comes from the record. One process stands for all replicas of a component: while the API ends, its stand-in refuses acknowledgements that other replicas would take. How long a component is away, and so how soon an agent is served again, is the time that its program takes here, multiplied as all times are; a real rollout takes its own time. How a pod is told to end was looked up for ingress-nginx, F5’s controller and the SPA’s nginx, as their own charts and images have it; a facility’s may be set otherwise. Every other hop gets SIGTERM. The agent that reconnects does not exist yet. Instructions come more often than real ones, so their numbers say what happens to them and not how many there would be.',
  ...judgedBy(placesOf, async (ground) => {
    const { inTurn: first, apart } = happeningsOf(ground.way);
    const control = runControl(ground);
    const running = [inTurn(ground, first), ...apart.map((one) => inTurn(ground, [one]))];
    // None is left running when the benches are closed because another failed.
    await Promise.allSettled([...running, control]);
    const seen = (await Promise.all(running)).flat();
    const held = controlOf(await control);
    return (places) => resultOf(places, seen, held);
  }),
};
