import { z } from 'zod';
import type { ControllerId } from '../controllers/controller-ids.ts';
import type { Decision } from '../record/decision.ts';
import { stated } from '../record/known-value-schema.ts';
import { manifestName, type Option, type Variant } from '../record/option.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { ref } from '../record/references.ts';
import { as, type Data, someOf, text, type WithIds } from '../record/value-schema.ts';
import { component, type Path, type Platform, path } from './platform.ts';

/** By scenario, then by flow. */
const decided = z.record(ref('scenario'), z.record(ref('flow'), as<Path>(path)));
export type Paths = Data<typeof decided>;

/** In place of paths, for an option that nobody has thought through yet; every derived cell is then unknown. */
const undecided = z.strictObject({
  /** The open question that would settle it. */
  undecided: ref('question'),
});
export type Undecided<Q extends string = string> = WithIds<Data<typeof undecided>, { undecided: Q }>;

/**
 * A manifest that is meant for some controllers alone, since it speaks of what only they read. Each of them reads, of that
 * kind of object, the manifests that name it and no other; all others read those that name nobody.
 */
const form = z.strictObject({
  /** The file’s name, the same in the folder of each environment. */
  manifest: manifestName,
  for: someOf(as<ControllerId>(text), 'no controller, expected at least one'),
});
export type Form = Data<typeof form>;

/** A kind of manifest that nothing here can check, in one version, and why the option uses it all the same. */
const uncheckedKind = z.strictObject({ apiVersion: text, kind: text, because: text });
export type UncheckedKind = Data<typeof uncheckedKind>;

/** What an option of a decision about a route has beside what any has. */
export const ofRouteOption = {
  components: z.record(text, component),
  paths: z.union([undecided, decided]),
  /** Manifests that are not meant for every controller. */
  forms: z.array(form).optional(),
  /** What becomes of routing by annotations that no other controller reads, in a phrase, where somebody has looked. */
  routingAnew: stated(text).optional(),
  /** Kinds among its manifests that have no schema here, and so stay unchecked. */
  unchecked: z.array(uncheckedKind).optional(),
};

/** What a variant of a route replaces beside what any does. */
export const ofRouteVariant = { paths: decided };
export type RouteVariant = Variant & Data<z.ZodObject<typeof ofRouteVariant>>;

/** A decision about a route, which has beside what any has what stands today. */
export interface RouteDecision extends Decision {
  readonly platform: Platform;
}

/** An option of a decision about a route. */
export type RouteOption = Omit<Option, 'variant'> &
  Data<z.ZodObject<typeof ofRouteOption>> & { readonly variant?: RouteVariant };

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
