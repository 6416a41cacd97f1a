import type { Derived } from '../record/derived.ts';
import { overCandidates } from './candidates.ts';
import { flowOf } from './flows.ts';
import type { Check, Measure, Rule } from './measure.ts';
import { open } from './outcome.ts';
import type { Situation } from './situation.ts';

/** Why a measure cannot be asked: the decision has none of the flows that it reads. `undefined` where it can. */
function lackOf({ reads }: Measure, { record }: Situation): string | undefined {
  if (reads === undefined || flowOf(record, ...reads) !== undefined) return undefined;
  return `No flow of the decision has the role ${reads.join(' or ')}.`;
}

const noFlow = (detail: string): Derived => ({
  verdict: 'unknown',
  text: 'there is no such flow',
  detail,
  read: [{ decision: ['platform', 'flows'] }],
});

/** A measure’s rule, which gives unknown where the decision has none of the flows that the measure reads. */
export function ruleIn(measure: Measure): Rule | undefined {
  const { rule } = measure;
  if (rule === undefined) return undefined;
  const derive = rule.eachController ? overCandidates(rule.derive) : rule.derive;
  return {
    ...rule,
    derive(situation) {
      const lack = lackOf(measure, situation);
      return lack === undefined ? derive(situation) : noFlow(lack);
    },
  };
}

/** A measure’s check, which gives unknown where the decision has none of the flows that the measure reads. */
export function checkIn(measure: Measure): Check | undefined {
  const { check } = measure;
  return (
    check && {
      ...check,
      judge(situation) {
        const lack = lackOf(measure, situation);
        return lack === undefined ? check.judge(situation) : open(lack, undefined);
      },
    }
  );
}
