import type { Assessment, Measure } from './assessment.ts';
import type { Criterion, Decision, Party, Prerequisite, Question, Requirement, Scenario } from './decision.ts';
import type { Option, Provision, Variant } from './option.ts';
import type { AnswerPlace, OutcomeAnswer, Statement } from './statement.ts';
import type { WithIds } from './value-schema.ts';

/** Rows of the matrix, in these groups and for these requirements. */
export type Rows<R extends string, G extends string> = Readonly<
  Record<string, WithIds<Criterion, { group: NoInfer<G>; requirement: NoInfer<R> }>>
>;

/** What the author of any decision gives; an id that points nowhere does not compile. */
export interface DecisionData<
  R extends string,
  G extends string,
  T extends Rows<R, G>,
  S extends string,
  Q extends string,
  P extends string,
  D extends string,
> extends Pick<
    Decision,
    'status' | 'since' | 'deciders' | 'agreed' | 'supersededBy' | 'history' | 'question' | 'heading' | 'issue'
  > {
  /** Their other ids are checked where they are written, by `StatementsOf`. */
  readonly statements?: Readonly<Record<string, Statement<AnswerPlace<{ scenario: NoInfer<S> }>>>>;
  readonly requirements: Readonly<Record<R, Requirement>>;
  readonly groups: Readonly<Record<G, string>>;
  readonly criteria: T;
  /** Where the outcome has to hold in one situation alone, none. */
  readonly scenarios?: Readonly<Record<S, Scenario>>;
  readonly questions?: Readonly<Record<Q, WithIds<Question, { ask: NoInfer<P> }>>>;
  readonly parties: Readonly<Record<P, Party>>;
  readonly prerequisites?: Readonly<Record<D, Prerequisite>>;
  readonly outcome: Omit<Decision['outcome'], 'answers'> & {
    readonly answers?: Readonly<
      Record<string, AnswerOf<NoInfer<S>, NoInfer<Q>, PlaceIn<NoInfer<R>, T, NoInfer<S>, NoInfer<Q>, NoInfer<D>>>>
    >;
  };
  readonly asks?: readonly WithIds<Decision['asks'][number], { of: NoInfer<P> }>[];
}

/** An answer of the outcome’s own, by the ids that the decision gives. */
type AnswerOf<S extends string, Q extends string, Place> = Omit<OutcomeAnswer, 'needs' | 'at' | 'open'> & {
  readonly needs: { readonly [K in S]: string };
  readonly at: readonly [Place, ...Place[]];
  readonly open: readonly Q[];
};

/** A place of the decision, by the ids that it gives. */
type PlaceIn<R extends string, T, S extends string, Q extends string, D extends string> = AnswerPlace<{
  requirement: R;
  cell: keyof NoInfer<T>;
  scenario: S;
  prerequisite: D;
  question: Q;
}>;

/** The decision's data: what is asked, by what it is judged, and who is to answer what. */
export function defineDecision<
  const R extends string,
  const G extends string,
  const T extends Rows<R, G>,
  const S extends string,
  const Q extends string,
  const P extends string,
  const D extends string,
>(decision: DecisionData<R, G, T, S, Q, P, D>): typeof decision {
  return decision;
}

/** What a decision's definition fixes for its options: ids of rows, scenarios, questions and parties. */
export type Frame = Pick<Decision, 'criteria' | 'parties'> & Partial<Pick<Decision, 'scenarios' | 'questions'>>;

/** The ids that a part of a decision gives. */
export type Key<T> = keyof NonNullable<T> & string;

type ProvisionOf<D extends Frame> = WithIds<Provision, { askedOf: Key<D['parties']>; only: Key<D['scenarios']> }>;

type Cell<M extends Measure, S extends string, Q extends string> =
  | Assessment<M, Q>
  | { readonly [K in S]: Assessment<M, Q> };

/** A cell for every row that people fill; one for all scenarios, or one for each. */
type AssessmentsOf<D extends Frame, T extends Frame['criteria'] = D['criteria']> = {
  readonly [K in keyof T as T[K]['filledBy'] extends { readonly people: Measure } ? K : never]: Cell<
    Extract<T[K]['filledBy'], { readonly people: Measure }>['people'],
    Key<D['scenarios']>,
    Key<D['questions']>
  >;
};

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
