import type { DerivationId } from '../network/derivations.ts';
import type { Component, Fact, Path, Platform } from '../network/platform.ts';
import type { Assessment, Measure } from './assessment.ts';
import type { ControllerId } from './controller-ids.ts';
import type { Count } from './quantity.ts';
import type { Citation, Day } from './source.ts';
import type { AnswerPlace, OutcomeAnswer, Statement } from './statement.ts';

export type Status = 'proposed' | 'accepted' | 'rejected' | 'superseded';

export interface Requirement {
  readonly level: 'must' | 'should';
  readonly label: string;
  readonly text: string;
  /** Where it comes from. */
  readonly origin: string;
  readonly sources?: readonly Citation[];
}

export interface Scenario {
  readonly label: string;
  readonly text: string;
  /** The numbers of agents, each with one open stream, that the checks reckon with. */
  readonly fleets?: readonly Fact<Count>[];
}

/** A row of the matrix. */
export interface Criterion {
  readonly group: string;
  readonly label: string;
  /** What the row asks. */
  readonly question: string;
  /** The requirement that the row speaks to. */
  readonly requirement: string;
  /** What each verdict means in this row. */
  readonly scale: { readonly good: string; readonly fair: string; readonly poor: string };
  /** Whether *poor* in this row means that the requirement is not met, rather than met at a price. */
  readonly gate?: true;
  /** Who fills the row: code, by a rule, or people, with a value of this measure or none. */
  readonly filledBy: { readonly rule: DerivationId } | { readonly people: Measure };
}

/** Something only somebody else can answer. */
export interface Question {
  readonly text: string;
  /** A key of the decision's parties. */
  readonly ask: string;
  readonly why: string;
  /** What is known so far, with its sources. */
  readonly known?: string;
  readonly sources?: readonly Citation[];
}

/** Somebody who is asked, or who runs something. */
export interface Party {
  readonly label: string;
  readonly ours: boolean;
  /** Words that people look for by who want something of this party. */
  readonly also?: readonly [string, ...string[]];
}

/** A defect or gap that no route can mend. */
export interface Prerequisite {
  readonly title: string;
  readonly severity: 'blocks' | 'degrades' | 'misleads';
  readonly finding: string;
  readonly consequence: string;
  readonly mend: string;
  readonly sources: readonly [Citation, ...Citation[]];
  /** The experiment of the lab that plays the consequence through, with stand-ins that copy the cited lines. */
  readonly experiment?: string;
}

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

/** What must be asked for or made before an option works. */
export interface Provision<P extends string = string, S extends string = string> {
  readonly kind: 'host name' | 'certificate' | 'credential' | 'address' | 'firewall rule' | 'software' | 'change';
  readonly what: string;
  readonly askedOf: P;
  /** Where there is one for each agent or site rather than one for all. */
  readonly each?: 'agent' | 'site';
  /** The host names in the option’s manifests that this provides, by environment. */
  readonly hosts?: Readonly<Record<string, readonly string[]>>;
  /** A Secret that this fills, where it is one. */
  readonly secret?: string;
  /** The one scenario that needs it, where not all do. */
  readonly only?: S;
}

export interface Decision<
  R extends string = string,
  C extends string = string,
  S extends string = string,
  Q extends string = string,
  P extends string = string,
> {
  readonly status: Status;
  /** The day that the status was given. */
  readonly since: Day;
  /** The question, in one sentence. */
  readonly question: string;
  /** Where the question was put, and the day that its text was read. */
  readonly issue: { readonly label: string; readonly address: `https://${string}`; readonly read: Day };
  /** What the issue says, thing by thing, with the record’s answers. */
  readonly statements?: Readonly<Record<string, Statement>>;
  readonly requirements: Readonly<Record<R, Requirement>>;
  readonly groups: Readonly<Record<string, string>>;
  readonly criteria: Readonly<Record<C, Criterion>>;
  readonly scenarios: Readonly<Record<S, Scenario>>;
  readonly questions: Readonly<Record<Q, Question>>;
  readonly parties: Readonly<Record<P, Party>>;
  readonly prerequisites: Readonly<Record<string, Prerequisite>>;
  readonly outcome: {
    /** Folder names of options, in the order in which they should be tried. */
    readonly options: readonly [string, ...string[]];
    /** One sentence. */
    readonly text: string;
    /** Questions that the issue puts and that get an answer of their own. */
    readonly answers?: Readonly<Record<string, OutcomeAnswer>>;
  };
  /** What a reader is asked to do next. */
  readonly asks: readonly { readonly of: P; readonly text: string }[];
  readonly platform: Platform;
}

export type PeoplesMeasure<C extends Criterion> = C['filledBy'] extends { readonly people: infer M extends Measure }
  ? M
  : never;

type Cell<M extends Measure, S extends string, Q extends string> =
  | Assessment<M, Q>
  | { readonly [K in S]: Assessment<M, Q> };

/** A cell for every row that people fill; one for all scenarios, or one for each. */
export type Assessments<T extends Readonly<Record<string, Criterion>>, S extends string, Q extends string> = {
  readonly [K in keyof T as T[K]['filledBy'] extends { readonly people: Measure } ? K : never]: Cell<
    PeoplesMeasure<T[K]>,
    S,
    Q
  >;
};

/** By scenario, then by flow. */
export type Paths = Readonly<Record<string, Readonly<Record<string, Path>>>>;

/** In place of paths, for an option that nobody has thought through yet; every derived cell is then unknown. */
export interface Undecided<Q extends string = string> {
  /** The open question that would settle it. */
  readonly undecided: Q;
}

