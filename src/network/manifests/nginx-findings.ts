import { includedDirectives, nginxSettings } from '../../kubernetes/edge/nginx-server.ts';
import type { ManifestDocument } from '../../kubernetes/parse.ts';
import { problem } from '../../kubernetes/problem.ts';
import type { Finding } from '../../record/finding.ts';
import { type KnownValue, valueIn, valueWords } from '../../record/known-value.ts';
import type { Duration, Size } from '../../record/quantity.ts';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import type { Component, Limits } from '../platform.ts';
import { platformOf } from '../route-decision.ts';
import { hopsOf } from '../walk.ts';

type Shown = Duration | Size | boolean | string;

/** What is drawn and what the configuration gives, of one aspect. */
interface Pair {
  /** What an nginx with that value does. */
  readonly does: (words: string) => string;
  readonly drawn: Shown | undefined;
  readonly given: KnownValue<Shown>;
}

function pairsOf(component: Component, limits: Limits, documents: readonly ManifestDocument[]): Pair[] {
  if (component.nginx === undefined) return [];
  const given = nginxSettings(component.nginx, includedDirectives(component.pods?.value.labels, documents));
  const habit = valueIn(limits.buffering?.otherwise);
  return [
    { does: (words) => `closes after silence of ${words}`, drawn: valueIn(limits.idle), given: given.idle },
    { does: (words) => `ends a response after ${words}`, drawn: valueIn(limits.total), given: given.total },
    { does: (words) => `refuses bodies above ${words}`, drawn: valueIn(limits.body), given: given.body },
    {
      does: (words) => (words === 'yes' ? 'gathers a response first' : 'passes a response on at once'),
      drawn: habit && habit === 'holds back',
      given: given.buffers,
    },
    {
      does: (words) => `${words === 'yes' ? 'hides' : 'passes on'} X-Accel-Buffering`,
      drawn: limits.buffering?.hidesHeader,
      given: given.hidesHeader,
    },
  ];
}

/**
 * Where an option draws an nginx of the team’s otherwise than its server block and the option’s ConfigMap in one
 * environment make it: a value would stand in two places, and they would not agree.
 */
export function nginxFindings(
  record: DecisionRecord,
  option: OptionRecord,
  documents: readonly ManifestDocument[],
): Finding[] {
  const { components } = platformOf(record);
  return hopsOf(option).flatMap(({ to, limits }) => {
    const component = components[to];
    if (component === undefined) return [];
    return pairsOf(component, { ...component.limits, ...limits }, documents).flatMap(({ does, drawn, given }) => {
      if (drawn === undefined || 'unknown' in given) return [];
      const [found, expected] = [valueWords(given.value), valueWords(drawn)];
      if (found === expected) return [];
      const place = 'place' in given ? given.place : { file: `${option.folder}/option.ts`, line: 1, column: 1 };
      const message = `${component.label} ${does(found)}, expected that it ${does(expected)}, as the path is drawn.`;
      return [problem(place, 'manifest/way', message, `Correct it, or the limits in ${option.folder}/option.ts.`)];
    });
  });
}
