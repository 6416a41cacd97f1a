import type { Decision } from '../record/decision.ts';
import type { DecisionData, Frame, Key, OptionData, VariantData } from '../record/define.ts';
import type { Component, Path, Platform, Zone } from './platform.ts';
import type { RouteOption, Undecided } from './route-decision.ts';

/** Describes what stands today; zones and components refer to one another by id, and a wrong id does not compile. */
export function definePlatform<const Z extends string, const C extends string, const F extends string>(
  platform: Omit<Platform<Z, C, F>, 'zones' | 'cluster' | 'components' | 'standing'> & {
    readonly zones: Readonly<Record<Z, Omit<Zone, 'within'> & { readonly within?: NoInfer<Z> }>>;
    readonly cluster: NoInfer<Z>;
    readonly components: Readonly<Record<C, Omit<Component, 'zone'> & { readonly zone: NoInfer<Z> }>>;
    readonly standing: Readonly<Record<string, Path<NoInfer<C>>>>;
  },
): Platform<Z, C, F> {
  return platform;
}

type Rows<R extends string, G extends string> = Readonly<
  Record<
    string,
    Omit<Decision['criteria'][string], 'group' | 'requirement'> & {
      readonly group: NoInfer<G>;
      readonly requirement: NoInfer<R>;
    }
  >
>;

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
        readonly components?: Readonly<
          Record<C, Omit<Component, 'zone'> & { readonly zone: Key<D['platform']['zones']> }>
        >;
        readonly paths: Undecided<Key<D['questions']>> | PathsOf<D, NoInfer<C>>;
        readonly variant?: VariantData<D> & { readonly paths: PathsOf<D, NoInfer<C>> };
      },
  ): RouteOption {
    return { ...option, components: option.components ?? {} } as RouteOption;
  };
}
