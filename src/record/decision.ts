import type { Assessment, Measure } from './assessment.ts';
import type { Fact } from './known-value.ts';
import type { Count, Quantity } from './quantity.ts';
import type { Citation, Day } from './source.ts';
import type { OutcomeAnswer, Statement } from './statement.ts';

/** The statuses of a decision record, as MADR has them. */
export const statuses = ['proposed', 'accepted', 'rejected', 'deprecated', 'superseded'] as const;
export type Status = (typeof statuses)[number];

/** A status with the day that it was given and, but for a proposal, where that was agreed. */
export interface StatusGiven {
  readonly status: Status;
  readonly since: Day;
  readonly agreed?: Citation;
}

export interface Requirement {
  readonly level: 'must' | 'should';
  readonly label: string;
  readonly text: string;
  /** Where it comes from. */
  readonly origin: string;
  readonly sources?: readonly Citation[];
  /** The ids of checks of the decision’s kind that are held against it, and against no other. */
  readonly checks?: readonly string[];
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
  /** Who fills the row: code, by a rule of the decision’s kind, or people, with a value of this measure or none. */
  readonly filledBy: { readonly rule: string } | { readonly people: Measure };
}

/** A value that an answer sets: a quantity, a text, whether something is so, or a list of what there is. */
export type AnswerValue = Quantity | string | boolean | readonly Readonly<Record<string, string>>[];

/** What somebody has answered to a question. */
export interface Answer {
  readonly text: string;
  readonly day: Day;
  /** A key of the decision’s parties. */
  readonly by: string;
  /** Where it can be read; absent where we were told. */
  readonly source?: Citation;
  /**
   * The values that it settles, by where they stand in the decision, in dots: `platform.database.limit`, or
   * `options.SLUG.components.proxy.limits.idle` for an option’s. What stands there says that it waits for this question.
   */
  readonly sets?: Readonly<Record<string, AnswerValue>>;
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
  /** Absent while it is open. */
  readonly answer?: Answer;
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
  /** Who decided: roles, or names as the team gives them. */
  readonly deciders?: readonly [string, ...string[]];
  /** Where the status was agreed. */
  readonly agreed?: Citation;
  /** The folder’s name of the decision that supersedes this one. */
  readonly supersededBy?: string;
  /** The statuses before, oldest first. */
  readonly history?: readonly StatusGiven[];
  /** The question, in one sentence. */
  readonly question: string;
  /** The question in few words, for a heading; itself, where left out. */
  readonly heading?: string;
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

/**
 * One other way to make an option: a value beside it, and no option of its own. What it does not replace is as in the
 * option; what is measured, and what counts, is the option itself.
 */
export interface Variant {
  /** What it has, to follow “with”: `TLS in the pod`. */
  readonly label: string;
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
  readonly provisions: readonly Provision[];
  readonly assessments: Readonly<Record<string, Assessment | Readonly<Record<string, Assessment>>>>;
  /** How to take it back, and what that costs. */
  readonly reversal: string;
  /** What would make us look again. */
  readonly tripwires: readonly string[];
  readonly variant?: Variant;
}
