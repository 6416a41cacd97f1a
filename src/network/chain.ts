import type { HttpVersion } from '../controllers/values.ts';
import type { EdgeSettings } from '../kubernetes/edge/edge-settings.ts';
import { includedDirectives, type NginxSettings, nginxSettings } from '../kubernetes/edge/nginx-server.ts';
import { isKnown, type KnownValue, notKnown, orAsk, questionIn } from '../record/known-value.ts';
import type { Duration, Size } from '../record/quantity.ts';
import type { Component, Limits, Role } from './platform.ts';
import type { Situation } from './situation.ts';
import { isWayOut, type Step, stepsOf } from './walk.ts';

/** What the record draws of a proxy, with nothing behind it. */
interface Drawn {
  readonly value: boolean;
}

/** How a link treats a response that comes in pieces. */
export interface Passing {
  /** Whether it gathers the response, where no header forbids it. */
  readonly buffers: KnownValue<boolean>;
  readonly heedsHeader: KnownValue<boolean> | Drawn;
  readonly hidesHeader: KnownValue<boolean> | Drawn;
  /** Absent where nothing is said of compression. */
  readonly gzip?: KnownValue<boolean>;
  /** The version that it speaks to what is behind it. */
  readonly upstream?: KnownValue<HttpVersion>;
}

/** One component on a flow’s way with what it does there, each value with what it rests on. */
export interface Link {
  readonly label: string;
  readonly step: Step;
  /** Whether it is the edge, and so reads the option’s manifests. */
  readonly isEdge: boolean;
  readonly idle: KnownValue<Duration | 'none'>;
  readonly total: KnownValue<Duration | 'none'>;
  readonly body: KnownValue<Size | 'none'>;
  /** Absent for what moves bytes and knows of no responses. */
  readonly passing?: Passing;
  /** How long open streams go on after a reload; absent for what reads no manifests. */
  readonly reload?: KnownValue<Duration | 'none'>;
}

/** The first open question about a component, for a check that waits to hear which product it is; `undefined` if none is. */
export const questionAbout = ({ instances, limits, edge }: Component): string | undefined =>
  [instances, limits?.idle, limits?.total, limits?.body, limits?.buffering?.otherwise]
    .map(questionIn)
    .find((question) => question !== undefined) ?? edge?.question;

/** What the record says of it; nothing of what only moves bytes, unless it says so. */
function recorded({ buffering }: Limits, { layer }: Component, question: string | undefined): Passing | undefined {
  if (buffering === undefined) {
    const open = { unknown: question };
    return layer === 'proxy' ? { buffers: open, heedsHeader: open, hidesHeader: open } : undefined;
  }
  const { heedsHeader, hidesHeader, otherwise } = buffering;
  return {
    buffers: isKnown(otherwise) ? { ...otherwise, value: otherwise.value === 'holds back' } : otherwise,
    heedsHeader: typeof heedsHeader === 'boolean' ? { value: heedsHeader } : heedsHeader,
    hidesHeader: { value: hidesHeader },
  };
}

/** What is read out of configuration: the edge’s, or that of an nginx in a pod of the team’s. */
function configuredAt({ edge, manifests }: Situation, target: Component): NginxSettings | EdgeSettings | undefined {
  if (target.edge !== undefined) return edge;
  if (target.nginx === undefined) return undefined;
  return nginxSettings(target.nginx, includedDirectives(target.pods?.value.labels, manifests.documents));
}

/** A component on a way with what it does there; the edge as the situation’s controller reads it. */
export function linkOf(situation: Situation, step: Step): Link {
  const { target } = step;
  const isEdge = target.edge !== undefined;
  const question = target.edge?.question ?? questionAbout(target);
  const asked = <V>(known: KnownValue<V> | undefined) => orAsk(known, question);
  const configured = configuredAt(situation, target);
  // An option’s own limit at a hop stands in place of the component’s.
  const limits: Limits = { ...target.limits, ...step.hop.limits };
  const { idle, total, body } = configured ?? limits;
  const passing = configured
    ? {
        buffers: asked(configured.buffers),
        heedsHeader: asked(configured.heedsHeader),
        hidesHeader: asked(configured.hidesHeader),
        gzip: asked(configured.gzip),
        upstream: asked(configured.upstream),
      }
    : recorded(limits, target, question);
  return {
    label: target.label,
    step,
    isEdge,
    idle: asked<Duration | 'none'>(idle),
    total: asked<Duration | 'none'>(total),
    body: asked<Size | 'none'>(body),
    ...(isEdge && { reload: asked<Duration | 'none'>(situation.edge?.reload) }),
    ...(passing && { passing }),
  };
}

/** The client of a flow, what all options share on the way out, and the links that are the option’s own affair. */
interface Chain {
  /** Absent where there is no such flow. */
  readonly client?: { readonly label: string; readonly idle: KnownValue<Duration | 'none'> };
  readonly wayOut: readonly Link[];
  /** From the client inwards, without the service that answers. */
  readonly links: readonly Link[];
  readonly steps: readonly Step[];
}

/**
 * The path of the flow with the first of these roles that any flow has, with all that its components do; empty where none
 * has one of them. Throws where the option has no path for the flow.
 */
export function chainOf(situation: Situation, ...roles: readonly Role[]): Chain {
  const { record } = situation;
  const steps = stepsOf(situation, ...roles);
  const client = steps[0]?.source;
  const passed = steps.filter(({ target }) => target.layer !== 'service').map((step) => linkOf(situation, step));
  return {
    ...(client && {
      client: { label: client.label, idle: client.limits?.idle ?? notKnown },
    }),
    wayOut: passed.filter(({ step }) => isWayOut(record, step.to)),
    links: passed.filter(({ step }) => !isWayOut(record, step.to)),
    steps,
  };
}

/** What a check calls a link: the edge is the edge, whichever controller stands there. */
export const nameOf = ({ isEdge, label }: Link): string => (isEdge ? 'the edge' : label);
