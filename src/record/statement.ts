import { z } from 'zod';
import { ref } from './references.ts';
import { as, type Data, someOf, text, type WithIds } from './value-schema.ts';

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

const answerPlace = z.union([
  z.strictObject({ section: z.enum(decisionSections) }),
  z.strictObject({ requirement: ref('requirement') }),
  z.strictObject({ cell: ref('criterion'), option: ref('option'), scenario: ref('scenario').optional() }),
  z.strictObject({ option: ref('option'), section: z.enum([...optionSections, ...optionHeadings]) }),
  z.strictObject({ prerequisite: ref('prerequisite') }),
  z.strictObject({ question: ref('question') }),
  /** An answer of its own in the outcome. */
  z.strictObject({ answer: ref('answer') }),
]);

/** The place of the record that gives an answer, by ids of the record; those that are not given may be any. */
export type AnswerPlace<Ids = unknown> = WithIds<Data<typeof answerPlace>, Ids>;

const said = {
  /** The part of the issue that says it. */
  part: text,
  /** What it says, in a few words of ours. */
  says: text,
  answer: z.enum(answers),
  at: z.array(answerPlace),
  why: text.optional(),
};

type Said<At> = Omit<Data<z.ZodObject<typeof said>>, 'answer' | 'at' | 'why'> & { readonly at: readonly [At, ...At[]] };

/** One thing that the issue says, with this record’s answer; its source is the issue, on the day that it was read. */
export type Statement<At extends AnswerPlace = AnswerPlace> = Said<At> &
  (
    | { readonly answer: 'refined' | 'disagreed' | 'open'; readonly why: string }
    | { readonly answer: 'kept' | 'measured'; readonly why?: string }
  );

// That an answer has a place and a reason is a rule of its own, with words of its own.
export const statement = as<Statement>(z.strictObject(said));

/** The statements of one decision, with the ids that its requirements, criteria, prerequisites and questions have. */
export type StatementsOf<R, C, P, Q, Part extends string = string> = Readonly<
  Record<
    string,
    { readonly part: Part } & Statement<
      AnswerPlace<{
        requirement: keyof R & string;
        cell: keyof C & string;
        prerequisite: keyof P & string;
        question: keyof Q & string;
      }>
    >
  >
>;

/** A question that the issue puts, answered by itself, beside the outcome as a whole. */
export const outcomeAnswer = z.strictObject({
  asked: text,
  /** The answer, as short as it can be. */
  answer: text,
  because: text,
  /** What it takes, scenario by scenario. */
  needs: z.record(ref('scenario'), text),
  /** Where to see what speaks for it. */
  at: someOf(answerPlace, 'no place'),
  /** What would make it another answer. */
  unless: text,
  /** The open questions that could do so. */
  open: z.array(ref('question')),
});

export type OutcomeAnswer = Data<typeof outcomeAnswer>;

/** How many statements have each answer, in the order of `answers`; answers that none has are left out. */
export function countAnswers(statements: Readonly<Record<string, Statement>>): { answer: Answer; count: number }[] {
  const given = Object.values(statements).map(({ answer }) => answer);
  return answers
    .map((answer) => ({ answer, count: given.filter((one) => one === answer).length }))
    .filter(({ count }) => count > 0);
}
