import { flowOf } from './flows.ts';
import type { Check, Measure, Rule } from './measure.ts';
import { open } from './outcome.ts';

const rolesText = (roles: NonNullable<Measure['reads']>): string => roles.join(' or ');

/** A measure’s rule, which gives unknown where the decision has none of the flows that it reads. */
export const ruleIn = ({ reads, rule }: Measure): Rule | undefined =>
  reads === undefined || rule === undefined
    ? rule
    : {
        ...rule,
        derive: (situation) =>
          flowOf(situation.record, ...reads) === undefined
            ? {
                verdict: 'unknown',
                text: `no ${rolesText(reads)}`,
                question: '',
                detail: `No flow of the decision has the role ${rolesText(reads)}.`,
                read: [{ decision: ['platform', 'flows'] }],
              }
            : rule.derive(situation),
      };

/** A measure’s check, which is open where the decision has none of the flows that it reads. */
export const checkIn = ({ reads, check }: Measure): Check | undefined =>
  reads === undefined || check === undefined
    ? check
    : {
        ...check,
        judge: (situation) =>
          flowOf(situation.record, ...reads) === undefined
            ? open(`No flow of the decision has the role ${rolesText(reads)}.`, undefined)
            : check.judge(situation),
      };
