/** What this record does with one thing that the issue says. */
export const answers = ['kept', 'refined', 'measured', 'disagreed', 'open'] as const;
export type Answer = (typeof answers)[number];

/** The answers that say why: there the record differs from the issue, or does not know yet. */
export const differing: readonly Answer[] = ['refined', 'disagreed', 'open'];

/** The sections of a decision’s page that an answer may name. */
export const decisionSections = [
  'Context and problem',
  'Decision drivers',
  'Considered options',
  'Decision outcome',
  'Consequences',
  'Confirmation',
  'More information',
] as const;

/** The sections that every option’s page has. */
export const optionSections = ['Status', 'Context', 'Decision', 'Consequences'] as const;

/** Headings further down that an option’s page may have; an answer that names one is checked against the page. */
export const optionHeadings = ['The case for it', 'The case against it', 'What has to be provided'] as const;

/**
 * The place of the record that gives an answer. Options are folders, found when the program runs, so that their names are
 * checked then; all other ids are the compiler’s to check.
 */
export type AnswerPlace<
  R extends string = string,
  C extends string = string,
  S extends string = string,
  P extends string = string,
  Q extends string = string,
> =
  | { readonly section: (typeof decisionSections)[number] }
  | { readonly requirement: R }
  | { readonly cell: C; readonly option: string; readonly scenario?: S }
  | { readonly option: string; readonly section: (typeof optionSections | typeof optionHeadings)[number] }
  | { readonly prerequisite: P }
  | { readonly question: Q }
  /** An answer of its own in the outcome. */
  | { readonly answer: string };

interface Said<At extends AnswerPlace> {
  /** The part of the issue that says it. */
  readonly part: string;
  /** What it says, in a few words of ours. */
  readonly says: string;
  readonly at: readonly [At, ...At[]];
}

/** One thing that the issue says, with this record’s answer; its source is the issue, on the day that it was read. */
export type Statement<At extends AnswerPlace = AnswerPlace> =
  | (Said<At> & { readonly answer: 'refined' | 'disagreed' | 'open'; readonly why: string })
  | (Said<At> & { readonly answer: 'kept' | 'measured'; readonly why?: string });

/** The statements of one decision, with the ids that its requirements, criteria, prerequisites and questions have. */
export type StatementsOf<
  R extends object,
  C extends object,
  P extends object,
  Q extends object,
  Part extends string = string,
> = Readonly<
  Record<
    string,
    Statement<AnswerPlace<keyof R & string, keyof C & string, string, keyof P & string, keyof Q & string>> & {
      readonly part: Part;
    }
  >
>;

/** A question that the issue puts, answered by itself, beside the outcome as a whole. */
export interface OutcomeAnswer<
  S extends string = string,
  Q extends string = string,
  At extends AnswerPlace = AnswerPlace,
> {
  readonly asked: string;
  /** The answer, as short as it can be. */
  readonly answer: string;
  readonly because: string;
  /** What it takes, scenario by scenario. */
  readonly needs: { readonly [K in S]: string };
  /** Where to see what speaks for it. */
  readonly at: readonly [At, ...At[]];
  /** What would make it another answer. */
  readonly unless: string;
  /** The open questions that could do so. */
  readonly open: readonly Q[];
}

/** How many statements have each answer, in the order of `answers`; answers that none has are left out. */
export function countAnswers(statements: Readonly<Record<string, Statement>>): { answer: Answer; count: number }[] {
  const given = Object.values(statements).map(({ answer }) => answer);
  return answers
    .map((answer) => ({ answer, count: given.filter((one) => one === answer).length }))
    .filter(({ count }) => count > 0);
}