/**
 * One other way to make an option: a value beside it, and no option of its own. What it does not replace is as in the
 * option; what is measured, and what counts, is the option itself.
 */
export interface Variant {
  /** What it has, to follow “with”: `TLS in the pod`. */
  readonly label: string;
  readonly paths: Paths;
  readonly provisions?: readonly Provision[];
  readonly assessments?: Option['assessments'];
  /** Its own manifests, which stand in the folder of each environment beside the option’s. */
  readonly manifests?: readonly `${string}.yaml`[];
}

/** One candidate, as the rest of the program reads it. */
export interface Option {
  /** What people call it: `A`, `B-i`. Its name is the title of its page. */
  readonly letter: string;
  /** One sentence: what it is. */
  readonly summary: string;
  /** Words that people look for it by, which its name and its text may not use. */
  readonly also?: readonly [string, ...string[]];
  /** Whether it stands today, to compare the others with. */
  readonly baseline?: true;
  readonly components: Readonly<Record<string, Component>>;
  readonly paths: Paths | Undecided;
  readonly provisions: readonly Provision[];
  readonly assessments: Readonly<Record<string, Assessment | Readonly<Record<string, Assessment>>>>;
  /** How to take it back, and what that costs. */
  readonly reversal: string;
  /** What would make us look again. */
  readonly tripwires: readonly string[];
  readonly variant?: Variant;
  /** Manifests that are not meant for every controller. */
  readonly forms?: readonly Form[];
  /** Kinds among its manifests that have no schema here, and so stay unchecked. */
  readonly unchecked?: readonly UncheckedKind[];
}

type Group<G extends string> = Omit<Criterion, 'group' | 'requirement'> & { readonly group: NoInfer<G> };

/** A place of the decision, by the ids that it gives. */
type Named<R extends string, T, S extends string, D extends string, Q extends string> = AnswerPlace<
  R,
  keyof NoInfer<T> & string,
  S,
  D,
  Q
>;

/** The decision's data: what is asked, by what it is judged, and who is to answer what. */
export function defineDecision<
  const R extends string,
  const G extends string,
  const T extends Readonly<Record<string, Group<G> & { readonly requirement: NoInfer<R> }>>,
  const S extends string,
  const Q extends string,
  const P extends string,
  const D extends string,
  const L extends Platform,
>(decision: {
  readonly status: Status;
  readonly since: Day;
  readonly question: string;
  readonly issue: Decision['issue'];
  /** Their other ids are checked where they are written, by `StatementsOf`. */
  readonly statements?: Readonly<Record<string, Statement<AnswerPlace<string, string, NoInfer<S>, string, string>>>>;
  readonly requirements: Readonly<Record<R, Requirement>>;
  readonly groups: Readonly<Record<G, string>>;
  readonly criteria: T;
  readonly scenarios: Readonly<Record<S, Scenario>>;
  readonly questions: Readonly<Record<Q, Omit<Question, 'ask'> & { readonly ask: NoInfer<P> }>>;
  readonly parties: Readonly<Record<P, Party>>;
  readonly prerequisites: Readonly<Record<D, Prerequisite>>;
  readonly outcome: Decision['outcome'] & {
    readonly answers?: Readonly<
      Record<string, OutcomeAnswer<NoInfer<S>, NoInfer<Q>, Named<NoInfer<R>, T, NoInfer<S>, NoInfer<D>, NoInfer<Q>>>>
    >;
  };
  readonly asks: readonly { readonly of: NoInfer<P>; readonly text: string }[];
  readonly platform: L;
}): typeof decision {
  return decision;
}

/** What a decision's definition fixes for its options: ids of rows, scenarios, questions, parties and components. */
interface Frame {
  readonly criteria: Readonly<Record<string, Criterion>>;
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly questions: Readonly<Record<string, unknown>>;
  readonly parties: Readonly<Record<string, Party>>;
  readonly platform: Platform;
}
type Key<T> = keyof T & string;
/** The paths of an option with components of its own. */
type PathsOf<D extends Frame, C extends string> = {
  readonly [S in Key<D['scenarios']>]: {
    readonly [F in Key<D['platform']['flows']>]: Path<Key<D['platform']['components']> | C>;
  };
};
type ProvisionOf<D extends Frame> = Provision<Key<D['parties']>, Key<D['scenarios']>>;
type AssessmentsOf<D extends Frame> = Assessments<D['criteria'], Key<D['scenarios']>, Key<D['questions']>>;

/**
 * `defineOption` for one decision: `export const defineOption = optionsOf(decision)`. A missing cell, an unknown row,
 * component, scenario or question, or a value in the wrong unit does not compile.
 */
export function optionsOf<const D extends Frame>(_decision: D) {
  return function defineOption<const C extends string = never>(
    option: Omit<Option, 'components' | 'paths' | 'provisions' | 'assessments' | 'variant'> & {
      readonly components?: Readonly<
        Record<C, Omit<Component, 'zone'> & { readonly zone: Key<D['platform']['zones']> }>
      >;
      readonly paths: Undecided<Key<D['questions']>> | PathsOf<D, NoInfer<C>>;
      readonly provisions: readonly ProvisionOf<D>[];
      readonly assessments: AssessmentsOf<D>;
      readonly variant?: Omit<Variant, 'paths' | 'provisions' | 'assessments'> & {
        readonly paths: PathsOf<D, NoInfer<C>>;
        readonly provisions?: readonly ProvisionOf<D>[];
        readonly assessments?: Partial<AssessmentsOf<D>>;
      };
    },
  ): Option {
    return { ...option, components: option.components ?? {} } as Option;
  };
}
