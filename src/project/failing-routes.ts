import { failingAlways } from '../network/failing-today.ts';
import { isRoute } from '../network/route-decision.ts';
import { situationsOf } from '../network/situation.ts';
import type { Finding } from '../record/finding.ts';
import { placeOf } from '../record/positions.ts';
import type { JudgedDecision } from './judge-decision.ts';

const list = new Intl.ListFormat('en-GB');

/**
 * Options of an outcome that fail a must whichever controller may be at the edge in production, as an answer may have it:
 * one finding for each option and check.
 */
export function failingRoutes(
  root: string,
  { record, manifests }: Pick<JudgedDecision, 'record' | 'manifests'>,
): Finding[] {
  const { status, outcome } = record.definition;
  if (!isRoute(record) || (status !== 'proposed' && status !== 'accepted')) return [];
  return outcome.options.flatMap((slug, index) => {
    const option = record.options.find((one) => one.slug === slug);
    if (option === undefined) return [];
    const situations = situationsOf(record, option, 'production', manifests(option, 'production'));
    return failingAlways(record, situations).map(
      ({ title, reason, controllers }): Finding => ({
        ...placeOf(root, `${record.folder}/decision.ts`, ['outcome', 'options', index]),
        severity: 'error',
        rule: 'record/outcome',
        message: `Option ${option.definition.letter} (${slug}) of the outcome fails the must “${title}”${controllers.length === 0 ? '' : ` with ${list.format(controllers)}, and no other controller may be there`}: ${reason}`,
        help: 'Choose another option or mend this one; if an answer or a value is wrong, correct it.',
      }),
    );
  });
}
