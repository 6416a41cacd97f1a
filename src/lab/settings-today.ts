import { type Manifests, situationsOf } from '../checks/requirements/situation.ts';
import type { DecisionRecord, OptionRecord } from '../model/record.ts';
import { settingsHash } from './hop.ts';
import type { SettingsToday } from './measurements.ts';
import { wayOf } from './way.ts';

/**
 * What the lab would set up today for each option, scenario and controller of a decision, from the manifests for
 * production: with and without an outbound proxy before it.
 */
export function settingsToday(record: DecisionRecord, manifests: (option: OptionRecord) => Manifests): SettingsToday {
  return ({ option: slug, scenario, edge }) =>
    record.options
      .filter((option) => option.slug === slug)
      .flatMap((option) => situationsOf(record, option, 'production', manifests(option)))
      .filter((situation) => situation.scenario === scenario && situation.edge?.controller === edge)
      .flatMap((situation) => [wayOf(situation, 'direct'), wayOf(situation, 'behind a proxy')])
      .flatMap((way) => ('hops' in way ? [settingsHash(way.hops.map(({ settings }) => settings))] : []));
}
