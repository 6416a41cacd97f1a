import { upstream as upstreamFile } from '../controllers/controller.ts';
import { controllerOf } from '../controllers/index.ts';
import type { ClientAddress, Values } from '../controllers/values.ts';
import type { EdgeSettings } from '../kubernetes/edge/edge-settings.ts';
import { includedDirectives, nginxSettings } from '../kubernetes/edge/nginx-server.ts';
import { chainOf, type Link } from '../network/chain.ts';
import { apiRoles } from '../network/flows.ts';
import { servicesOf } from '../network/manifests/component-services.ts';
import type { Situation } from '../network/situation.ts';
import { type Step, stepsOf } from '../network/walk.ts';
import { questionIn, type Unknown, valueIn, valueWords } from '../record/known-value.ts';
import { type Duration, hours, minutes, type Size } from '../record/quantity.ts';
import { type Assumption, assumptionText, type HopPath, type ProxySettings, type TransitSettings } from './hop.ts';

/** Settings with what was assumed to get them. */
export interface Resolved<S> {
  readonly settings: S;
  readonly assumptions: readonly Assumption[];
}

/** What the lab takes where a value is not known: that which does least to a stream. */
const least: Values = {
  idle: 'none',
  total: 'none',
  body: 'none',
  buffers: false,
  heedsHeader: true,
  hidesHeader: true,
  upstream: 'HTTP/1.1',
  gzip: false,
  reload: 'none',
  clientAddress: 'X-Forwarded-For, added to',
};

const fieldWords = {
  idle: 'limit on silence',
  total: 'limit on the length of a response',
  body: 'limit on request bodies',
  buffers: 'buffering of responses',
  heedsHeader: 'obedience to X-Accel-Buffering',
  hidesHeader: 'hiding of X-Accel-Buffering',
  upstream: 'HTTP version towards what is behind it',
  gzip: 'compression of the stream',
  reload: 'patience with old streams after a reload',
  clientAddress: 'treatment of X-Forwarded-For',
  match: 'way to match paths',
  strips: 'handling of the prefix',
  connections: 'number of connections at once',
} as const;

type Field = keyof typeof fieldWords;

/** squid’s own defaults, for an outbound proxy that nobody has named. */
const squid = upstreamFile('squid: configuration', 'squid-cache/squid', 'src/cf.data.pre', '2026-11-22');
export const squidDefaults = {
  idle: { value: minutes(15), source: squid },
  total: { value: hours(24), source: squid },
} as const;

/** Enough for every number of agents that the lab tries. */
const manyConnections = 16384;

type Known<V> = { readonly value: V } | Unknown | undefined;

/** Collects what is assumed of one component. */
class Assumptions {
  readonly list: Assumption[] = [];
  readonly #link: Link;

  constructor(link: Link) {
    this.#link = link;
  }

  take<V>(field: Field, value: V, words: string, question?: string): V {
    const { label, step } = this.#link;
    this.list.push({
      component: step.to,
      field,
      text: assumptionText(label, fieldWords[field], words),
      ...(question === undefined ? {} : { question }),
    });
    return value;
  }

  read<V extends Duration | Size | boolean | string>(field: Field, known: Known<V>, otherwise: V): V {
    return valueIn(known) ?? this.take(field, otherwise, valueWords(otherwise), questionIn(known));
  }

  orLeast<F extends keyof Values>(field: F, known: Known<Values[F]>): Values[F] {
    return this.read<Values[F]>(field, known, least[field]);
  }
}

/** What a hop does that only moves bytes. `otherwise` stands in for limits that nobody knows. */
export function transitSettings(
  link: Link,
  otherwise: Pick<Values, 'idle' | 'total'> = least,
): Resolved<TransitSettings> {
  const assumed = new Assumptions(link);
  const settings: TransitSettings = {
    layer: 'transit',
    idle: assumed.read<Values['idle']>('idle', link.idle, otherwise.idle),
    total: assumed.read<Values['total']>('total', link.total, otherwise.total),
  };
  return { settings, assumptions: assumed.list };
}

