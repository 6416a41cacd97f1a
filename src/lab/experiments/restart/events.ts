import { setTimeout as sleep } from 'node:timers/promises';
import { type Duration, formatQuantity, magnitude, minutes, seconds } from '../../../record/quantity.ts';
import type { Bench, BenchStart } from '../../bench.ts';
import type { OpenHop } from '../../parts/open-way.ts';
import type { PodStop } from '../../pod-behaviour.ts';
import { labMilliseconds } from '../../scale.ts';
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
  readonly happen: (bench: Bench) => Promise<void>;
}

/** Longer than ingress-nginx lets streams go on, so that a reload that ends none is told from one that ends all. */
export const longWatch = minutes(5);
const shortWatch = seconds(60);
const outage = seconds(30);
/** Longer than the agent bears silence. */
const freeze = seconds(60);

function partOf(bench: Bench, id: string): OpenHop['part'] {
  const found = bench.way.hops.find(({ hop }) => hop.id === id);
  if (found === undefined) throw new Error(`no hop ${id} on this way`);
  return found.part;
}

const happening = (
  component: string,
  kind: Kind,
  what: string,
  happen: Happening['happen'],
  watched: Duration = shortWatch,
): Happening => ({ id: `${component} ${kind}`, component, kind, what, happen, watched });

/** A reload, watched for as long as is given. */
export const reloadOf = ({ id, label }: WayHop, watched?: Duration): Happening =>
  happening(id, 'reloaded', `${label}: reloaded`, (bench) => partOf(bench, id).reload(), watched);

/** A restart; of a tunnel, that of its client. */
const restartOf = ({ id, label, part }: WayHop): Happening => {
  const whose = part === 'ssh' ? 'the tunnel’s client ' : '';
  const what = `${label}: ${whose}stopped by SIGTERM and started again`;
  return happening(id, 'restarted', what, (bench) => partOf(bench, id).restart('SIGTERM'));
};

/** A pod is replaced, and what is left of the old one killed when its grace is over. */
const podReplaced = ({ id, label }: WayHop, { signal, grace }: PodStop): Happening =>
  happening(
    id,
    'replaced',
    `${label}: its pod replaced; the old nginx gets ${signal}, and is killed after ${formatQuantity(grace)}`,
    (bench) => partOf(bench, id).replace(signal, labMilliseconds(bench.scale, grace)),
    magnitude(grace) < magnitude(shortWatch) ? shortWatch : longWatch,
  );

const frozen = ({ id, label }: WayHop): Happening => {
  const what = `${label}: silent for 60 s with its connections open, then killed and started again`;
  return happening(
    id,
    'frozen',
    what,
    async (bench) => {
      const part = partOf(bench, id);
      part.freeze();
      await sleep(labMilliseconds(bench.scale, freeze));
      await part.stop('SIGKILL');
      await part.start();
    },
    freeze,
  );
};

const tunnelEnd = ({ id }: WayHop): Happening => {
  const what = 'The tunnel’s end: killed and started again, and its client after it';
  return happening(id, 'end restarted', what, async (bench) => {
    const part = partOf(bench, id);
    if (!('end' in part)) throw new Error(`${id} is no tunnel`);
    await part.restartEnd();
  });
};

const endApi =
  (signal: NodeJS.Signals): Happening['happen'] =>
  async ({ backend }) => {
    await backend.end(signal);
    await backend.restart();
  };

const words = {
  cut: 'with the locked sse-starlette 3.0.3, which lets streams go on for 30 s',
  clean: 'with sse-starlette 3.4.5, which ends streams',
} as const;

function apiReplaced(shutdown: keyof typeof words): Happening {
  const kind = shutdown === 'cut' ? 'replaced' : 'restarted';
  const what = `API: gets SIGTERM, and is started again, ${words[shutdown]}`;
  return { ...happening('api', kind, what, endApi('SIGTERM')), start: { shutdown } };
}

const apiKilled = happening('api', 'killed', 'API: killed and started again', endApi('SIGKILL'));

const identityDown = happening(
  'identity',
  'down',
  'Identity provider: down for 30 s, while the agents’ tokens are good for longer',
  async ({ identity, tokens, scale }) => {
    tokens.forget();
    await tokens.get();
    await identity.down();
    await sleep(labMilliseconds(scale, outage));
    await identity.up();
  },
);

function ofHop(hop: WayHop): Happening[] {
  if (hop.part === 'ssh') return [restartOf(hop), tunnelEnd(hop)];
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
