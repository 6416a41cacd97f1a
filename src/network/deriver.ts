import type { Deriver, Side } from '../record/derived.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { ofVariant, variantOf, withoutVariant } from '../record/variant.ts';
import { controllersToday } from './candidates.ts';
import { ruleOf } from './measures/index.ts';
import type { Manifests, Situation } from './situation.ts';
import { undecided } from './walk.ts';

/**
 * What fills the derived rows of a decision about a route, from paths, limits and the manifests for production.
 * @param manifestsOf the manifests of an option for production, as they were read
 */
export function deriverOf(record: DecisionRecord, manifestsOf: (option: OptionRecord) => Manifests): Deriver {
  const situationOf = (option: OptionRecord, scenario: string, side: Side): Situation => {
    const { documents, routes } = manifestsOf(option);
    const own = side === 'option' ? withoutVariant : ofVariant;
    return {
      record,
      option: side === 'option' ? option : (variantOf(option) ?? option),
      scenario,
      environment: 'production',
      manifests: { documents: own(option, documents), routes: own(option, routes) },
    };
  };
  return {
    derive(rule, option, scenario, side) {
      const situation = situationOf(option, scenario, side);
      const question = undecided(situation.option);
      if (question !== undefined) {
        const detail = 'The option does not say yet which way its flows take.';
        return { verdict: 'unknown', text: 'no paths yet', question, detail, read: [{ option: ['paths'] }] };
      }
      return ruleOf(rule).derive(situation);
    },
    controllersOf: (option, scenario) =>
      undecided(option) === undefined ? controllersToday(situationOf(option, scenario, 'option')) : [],
  };
}
