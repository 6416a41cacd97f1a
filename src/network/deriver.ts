import type { Deriver, Side } from '../record/derived.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { ofVariant, variantOf, withoutVariant } from '../record/variant.ts';
import { controllersToday } from './candidates.ts';
import type { RuleInput } from './rule.ts';
import { rules } from './rules.ts';
import type { Manifests } from './situation.ts';
import { undecided } from './walk.ts';

/** The manifests for production, as they were read, by option. */
export type ManifestsOf = (option: OptionRecord) => Manifests;

/** What fills the derived rows of a decision about a route, from paths, limits and the manifests for production. */
export function deriverOf(record: DecisionRecord, manifestsOf: ManifestsOf): Deriver {
  const inputOf = (option: OptionRecord, scenario: string, side: Side): RuleInput => {
    const { documents, routes } = manifestsOf(option);
    const own = side === 'option' ? withoutVariant : ofVariant;
    return {
      record,
      option: side === 'option' ? option : (variantOf(option) ?? option),
      scenario,
      documents: own(option, documents),
      routes: own(option, routes),
    };
  };
  return {
    derive(rule, option, scenario, side) {
      const input = inputOf(option, scenario, side);
      const question = undecided(input.option);
      if (question !== undefined) {
        const detail = 'The option does not say yet which way its flows take.';
        return { verdict: 'unknown', text: 'no paths yet', question, detail, read: [{ option: ['paths'] }] };
      }
      const found = Object.entries(rules).find(([id]) => id === rule)?.[1];
      if (found === undefined) throw new Error(`no rule “${rule}”`);
      return found(input);
    },
    controllersOf: (option, scenario) =>
      undecided(option) === undefined ? controllersToday(inputOf(option, scenario, 'option')) : [],
  };
}
