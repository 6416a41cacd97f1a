import { z } from 'zod';
import type { NginxServer } from '../kubernetes/edge/nginx-server.ts';
import { anyFact, backed, fact, known, limit, open, stated } from '../record/known-value-schema.ts';
import { ref } from '../record/references.ts';
import type { Citation } from '../record/source.ts';
import { as, citation, count, type Data, duration, size, someOf, text, type WithIds } from '../record/value-schema.ts';

export type { NginxServer };

/** A place that contains components or other zones; drawn as a box. */
const zone = z.strictObject({
  label: text,
  /** The zone that this one lies in. */
  within: ref('zone').optional(),
});
export type Zone = Data<typeof zone>;

/**
 * Whether a proxy holds a stream back. One that sees `X-Accel-Buffering: no`, and heeds it, passes bytes at once;
 * `otherwise` says what it does without that. One that hides the header leaves the next proxy, nearer to the client,
 * without it.
 */
const buffering = z.strictObject({
  heedsHeader: z.union([z.boolean(), open]),
  hidesHeader: z.boolean(),
  otherwise: known(z.enum(['passes at once', 'holds back'])),
});
export type Buffering = Data<typeof buffering>;

/** What a component does to what passes through it. */
const limits = z.strictObject({
  /** Silence after which it closes the connection. */
  idle: limit(duration).optional(),
  /** Length after which it closes even a busy response. */
  total: limit(duration).optional(),
  body: limit(size).optional(),
  buffering: buffering.optional(),
});
export type Limits = Data<typeof limits>;

/** The pods that a component runs in. */
const pods = z.strictObject({
  /** The labels by which a Service finds them. */
  labels: z.record(z.string(), text),
  /** The Service that leads to them today. */
  service: text,
});

/** One controller that a component may be today, by its id in `src/controllers`, with why. */
type MayBe = { readonly controller: string } & (
  | { readonly sources: readonly [Citation, ...Citation[]] }
  | { readonly because: string }
);

/** Of the component that reads the options’ routing manifests: which controllers it may be. */
const edge = z.strictObject({
  today: z.array(as<MayBe>(backed({ controller: text }))),
  /** The open question that would settle which it is, and what its administrators have set. */
  question: ref('question'),
});
export type Edge = Data<typeof edge>;

const nginx = as<NginxServer>(
  z.strictObject({
    location: z.string().startsWith('/'),
    directives: z.array(z.strictObject({ line: z.string().endsWith(';'), source: citation })),
  }),
);

/** Something on the way, and what it does to what passes. */
export const component = z.strictObject({
  label: text,
  zone: ref('zone'),
  /**
   * How deep it looks into what passes: a `client` starts flows, `transit` moves bytes without opening TLS, a `proxy` ends
   * the request and makes a new one, a `service` answers it.
   */
  layer: z.enum(['client', 'transit', 'proxy', 'service']),
  role: text,
  /** Who runs it. */
  operator: ref('party'),
  /** Of what there is one of each: absent where all agents share it. */
  each: z.enum(['agent', 'site']).optional(),
  /** For a component that an option adds: browsers’ traffic will pass it, too. */
  browsersToo: z.literal(true).optional(),
  instances: known(count).optional(),
  /** For what runs in the cluster; manifests that lead there are held against it. */
  pods: stated(pods).optional(),
  /** Environments that run another number of instances than production. */
  instancesIn: z.record(z.string(), stated(count)).optional(),
  /** Environments in which it is reached by another host than in production. */
  hostIn: z.record(z.string(), stated(text)).optional(),
  /** For a service: how many connections one of its processes takes. One process runs in each instance. */
  connections: limit(count).optional(),
  /**
   * What others do at it as a matter of routine that ends every stream, in a phrase; `none` where nothing does. At the edge,
   * what its controllers do at a reload comes on top.
   */
  cuts: known(text).optional(),
  /** Absent at the edge, whose limits are read from the manifests, for each controller. */
  limits: limits.optional(),
  edge: edge.optional(),
  nginx: nginx.optional(),
});
export type Component = Data<typeof component>;
export type Layer = Component['layer'];

