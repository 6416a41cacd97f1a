import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import { withoutVariant } from '../../record/variant.ts';
import { platformOf } from '../route-decision.ts';
import type { Manifests } from '../situation.ts';
import { arrivalIn, isWayOut, pathOf, undecided, walk, zonesAround } from '../walk.ts';

/** What has to pass through something that a party runs outside the cluster. */
export interface Opening {
  readonly environment: string;
  readonly scenarios: readonly string[];
  /** Ids of the flows that need it. */
  readonly flows: readonly string[];
  readonly from: string;
  /** What the party runs on the way, by label. */
  readonly through: string;
  /** What is reached. */
  readonly to: string;
  /** Absent where the record does not know it for this environment. */
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly protocol: 'HTTPS' | 'HTTP';
  /** What the bytes travel in at the party’s component. */
  readonly inside?: string | undefined;
}

/** Manifests of an option by environment. */
export type ByEnvironment = Readonly<Record<string, Manifests>>;

/**
 * The host that an environment’s manifests have where production’s have the given one: that of the object of the same
 * kind and name, at the same place.
 */
function hostIn(option: OptionRecord, manifests: ByEnvironment, environment: string, host: string): string | undefined {
  if (environment === 'production') return host;
  const routes = (of: string) => withoutVariant(option, manifests[of]?.routes ?? []);
  for (const route of routes('production')) {
    const at = route.hosts.findIndex(({ name }) => name === host);
    const twin = routes(environment).find(({ kind, name }) => kind === route.kind && name === route.name);
    const found = at < 0 ? undefined : twin?.hosts[at]?.name;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What has to pass through what a party runs outside the cluster; nothing while the option’s paths are not decided. */
export function openingsOf(
  record: DecisionRecord,
  option: OptionRecord,
  party: string,
  manifests: ByEnvironment,
): Opening[] {
  if (undecided(option) !== undefined) return [];
  const { scenarios } = record.definition;
  const found = Object.keys(manifests).flatMap((environment) =>
    Object.keys(scenarios).flatMap((scenario) =>
      Object.keys(platformOf(record).flows).flatMap((flow) => {
        const steps = walk(record, option, pathOf(option, scenario, flow));
        const [first] = steps;
        return steps
          .filter(({ to, target }) => target.operator === party && isWayOut(record, to))
          .flatMap((step) => {
            const end = arrivalIn(record, steps.slice(step.index + 1));
            if (first === undefined || end === undefined) return [];
            const { port, protocol, host: named } = end.hop;
            const host =
              end.target.hostIn?.[environment]?.value ??
              (named === undefined ? undefined : hostIn(option, manifests, environment, named));
            const zone = platformOf(record).zones[zonesAround(record, first.source.zone)[0] ?? '']?.label;
            return {
              scenario,
              flow,
              opening: {
                environment,
                from: zone === undefined ? first.source.label : `${first.source.label}, ${zone}`,
                through: step.target.label,
                to: end.target.label,
                protocol,
                host,
                port,
                inside: step.hop.inside,
              },
            };
          });
      }),
    ),
  );
  return [...Map.groupBy(found, ({ opening }) => JSON.stringify(opening)).values()].flatMap((alike) =>
    alike.slice(0, 1).map(({ opening }) => ({
      ...opening,
      scenarios: [...new Set(alike.map(({ scenario }) => scenario))],
      flows: [...new Set(alike.map(({ flow }) => flow))],
    })),
  );
}
