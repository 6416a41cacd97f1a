import { includedDirectives, type NginxSetting, nginxSettings } from '../../kubernetes/edge/nginx-server.ts';
import { settingWords, valueWords } from '../../kubernetes/edge/setting-words.ts';
import type { ManifestFile } from '../../kubernetes/load-manifests.ts';
import type { ManifestDocument } from '../../kubernetes/parse.ts';
import { problem } from '../../kubernetes/problem.ts';
import type { Limit } from '../../record/assessment.ts';
import type { Finding } from '../../record/finding.ts';
import type { Duration, Size } from '../../record/quantity.ts';
import { formatQuantity } from '../../record/quantity.ts';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import type { Component, Limits } from '../platform.ts';
import { platformOf } from '../route-decision.ts';
import type { Manifests } from '../situation.ts';
import { hopsOf } from '../walk.ts';
import { eachOnce, inEnvironments } from './environments.ts';

/** What is drawn and what the configuration gives, in words, for one aspect. */
interface Pair {
  /** What an nginx with that value does. */
  readonly does: (words: string) => string;
  readonly drawn: string | undefined;
  readonly given: NginxSetting<Duration | Size | boolean | string>;
}

function limitWords(limit: Limit<Duration> | Limit<Size> | undefined): string | undefined {
  if (limit === undefined || 'unknown' in limit) return undefined;
  return limit.value === 'none' ? 'none' : formatQuantity(limit.value);
}

const yes = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : valueWords(value));

function pairsOf(component: Component, limits: Limits, documents: readonly ManifestDocument[]): Pair[] {
  if (component.nginx === undefined) return [];
  const given = nginxSettings(component.nginx, includedDirectives(component.pods?.value.labels, documents));
  const { buffering } = limits;
  const otherwise = buffering && 'value' in buffering.otherwise ? buffering.otherwise.value : undefined;
  return [
    { does: (words) => `closes after silence of ${words}`, drawn: limitWords(limits.idle), given: given.idle },
    { does: (words) => `ends a response after ${words}`, drawn: limitWords(limits.total), given: given.total },
    { does: (words) => `refuses bodies above ${words}`, drawn: limitWords(limits.body), given: given.body },
    {
      does: (words) => (words === 'yes' ? 'gathers a response first' : 'passes a response on at once'),
      drawn: otherwise && valueWords(otherwise === 'holds back'),
      given: given.buffers,
    },
    {
      does: (words) => `${words === 'yes' ? 'hides' : 'passes on'} X-Accel-Buffering`,
      drawn: yes(buffering?.hidesHeader),
      given: given.hidesHeader,
    },
  ];
}

/**
 * Where an option draws an nginx of the team’s otherwise than its server block and the option’s ConfigMap make it: a
 * value would stand in two places, and they would not agree.
 */
export function nginxFindings(
  record: DecisionRecord,
  option: OptionRecord,
  files: readonly ManifestFile[],
  read: Manifests,
): Finding[] {
  const { components } = platformOf(record);
  const findings = inEnvironments(files, read).flatMap(({ documents }) =>
    hopsOf(option).flatMap(({ to, limits }) => {
      const component = components[to];
      if (component === undefined) return [];
      return pairsOf(component, { ...component.limits, ...limits }, documents).flatMap(({ does, drawn, given }) => {
        if (drawn === undefined || given.from === 'unknown' || settingWords(given) === drawn) return [];
        const place =
          given.from === 'set here' ? given.place : { file: `${option.folder}/option.ts`, line: 1, column: 1 };
        const message = `${component.label} ${does(settingWords(given))}, expected that it ${does(drawn)}, as the path is drawn.`;
        return [problem(place, 'manifest/way', message, `Correct it, or the limits in ${option.folder}/option.ts.`)];
      });
    }),
  );
  return eachOnce(findings);
}
