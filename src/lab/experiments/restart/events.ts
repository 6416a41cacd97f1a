import { type Duration, formatQuantity, magnitude, minutes, seconds } from '../../../record/quantity.ts';
import type { Bench, BenchStart } from '../../bench.ts';
import type { OpenHop } from '../../parts/open-way.ts';
import type { PodStop } from '../../pod-behaviour.ts';
import { labMilliseconds, type Scale } from '../../scale.ts';
import type { Way, WayHop } from '../../way.ts';

/** What happens to a component. `end` is that of a tunnel’s far end. */
export type Kind = 'reloaded' | 'restarted' | 'end restarted' | 'replaced' | 'frozen' | 'killed' | 'down';

/** Something that happens to one component while streams are open. */
export interface HappeningName {
  /** Component and kind: no other event of a way has this id. */
  readonly id: string;
  /** The hop’s id, `api` or `identity`. */
  readonly component: string;
  readonly kind: Kind;
  /** What happens, for a reader. */
  readonly what: string;
}

export interface Happening extends HappeningName {
  /** How long streams are watched at most, in real time. */
  readonly watched: Duration;
  /** What the bench has to be told for it. */
  readonly start?: BenchStart;
  /** Makes it happen, and resolves once the component is there again. */
  happen(bench: Bench, scale: Scale): Promise<void>;
}

/** Longer than ingress-nginx lets streams go on, so that a reload that ends none is told from one that ends all. */
export const longWatch = minutes(5);
const shortWatch = seconds(60);
const outage = seconds(30);
/** Longer than the agent bears silence. */
const freeze = seconds(60);

const wait = (scale: Scale, duration: Duration) =>
  new Promise<void>((resolve) => setTimeout(resolve, labMilliseconds(scale, duration)));

function partOf(bench: Bench, id: string): OpenHop['part'] {
  const found = bench.way.hops.find(({ hop }) => hop.id === id);
  if (found === undefined) throw new Error(`no hop ${id} on this way`);
  return found.part;
}

const named = (component: string, kind: Kind, what: string) => ({ id: `${component} ${kind}`, component, kind, what });

/** A reload, watched for as long as is given. */
export const reloadOf = ({ id, label }: WayHop, watched: Duration = shortWatch): Happening => ({
  ...named(id, 'reloaded', `${label}: reloaded`),
  watched,
  happen: (bench) => partOf(bench, id).reload(),
});

const restartOf = ({ id, label }: WayHop): Happening => ({
  ...named(id, 'restarted', `${label}: stopped by SIGTERM and started again`),
  watched: shortWatch,
  happen: (bench) => partOf(bench, id).restart('SIGTERM'),
});

/** A pod is replaced, and what is left of the old one killed when its grace is over. */
const podReplaced = ({ id, label }: WayHop, { signal, grace }: PodStop): Happening => ({
  ...named(
    id,
    'replaced',
    `${label}: its pod replaced; the old nginx gets ${signal}, and is killed after ${formatQuantity(grace)}`,
  ),
  watched: magnitude(grace) < magnitude(shortWatch) ? shortWatch : longWatch,
  happen: (bench, scale) => partOf(bench, id).replace(signal, labMilliseconds(scale, grace)),
});

const frozen = ({ id, label }: WayHop): Happening => ({
  ...named(id, 'frozen', `${label}: silent for 60 s with its connections open, then killed and started again`),
  watched: freeze,
  async happen(bench, scale) {
    const part = partOf(bench, id);
    part.freeze();
    await wait(scale, freeze);
    await part.stop('SIGKILL');
    await part.start();
  },
});

const tunnelClient = ({ id, label }: WayHop): Happening => ({
  ...named(id, 'restarted', `${label}: the tunnel’s client stopped by SIGTERM and started again`),
  watched: shortWatch,
  happen: (bench) => partOf(bench, id).restart('SIGTERM'),
});

const tunnelEnd = ({ id }: WayHop): Happening => ({
  ...named(id, 'end restarted', 'The tunnel’s end: killed and started again, and its client after it'),
  watched: shortWatch,
  async happen(bench) {
    const part = partOf(bench, id);
    if (!('end' in part)) throw new Error(`${id} is no tunnel`);
    await part.restartEnd();
  },
});

const apiReplaced = (shutdown: 'cut' | 'clean'): Happening => ({
  ...named(
    'api',
    shutdown === 'cut' ? 'replaced' : 'restarted',
    `API: gets SIGTERM, and is started again, ${words[shutdown]}`,
  ),
  watched: shortWatch,
  start: { shutdown },
  async happen({ backend }) {
    await backend.end('SIGTERM');
    await backend.restart();
  },
});

const words = {
  cut: 'with the locked sse-starlette 3.0.3, which lets streams go on for 30 s',
  clean: 'with sse-starlette 3.4.5, which ends streams',
} as const;

const apiKilled: Happening = {
  ...named('api', 'killed', 'API: killed and started again'),
  watched: shortWatch,
  async happen({ backend }) {
    await backend.end('SIGKILL');
    await backend.restart();
  },
};

const identityDown: Happening = {
  ...named('identity', 'down', 'Identity provider: down for 30 s, while the agents’ tokens are good for longer'),
  watched: shortWatch,
  async happen({ identity, tokens }, scale) {
    tokens.forget();
    await tokens.get();
    await identity.down();
    await wait(scale, outage);
    await identity.up();
  },
};

function ofHop(hop: WayHop): Happening[] {
  if (hop.part === 'ssh') return [tunnelClient(hop), tunnelEnd(hop)];
  const { stop } = hop;
  if (stop === undefined) return [restartOf(hop)];
  // The edge’s reloads are watched for longer, by themselves.
  return [...(hop.isEdge ? [] : [reloadOf(hop)]), podReplaced(hop, stop)];
}

const isLong = ({ watched }: Happening): boolean => magnitude(watched) > magnitude(shortWatch);

/** What happens on one bench after the other, and what takes one of its own since it lasts or needs another API. */
export interface Happenings {
  readonly inTurn: readonly Happening[];
  readonly apart: readonly Happening[];
}

/** All that is made to happen on a way, the agents’ way out apart. */
export function happeningsOf(way: Way): Happenings {
  const hops = way.hops.filter(({ isWayOut }) => !isWayOut);
  const [outermost] = hops;
  const edge = hops.filter(({ isEdge }) => isEdge);
  const ofHops = hops.flatMap(ofHop);
  return {
    inTurn: [
      ...ofHops.filter((one) => !isLong(one)),
      ...(outermost === undefined || outermost.part === 'ssh' ? [] : [frozen(outermost)]),
      apiReplaced('cut'),
      apiKilled,
      identityDown,
    ],
    apart: [...edge.map((hop) => reloadOf(hop, longWatch)), ...ofHops.filter(isLong), apiReplaced('clean')],
  };
}
