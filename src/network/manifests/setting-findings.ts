import { problem } from '../../kubernetes/problem.ts';
import type { Finding } from '../../record/finding.ts';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import { checksOf } from '../measures/index.ts';
import { type Manifests, situationsOf } from '../situation.ts';

/**
 * The lines of an option’s manifests of one environment that set a value by which a requirement fails: a limit on the
 * whole of a response, a read limit below the pings, a body limit below what has to pass, buffering that nothing forbids.
 * That a controller fails by its own default is no finding: the option’s page says so. Each line is named once, whichever
 * controllers read it.
 */
export function settingFindings(
  record: DecisionRecord,
  option: OptionRecord,
  environment: string,
  manifests: Manifests,
): Finding[] {
  const byValue = checksOf(record).filter(({ ofOneValue }) => ofOneValue);
  const findings = situationsOf(record, option, environment, manifests).flatMap((situation) =>
    byValue.flatMap(({ judge, id, requirement }) => {
      const { outcome, reason, places } = judge(situation);
      if (outcome !== 'fail') return [];
      const { label } = record.definition.requirements[requirement] ?? { label: requirement };
      return places.map((place) => ({
        key: `${id} ${place.file}:${place.line}`,
        finding: problem(
          place,
          'manifest/setting',
          `${reason.replace(/\.$/, '')}, expected a value with which “${label}” is met`,
          'Change the value, or leave it out where the default is enough.',
        ),
      }));
    }),
  );
  return [...new Map(findings.toReversed().map(({ key, finding }) => [key, finding])).values()];
}
