import type {
  Assessments,
  Criterion,
  Decision,
  Option,
  Party,
  Prerequisite,
  Provision,
  Question,
  Requirement,
  Scenario,
  Status,
  Variant,
} from './decision.ts';
import type { Citation, Day } from './source.ts';
import type { AnswerPlace, OutcomeAnswer, Statement } from './statement.ts';

type Group<G extends string> = Omit<Criterion, 'group' | 'requirement'> & { readonly group: NoInfer<G> };

/** A place of the decision, by the ids that it gives. */
type Named<R extends string, T, S extends string, D extends string, Q extends string> = AnswerPlace<
  R,
  keyof NoInfer<T> & string,
  S,
  D,
  Q
>;

/** What the author of any decision gives; an id that points nowhere does not compile. */
export interface DecisionData<
  R extends string,
  G extends string,
  T extends Readonly<Record<string, Group<G> & { readonly requirement: NoInfer<R> }>>,
  S extends string,
  Q extends string,
  P extends string,
  D extends string,
> {
  readonly status: Status;
  readonly since: Day;
  readonly deciders?: Decision['deciders'];
  readonly agreed?: Citation;
  readonly supersededBy?: string;
  readonly history?: Decision['history'];
  readonly question: string;
  readonly heading?: string;
  readonly issue: Decision['issue'];
  /** Their other ids are checked where they are written, by `StatementsOf`. */
  readonly statements?: Readonly<Record<string, Statement<AnswerPlace<string, string, NoInfer<S>, string, string>>>>;
  readonly requirements: Readonly<Record<R, Requirement>>;
  readonly groups: Readonly<Record<G, string>>;
  readonly criteria: T;
  /** Where the outcome has to hold in one situation alone, none. */
  readonly scenarios?: Readonly<Record<S, Scenario>>;
  readonly questions?: Readonly<Record<Q, Omit<Question, 'ask'> & { readonly ask: NoInfer<P> }>>;
  readonly parties: Readonly<Record<P, Party>>;
  readonly prerequisites?: Readonly<Record<D, Prerequisite>>;
  readonly outcome: Decision['outcome'] & {
    readonly answers?: Readonly<
      Record<string, OutcomeAnswer<NoInfer<S>, NoInfer<Q>, Named<NoInfer<R>, T, NoInfer<S>, NoInfer<D>, NoInfer<Q>>>>
    >;
  };
  readonly asks?: readonly { readonly of: NoInfer<P>; readonly text: string }[];
}

/** The decision's data: what is asked, by what it is judged, and who is to answer what. */
export function defineDecision<
  const R extends string,
  const G extends string,
  const T extends Readonly<Record<string, Group<G> & { readonly requirement: NoInfer<R> }>>,
  const S extends string,
  const Q extends string,
  const P extends string,
  const D extends string,
>(decision: DecisionData<R, G, T, S, Q, P, D>): typeof decision {
  return decision;
}

/** What a decision's definition fixes for its options: ids of rows, scenarios, questions and parties. */
export interface Frame {
  readonly criteria: Readonly<Record<string, Criterion>>;
  readonly scenarios?: Readonly<Record<string, Scenario>>;
  readonly questions?: Readonly<Record<string, unknown>>;
  readonly parties: Readonly<Record<string, Party>>;
}
/** The ids that a part of a decision gives. */
export type Key<T> = keyof NonNullable<T> & string;
type ProvisionOf<D extends Frame> = Provision<Key<D['parties']>, Key<D['scenarios']>>;
type AssessmentsOf<D extends Frame> = Assessments<D['criteria'], Key<D['scenarios']>, Key<D['questions']>>;

/** What the author of any option gives. */
export interface OptionData<D extends Frame> extends Omit<Option, 'provisions' | 'assessments' | 'variant'> {
  readonly provisions?: readonly ProvisionOf<D>[];
  readonly assessments: AssessmentsOf<D>;
}

/** What the author of any option’s variant gives. */
export interface VariantData<D extends Frame> extends Omit<Variant, 'provisions' | 'assessments'> {
  readonly provisions?: readonly ProvisionOf<D>[];
  readonly assessments?: Partial<AssessmentsOf<D>>;
}

/**
 * `defineOption` for one decision: `export const defineOption = optionsOf(decision)`. A missing cell, an unknown row,
 * scenario or question, or a value in the wrong unit does not compile.
 */
export const optionsOf =
  <const D extends Frame>(_decision: D) =>
  (option: OptionData<D> & { readonly variant?: VariantData<D> }): Option =>
    option as Option;
