import { type Manifests, type Situation, situationsOf } from '../network/situation.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { experimentOf } from './experiments/catalogue.ts';
import type { SettingsToday } from './measurements.ts';
import { behindProxyOf } from './plan.ts';
import { settingsHash } from './settings-hash.ts';
import { wayOf } from './way.ts';

/**
 * What experiments would read today of each option, scenario and controller of a decision, from the manifests for
 * production.
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
  return ({ experiment: id, option, scenario, countedFrom = scenario, edge }) => {
    const experiment = experimentOf(id);
    if (experiment === undefined) return [];
    const among = situationsIn(option).filter((one) => one.edge?.controller === edge);
    const proxies = among.filter((one) => one.scenario === countedFrom).map((one) => behindProxyOf(one).behindProxy);
    return among
      .filter((one) => one.scenario === scenario)
      .flatMap((situation) => {
        const way = wayOf(situation, 'direct');
        if ('without' in way) return [];
        return proxies.map((behindProxy) => settingsHash(experiment, { situation, way }, behindProxy));
      });
  };
}
