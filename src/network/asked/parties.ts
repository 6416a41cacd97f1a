import type { Question, Status } from '../../record/decision.ts';
import type { Provision } from '../../record/option.ts';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';

/** What one option of the outcome asks of a party. */
export interface AskedFor {
  readonly option: OptionRecord;
  /** The decision’s status where it is the first of the outcome, or that it is to be tried where that fails. */
  readonly role: Status | 'fallback';
  readonly provisions: readonly Provision[];
}

/** Everything that is asked of a party: to do next, to answer, to provide. */
export interface Asked {
  readonly party: string;
  readonly label: string;
  readonly next: readonly string[];
  readonly questions: readonly (readonly [string, Question])[];
  readonly options: readonly AskedFor[];
}

/** What is asked of each party, in the parties’ order; one that is asked nothing is left out. Of options, the outcome’s. */
export function partiesAsked({ definition, options }: DecisionRecord): Asked[] {
  const { parties, asks, questions, outcome } = definition;
  const chosen = outcome.options.flatMap((slug) => options.find((option) => option.slug === slug) ?? []);
  return Object.entries(parties)
    .map(([party, { label }]) => ({
      party,
      label,
      next: asks.filter(({ of }) => of === party).map(({ text }) => text),
      questions: Object.entries(questions).filter(([, { ask, answer }]) => ask === party && answer === undefined),
      options: chosen.map(
        (option, index): AskedFor => ({
          option,
          role: index === 0 ? definition.status : 'fallback',
          provisions: option.definition.provisions.filter(({ askedOf }) => askedOf === party),
        }),
      ),
    }))
    .filter(
      ({ next, questions: open, options: of }) =>
        next.length + open.length + of.flatMap(({ provisions }) => provisions).length > 0,
    );
}
