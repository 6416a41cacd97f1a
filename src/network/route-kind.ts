import { controllers } from '../controllers/index.ts';
import type { Kind } from '../record/decision-kind.ts';
import type { ValuePath } from '../record/positions.ts';
import { type Problem, wrongAt } from '../record/problem.ts';
import type { DecisionRecord } from '../record/record.ts';
import { checks, rules } from './measures/index.ts';
import { platform } from './platform.ts';
import { ofRouteOption, ofRouteVariant, type Paths, platformOf, routeOf } from './route-decision.ts';

/** Zones that lie, by way of others, in themselves; of those in one circle, the first. */
function circles(record: DecisionRecord): Problem[] {
  const { zones } = platformOf(record);
  const found = new Set<string>();
  return Object.keys(zones).flatMap((id) => {
    const around = new Set<string>();
    for (let zone = zones[id]?.within; zone !== undefined && !around.has(zone); zone = zones[zone]?.within) {
      around.add(zone);
    }
    if (!around.has(id) || !found.isDisjointFrom(around)) return [];
    found.add(id);
    const help = 'Name the zone that it lies in, or none for an outermost one.';
    return [wrongAt(['platform', 'zones', id, 'within'], 'leads back to the zone itself', { help, names: 'zone' })];
  });
}

/** Flows with a role that another has before them: what is asked of a role is asked of one flow. */
function sharedRoles(record: DecisionRecord): Problem[] {
  const flows = Object.entries(platformOf(record).flows);
  return flows.flatMap(([id, { role }], index) => {
    const [before] = flows.find((other, at) => at < index && role !== undefined && other[1].role === role) ?? [];
    if (before === undefined) return [];
    const help = 'Leave the role out where nothing is to be asked of the flow.';
    return [wrongAt(['platform', 'flows', id, 'role'], `is the role of “${before}” already`, { help })];
  });
}

/** Checks that a requirement names after another did. */
function sharedChecks({ definition: { requirements } }: DecisionRecord): Problem[] {
  const named = Object.entries(requirements).flatMap(([id, { checks: held = [] }]) =>
    held.map((check, index) => ({ check, id, path: ['requirements', id, 'checks', index] })),
  );
  return named.flatMap(({ check, path }, index) => {
    const before = named.slice(0, index).find((other) => other.check === check);
    if (before === undefined) return [];
    const help = 'Name it in the requirement that it speaks to most.';
    return [wrongAt(path, `names “${check}”, which “${before.id}” names already`, { help })];
  });
}

/** A controller that nothing here knows. `names` says whose it is: the platform’s, or that of a manifest’s readers. */
function unknownController(path: ValuePath, value: string, names: string): Problem[] {
  const known = Object.keys(controllers);
  const message = `“${value}” is no controller that the checks know`;
  return known.includes(value) ? [] : [{ path, value, names, message, known, help: `Known: ${known.join(', ')}.` }];
}

/** Flows that paths leave out in a scenario. */
function pathsLeftOut(paths: Paths, record: DecisionRecord, at: ValuePath): Problem[] {
  return Object.keys(record.definition.scenarios).flatMap((scenario) =>
    Object.keys(platformOf(record).flows)
      .filter((flow) => paths[scenario]?.[flow] === undefined)
      .map((flow) => ({
        path: at,
        message: `The path of ${flow} in the scenario ${scenario} is missing`,
        help: 'Every flow has a path in every scenario.',
        names: 'flow',
      })),
  );
}

/** What a decision about a route adds to what any decision has. */
export const route: Kind = {
  field: 'platform',
  decision: { platform },
  option: ofRouteOption,
  variant: ofRouteVariant,
  rules: rules.map(({ id }) => id),
  checks: checks.map(({ id }) => id),
  idsOf: (record, option) => ({
    zone: platformOf(record).zones,
    flow: platformOf(record).flows,
    component: { ...platformOf(record).components, ...(option && routeOf(option).components) },
  }),
  decisionProblems: (record) => [
    ...circles(record),
    ...sharedRoles(record),
    ...sharedChecks(record),
    ...Object.entries(platformOf(record).components).flatMap(([id, { edge }]) =>
      (edge?.today ?? []).flatMap(({ controller }, index) =>
        unknownController(
          ['platform', 'components', id, 'edge', 'today', index, 'controller'],
          controller,
          'controller',
        ),
      ),
    ),
  ],
  optionProblems: (record, option) => {
    const { paths, variant, forms = [] } = routeOf(option);
    return [
      ...('undecided' in paths ? [] : pathsLeftOut(paths, record, ['paths'])),
      ...(variant === undefined ? [] : pathsLeftOut(variant.paths, record, ['variant', 'paths'])),
      ...forms.flatMap(({ for: ids }, form) =>
        ids.flatMap((id, index) => unknownController(['forms', form, 'for', index], id, 'reader')),
      ),
    ];
  },
  needed: ['component', 'zone', 'flow', 'reader'],
};
