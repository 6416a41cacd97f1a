import type { ManifestFile } from '../../kubernetes/load-manifests.ts';
import { problem } from '../../kubernetes/problem.ts';
import type { Finding } from '../../record/finding.ts';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import { checks } from '../measures/index.ts';
import { type Manifests, situationsOf } from '../situation.ts';
import { inEnvironments } from './environments.ts';

const byValue = checks.filter(({ ofOneValue }) => ofOneValue);

/**
 * The lines of an option’s manifests that set a value by which a requirement fails: a limit on the whole of a response, a
 * read limit below the pings, a body limit below what has to pass, buffering that nothing forbids. That a controller fails
 * by its own default is no finding: the option’s page says so. Each line is named once, whichever controllers read it.
 */
export function settingFindings(
  record: DecisionRecord,
  option: OptionRecord,
  files: readonly ManifestFile[],
  read: Manifests,
): Finding[] {
  const findings = inEnvironments(files, read).flatMap(({ environment, ...here }) => {
    const names = new Set(files.flatMap((one) => (one.environment === environment ? [one.file] : [])));
    return situationsOf(record, option, environment, here).flatMap((situation) =>
      byValue.flatMap(({ judge, id, requirement }) => {
        const { outcome, reason, places } = judge(situation);
        if (outcome !== 'fail') return [];
        const { label } = record.definition.requirements[requirement] ?? { label: requirement };
        return places
          .filter(({ file }) => names.has(file))
          .map((place) => ({
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
  });
  return [...new Map(findings.toReversed().map(({ key, finding }) => [key, finding])).values()];
}