/** One kind of traffic. What it is stands here; which way it takes, in each option. */
const flow = z.strictObject({
  label: text,
  /**
   * What it is to the measures: `stream` lives long, `calls` are asked and answered, `credentials` are fetched. Absent for
   * a flow of which nothing is asked; no two have the same.
   */
  role: z.enum(['stream', 'calls', 'credentials']).optional(),
  purpose: text,
  request: text,
  lives: text,
  /** The longest time without a byte while the flow is well. */
  longestSilence: fact(duration).optional(),
  /** After how long without news the service sends some, beside the pings that bound the silence. */
  heartbeat: fact(duration).optional(),
  /** What lets the flow go on when its token has run out. */
  outlivesToken: fact(text).optional(),
  /** The largest request body that has to pass. */
  largestBody: fact(size).optional(),
});
export type Flow = Data<typeof flow>;
export type Role = NonNullable<Flow['role']>;

/** A kind of process with the database connections that its pools may open. */
const pool = z.strictObject({
  label: text,
  /** How many processes run, by environment. */
  processes: z.record(z.string(), stated(count)),
  /** How many pools one process has. */
  pools: stated(count),
  /** How many connections one pool opens at most. */
  size: stated(count),
});
export type Pool = Data<typeof pool>;

/** What the database is asked for, and what it has. */
const database = z.strictObject({
  /** Connections that one open stream of an agent holds, outside the pools. */
  perStream: fact(count),
  pools: z.array(pool),
  /** How many connections it accepts. */
  limit: known(count),
});
export type Database = Data<typeof database>;

/** One step of a flow's path: the component that it arrives at, and how. */
const hop = z.strictObject({
  to: ref('component'),
  protocol: z.enum(['HTTPS', 'HTTP']),
  /** Absent where the port is not decided or not known. */
  port: z.int().min(1).max(65535).optional(),
  /** What carries it beside the protocol itself. */
  inside: z.enum(['CONNECT', 'VPN', 'SSH', 'mutual TLS']).optional(),
  /** The host name that the client asks for at this component. */
  host: text.optional(),
  /** The path prefix that the component takes off. */
  strips: as<`/${string}`>(z.string().startsWith('/')).optional(),
  /** Whether what stands behind this component sees the client's own address. */
  keepsAddress: z.literal(true).optional(),
  /** Limits that the option sets here, in place of the component's own. */
  limits: limits.optional(),
});
export type Hop<C extends string = string> = WithIds<Data<typeof hop>, { to: C }>;

/** From a client, hop by hop, to a service. */
export const path = z.strictObject({ from: ref('component'), hops: someOf(hop, 'no hop') });
export interface Path<C extends string = string> {
  readonly from: C;
  readonly hops: readonly [Hop<C>, ...Hop<C>[]];
}

/** What names an object that stands in the cluster today, for manifests to refer to. */
const standing = { name: text, namespace: text };

/** What stands today. */
export const platform = z.strictObject({
  zones: z.record(z.string(), zone),
  components: z.record(z.string(), component),
  flows: z.record(z.string(), flow),
  /** The paths that are in use today, whatever is decided. */
  standing: z.record(z.string(), path),
  /** Facts in the groups that the platform page shows. */
  facts: z.record(z.string(), z.record(z.string(), anyFact)),
  /** The zone that is the cluster: what lies in it is behind its edge. */
  cluster: ref('zone'),
  /** By environment. */
  hosts: z.record(text, z.array(text)),
  /** With their ports by number, and by name where they have one. */
  services: z.array(z.strictObject({ ...standing, ports: z.array(z.union([z.int(), text])) })),
  secrets: z.array(z.strictObject(standing)),
  configMaps: z.array(z.strictObject(standing)),
  /** The Gateways that the cluster offers to routes; where name and namespace are placeholders, with the question for them. */
  gateways: z.array(z.strictObject({ ...standing, unknown: ref('question').optional() })),
  database: database.optional(),
});
type Described = Data<typeof platform>;

export interface Platform<Z extends string = string, C extends string = string, F extends string = string>
  extends Omit<Described, 'zones' | 'cluster' | 'components' | 'flows' | 'standing'> {
  readonly zones: Readonly<Record<Z, WithIds<Zone, { within: Z }>>>;
  readonly cluster: Z;
  readonly components: Readonly<Record<C, WithIds<Component, { zone: Z }>>>;
  readonly flows: Readonly<Record<F, Flow>>;
  readonly standing: Readonly<Record<string, Path<C>>>;
}