/** What is read beside the limits: of the edge’s route, of the server block of an nginx, or of the drawn path. */
interface Beside {
  readonly hosts: readonly string[];
  readonly paths: readonly HopPath[];
  readonly clientAddress: ClientAddress;
  readonly connections: number;
}

/** The paths of a route that lead on to the next component; others of the same object lead to what others need. */
function pathsOn(situation: Situation, { index }: Step, { paths }: EdgeSettings) {
  const next = stepsOf(situation, ...apiRoles)[index + 1];
  const services = next === undefined ? [] : servicesOf(next.target, situation.manifests.documents);
  return services.length === 0 ? paths : paths.filter(({ backend }) => services.includes(backend.service));
}

function besideOf(situation: Situation, { step, isEdge }: Link, assumed: Assumptions): Beside {
  const { hop, target } = step;
  const drawn = hop.strips ?? 'none';
  const many = (otherwise: number): number => assumed.take('connections', otherwise, String(otherwise));
  if (isEdge && situation.edge !== undefined) {
    const { controller, route, clientAddress } = situation.edge;
    return {
      hosts: route.hosts.map(({ name }) => name),
      paths: pathsOn(situation, step, situation.edge).map(({ path, match, strips }) => ({
        path,
        match: assumed.read<HopPath['match']>('match', match, 'prefix'),
        strips: valueIn(strips) ?? assumed.take('strips', drawn, `${drawn}, as the path is drawn`),
      })),
      clientAddress: assumed.orLeast('clientAddress', clientAddress),
      connections: controllerOf(controller)?.connections?.value ?? many(manyConnections),
    };
  }
  if (target.nginx !== undefined) {
    const { strips, clientAddress } = nginxSettings(
      target.nginx,
      includedDirectives(target.pods?.value.labels, situation.manifests.documents),
    );
    return {
      hosts: [],
      paths: [{ path: target.nginx.location, match: 'prefix', strips: valueIn(strips) ?? drawn }],
      clientAddress: assumed.orLeast('clientAddress', clientAddress),
      // What nginx’s own packages write into their nginx.conf.
      connections: many(1024),
    };
  }
  return {
    hosts: hop.host === undefined ? [] : [hop.host],
    paths: [{ path: '/', match: 'prefix', strips: drawn }],
    clientAddress: assumed.orLeast('clientAddress', undefined),
    connections: many(manyConnections),
  };
}

/** What a hop does that ends requests and makes new ones. */
export function proxySettings(situation: Situation, link: Link): Resolved<ProxySettings> {
  const assumed = new Assumptions(link);
  const { passing } = link;
  // An nginx outside the edge is not reloaded by strangers, and has no limit on old workers unless one is written.
  const reload = link.reload === undefined ? 'none' : assumed.orLeast('reload', link.reload);
  const settings: ProxySettings = {
    layer: 'proxy',
    idle: assumed.orLeast('idle', link.idle),
    total: assumed.orLeast('total', link.total),
    buffers: assumed.orLeast('buffers', passing?.buffers),
    body: assumed.orLeast('body', link.body),
    heedsHeader: assumed.orLeast('heedsHeader', passing?.heedsHeader),
    hidesHeader: assumed.orLeast('hidesHeader', passing?.hidesHeader),
    upstream: assumed.orLeast('upstream', passing?.upstream),
    gzip: assumed.orLeast('gzip', passing?.gzip),
    reload,
    ...besideOf(situation, link, assumed),
  };
  return { settings, assumptions: assumed.list };
}

/** The hops of the stream’s path, or of calls’ where there is no stream, way out and all, from the client inwards. */
export function linksOf(situation: Situation): readonly Link[] {
  const { wayOut, links } = chainOf(situation, ...apiRoles);
  return [...wayOut, ...links].toSorted((a, b) => a.step.index - b.step.index);
}
