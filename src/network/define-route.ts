import type { DecisionData, Frame, Key, OptionData, Rows, VariantData } from '../record/define.ts';
import type { WithIds } from '../record/value-schema.ts';
import type { Component, Path, Platform } from './platform.ts';
import type { RouteOption, Undecided } from './route-decision.ts';

/** Describes what stands today; zones and components refer to one another by id, and a wrong id does not compile. */
export function definePlatform<const Z extends string, const C extends string, const F extends string>(
  platform: Platform<NoInfer<Z>, NoInfer<C>, F> & {
    readonly zones: Readonly<Record<Z, unknown>>;
    readonly components: Readonly<Record<C, unknown>>;
  },
): Platform<Z, C, F> {
  return platform;
}

/** The data of a decision about a route: that of any decision, and what stands today. */
export function defineRouteDecision<
  const R extends string,
  const G extends string,
  const T extends Rows<R, G>,
  const S extends string,
  const Q extends string,
  const P extends string,
  const D extends string,
  const L extends Platform,
>(decision: DecisionData<R, G, T, S, Q, P, D> & { readonly platform: L }): typeof decision {
  return decision;
}

/** What a decision about a route fixes for its options beside what any does: components, zones, flows. */
interface RouteFrame extends Frame {
  readonly platform: Platform;
}

/** The paths of an option with components of its own. */
type PathsOf<D extends RouteFrame, C extends string> = {
  readonly [S in Key<D['scenarios']>]: {
    readonly [F in Key<D['platform']['flows']>]: Path<Key<D['platform']['components']> | C>;
  };
};

/**
 * `defineOption` for one decision about a route: `export const defineOption = routeOptionsOf(decision)`. A missing cell, an
 * unknown row, component, scenario or question, or a value in the wrong unit does not compile.
 */
export function routeOptionsOf<const D extends RouteFrame>(_decision: D) {
  return function defineOption<const C extends string = never>(
    option: OptionData<D> &
      Pick<RouteOption, 'forms' | 'routingAnew' | 'unchecked'> & {
        readonly components?: Readonly<Record<C, WithIds<Component, { zone: Key<D['platform']['zones']> }>>>;
        readonly paths: Undecided<Key<D['questions']>> | PathsOf<D, NoInfer<C>>;
        readonly variant?: VariantData<D> & { readonly paths: PathsOf<D, NoInfer<C>> };
      },
  ): RouteOption {
    return { ...option, components: option.components ?? {} } as RouteOption;
  };
}
