import { type Manifests, type Situation, situationsOf } from '../network/situation.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { settingsHash } from './hop.ts';
import type { SettingsToday } from './measurements.ts';
import { wayOf } from './way.ts';

/**
 * What the lab would set up today for each option, scenario and controller of a decision, from the manifests for
 * production: with and without an outbound proxy before it.
 */
export function settingsToday(record: DecisionRecord, manifests: (option: OptionRecord) => Manifests): SettingsToday {
  const known = new Map<string, readonly Situation[]>();
  const situationsIn = (slug: string): readonly Situation[] => {
    const option = record.options.find((one) => one.slug === slug);
    const found =
      known.get(slug) ?? (option === undefined ? [] : situationsOf(record, option, 'production', manifests(option)));
    known.set(slug, found);
    return found;
  };
  return ({ option, scenario, edge }) =>
    situationsIn(option)
      .filter((situation) => situation.scenario === scenario && situation.edge?.controller === edge)
      .flatMap((situation) => [wayOf(situation, 'direct'), wayOf(situation, 'behind a proxy')])
      .flatMap((way) => ('hops' in way ? [settingsHash(way.hops)] : []));
}
