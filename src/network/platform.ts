import type { NginxServer } from '../kubernetes/edge/nginx-server.ts';
import type { Fact, KnownValue, Stated, Unknown } from '../record/known-value.ts';
import type { Count, Duration, Size } from '../record/quantity.ts';
import type { Citation } from '../record/source.ts';

export type { NginxServer };

/** A place that contains components or other zones; drawn as a box. */
export interface Zone {
  readonly label: string;
  /** The zone that this one lies in. */
  readonly within?: string;
}

/**
 * How deep a component looks into what passes: a `client` starts flows, `transit` moves bytes without opening TLS, a
 * `proxy` ends the request and makes a new one, a `service` answers it.
 */
export type Layer = 'client' | 'transit' | 'proxy' | 'service';

/**
 * Whether a proxy holds a stream back. One that sees `X-Accel-Buffering: no`, and heeds it, passes bytes at once;
 * `otherwise` says what it does without that. One that hides the header leaves the next proxy, nearer to the client,
 * without it.
 */
export interface Buffering {
  readonly heedsHeader: boolean | Unknown;
  readonly hidesHeader: boolean;
  readonly otherwise: KnownValue<'passes at once' | 'holds back'>;
}

/** What a component does to what passes through it. */
export interface Limits {
  /** Silence after which it closes the connection. */
  readonly idle?: KnownValue<Duration | 'none'>;
  /** Length after which it closes even a busy response. */
  readonly total?: KnownValue<Duration | 'none'>;
  readonly body?: KnownValue<Size | 'none'>;
  readonly buffering?: Buffering;
}

/** The pods that a component runs in. */
export interface Pods {
  /** The labels by which a Service finds them. */
  readonly labels: Readonly<Record<string, string>>;
  /** The Service that leads to them today. */
  readonly service: string;
}

/** Of the component that reads the options’ routing manifests: which controllers it may be. */
export interface Edge {
  /** Ids of `src/controllers`, each with why it may be the one of today. */
  readonly today: readonly ({ readonly controller: string } & (
    | { readonly sources: readonly [Citation, ...Citation[]] }
    | { readonly because: string }
  ))[];
  /** The open question that would settle which it is, and what its administrators have set. */
  readonly question: string;
}

export interface Component {
  readonly label: string;
  readonly zone: string;
  readonly layer: Layer;
  readonly role: string;
  /** Who runs it: a key of the decision's parties. */
  readonly operator: string;
  /** Of what there is one of each: absent where all agents share it. */
  readonly each?: 'agent' | 'site';
  /** For a component that an option adds: browsers’ traffic will pass it, too. */
  readonly browsersToo?: true;
  readonly instances?: KnownValue<Count>;
  /** For what runs in the cluster; manifests that lead there are held against it. */
  readonly pods?: Stated<Pods>;
  /** Environments that run another number of instances than production. */
  readonly instancesIn?: Readonly<Record<string, Stated<Count>>>;
  /** Environments in which it is reached by another host than in production. */
  readonly hostIn?: Readonly<Record<string, Stated<string>>>;
  /** For a service: how many connections one of its processes takes. One process runs in each instance. */
  readonly connections?: KnownValue<Count | 'none'>;
  /**
   * What others do at it as a matter of routine that ends every stream, in a phrase; `none` where nothing does. At the edge,
   * what its controllers do at a reload comes on top.
   */
  readonly cuts?: KnownValue<string>;
  /** Absent at the edge, whose limits are read from the manifests, for each controller. */
  readonly limits?: Limits;
  readonly edge?: Edge;
  readonly nginx?: NginxServer;
}

/** What a flow is to the measures: `stream` lives long, `calls` are asked and answered, `credentials` are fetched. */
export type Role = 'stream' | 'calls' | 'credentials';

/** One kind of traffic. What it is stands here; which way it takes, in each option. */
export interface Flow {
  readonly label: string;
  /** Absent for one of which nothing is asked; no two flows have the same. */
  readonly role?: Role;
  readonly purpose: string;
  readonly request: string;
  readonly lives: string;
  /** The longest time without a byte while the flow is well. */
  readonly longestSilence?: Fact<Duration>;
  /** After how long without news the service sends some, beside the pings that bound the silence. */
  readonly heartbeat?: Fact<Duration>;
  /** What lets the flow go on when its token has run out. */
  readonly outlivesToken?: Fact<string>;
  /** The largest request body that has to pass. */
  readonly largestBody?: Fact<Size>;
}

/** A kind of process with the database connections that its pools may open. */
export interface Pool {
  readonly label: string;
  /** How many processes run, by environment. */
  readonly processes: Readonly<Record<string, Stated<Count>>>;
  /** How many pools one process has. */
  readonly pools: Stated<Count>;
  /** How many connections one pool opens at most. */
  readonly size: Stated<Count>;
}

/** What the database is asked for, and what it has. */
export interface Database {
  /** Connections that one open stream of an agent holds, outside the pools. */
  readonly perStream: Fact<Count>;
  readonly pools: readonly Pool[];
  /** How many connections it accepts. */
  readonly limit: KnownValue<Count>;
}

/** What carries a hop beside the protocol itself. */
export type Carrier = 'CONNECT' | 'VPN' | 'SSH' | 'mutual TLS';

/** One step of a flow's path: the component that it arrives at, and how. */
export interface Hop<C extends string = string> {
  readonly to: C;
  readonly protocol: 'HTTPS' | 'HTTP';
  /** Absent where the port is not decided or not known. */
  readonly port?: number;
  readonly inside?: Carrier;
  /** The host name that the client asks for at this component. */
  readonly host?: string;
  /** The path prefix that the component takes off. */
  readonly strips?: `/${string}`;
  /** Whether what stands behind this component sees the client's own address. */
  readonly keepsAddress?: true;
  /** Limits that the option sets here, in place of the component's own. */
  readonly limits?: Limits;
}

/** From a client, hop by hop, to a service. */
export interface Path<C extends string = string> {
  readonly from: C;
  readonly hops: readonly [Hop<C>, ...Hop<C>[]];
}

/** An object that stands in the cluster today, for manifests to refer to. */
export interface StandingObject {
  readonly name: string;
  readonly namespace: string;
}

export interface StandingService extends StandingObject {
  /** By number, and by name where they have one. */
  readonly ports: readonly (number | string)[];
}

/** A Gateway that the cluster offers to routes. */
export interface StandingGateway extends StandingObject {
  /** Where name and namespace are placeholders: the question whose answer will give the real ones. */
  readonly unknown?: string;
}

export interface Platform<Z extends string = string, C extends string = string, F extends string = string> {
  readonly zones: Readonly<Record<Z, Zone>>;
  /** The zone that is the cluster: what lies in it is behind its edge. */
  readonly cluster: Z;
  readonly components: Readonly<Record<C, Component>>;
  readonly flows: Readonly<Record<F, Flow>>;
  /** Facts in the groups that the platform page shows. */
  readonly facts: Readonly<Record<string, Readonly<Record<string, Fact>>>>;
  /** The paths that are in use today, whatever is decided. */
  readonly standing: Readonly<Record<string, Path<C>>>;
  /** By environment. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  readonly services: readonly StandingService[];
  readonly secrets: readonly StandingObject[];
  readonly configMaps: readonly StandingObject[];
  readonly gateways: readonly StandingGateway[];
  readonly database?: Database;
}
