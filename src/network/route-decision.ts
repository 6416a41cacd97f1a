import type { ControllerId } from '../controllers/controller-ids.ts';
import type { Decision, Option, Variant } from '../record/decision.ts';
import type { Stated } from '../record/known-value.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import type { Component, Path, Platform } from './platform.ts';

/** A kind of manifest that nothing here can check, in one version, and why the option uses it all the same. */
export interface UncheckedKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly because: string;
}

/**
 * A manifest that is meant for some controllers alone, since it speaks of what only they read. Each of them reads, of that
 * kind of object, the manifests that name it and no other; all others read those that name nobody.
 */
export interface Form {
  /** The file’s name, the same in the folder of each environment. */
  readonly manifest: `${string}.yaml`;
  readonly for: readonly [ControllerId, ...ControllerId[]];
}

/** By scenario, then by flow. */
export type Paths = Readonly<Record<string, Readonly<Record<string, Path>>>>;

/** In place of paths, for an option that nobody has thought through yet; every derived cell is then unknown. */
export interface Undecided<Q extends string = string> {
  /** The open question that would settle it. */
  readonly undecided: Q;
}

/** What a decision about a route has beside what any has: what stands today. */
export interface RouteDecision extends Decision {
  readonly platform: Platform;
}

/** What a variant of a route replaces beside what any does. */
export interface RouteVariant extends Variant {
  readonly paths: Paths;
}

/** What an option of a decision about a route has beside what any has. */
export interface RouteOption extends Option {
  readonly components: Readonly<Record<string, Component>>;
  readonly paths: Paths | Undecided;
  readonly variant?: RouteVariant;
  /** Manifests that are not meant for every controller. */
  readonly forms?: readonly Form[];
  /** What becomes of routing by annotations that no other controller reads, in a phrase, where somebody has looked. */
  readonly routingAnew?: Stated<string>;
  /** Kinds among its manifests that have no schema here, and so stay unchecked. */
  readonly unchecked?: readonly UncheckedKind[];
}

/** Whether a decision is about a route. */
export const isRoute = ({ definition }: Pick<DecisionRecord, 'definition'>): boolean => 'platform' in definition;

/** Whether an option is one of a decision about a route. */
export const isRouteOption = ({ definition }: Pick<OptionRecord, 'definition'>): boolean => 'paths' in definition;

/** What stands today. Throws for a decision that is not about a route. */
export function platformOf({ definition, id }: Pick<DecisionRecord, 'definition' | 'id'>): Platform {
  const { platform } = definition as Partial<RouteDecision>;
  if (platform === undefined) throw new Error(`The decision ${id} has no platform: it is not about a route.`);
  return platform;
}

/** An option with its paths. Throws for an option of a decision that is not about a route. */
export function routeOf({ definition, folder }: Pick<OptionRecord, 'definition' | 'folder'>): RouteOption {
  const route = definition as RouteOption;
  if ((route as Partial<RouteOption>).paths === undefined) throw new Error(`${folder}/option.ts has no paths.`);
  return route;
}
