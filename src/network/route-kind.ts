import { z } from 'zod';
import { controllers } from '../controllers/index.ts';
import type { Kind } from '../record/decision-kind.ts';
import { manifestName } from '../record/option-schema.ts';
import type { ValuePath } from '../record/positions.ts';
import { type DanglingReference, wrongAt } from '../record/problem.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { missing } from '../record/references.ts';
import { sourced, text } from '../record/value-schema.ts';
import { checks, rules } from './measures/index.ts';
import { component, path, platform } from './platform-schema.ts';
import { type Paths, platformOf, routeOf } from './route-decision.ts';

const decided = z.record(z.string(), z.record(z.string(), path));

/** Zones that lie, by way of others, in themselves; of those in one circle, the first. */
function circles(record: DecisionRecord): DanglingReference[] {
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
    return [
      { ...wrongAt(['platform', 'zones', id, 'within'], 'leads back to the zone itself', { help }), names: 'zone' },
    ];
  });
}

/** Flows with a role that another has before them: what is asked of a role is asked of one flow. */
function sharedRoles(record: DecisionRecord): DanglingReference[] {
  const flows = Object.entries(platformOf(record).flows);
  return flows.flatMap(([id, { role }], index) => {
    const [before] = flows.find((other, at) => at < index && role !== undefined && other[1].role === role) ?? [];
    if (before === undefined) return [];
    const help = 'Leave the role out where nothing is to be asked of the flow.';
    return [
      { ...wrongAt(['platform', 'flows', id, 'role'], `is the role of “${before}” already`, { help }), names: 'role' },
    ];
  });
}

/** Checks that a requirement names after another did. */
function sharedChecks({ definition: { requirements } }: DecisionRecord): DanglingReference[] {
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
const unknownController = (at: ValuePath, value: string, names: string): DanglingReference[] =>
  Object.hasOwn(controllers, value)
    ? []
    : [
        {
          path: at,
          value,
          names,
          message: `“${value}” is no controller that the checks know`,
          known: Object.keys(controllers),
          help: `Known: ${Object.keys(controllers).join(', ')}.`,
        },
      ];

/** Flows that paths leave out, and scenarios and flows of theirs that do not exist. */
function pathReferences(paths: Paths, record: DecisionRecord, at: ValuePath): DanglingReference[] {
  const { scenarios } = record.definition;
  const { flows: all } = platformOf(record);
  return [
    ...Object.keys(scenarios).flatMap((scenario) =>
      Object.keys(all)
        .filter((flow) => paths[scenario]?.[flow] === undefined)
        .map((flow) => ({
          path: at,
          message: `The path of ${flow} in the scenario ${scenario} is missing`,
          help: 'Every flow has a path in every scenario.',
          names: 'flow',
        })),
    ),
    ...Object.entries(paths).flatMap(([scenario, flows]) => [
      ...missing('scenario', scenario, scenarios, [...at, scenario]),
      ...Object.keys(flows).flatMap((flow) => missing('flow', flow, all, [...at, scenario, flow])),
    ]),
  ];
}

/** What a decision about a route adds to what any decision has. */
export const route: Kind = {
  field: 'platform',
  decision: { platform },
  option: {
    components: z.record(z.string(), component),
    paths: z.union([z.strictObject({ undecided: text }), decided]),
    forms: z
      .array(
        z.strictObject({
          manifest: manifestName,
          for: z.array(text).min(1, 'no controller, expected at least one'),
        }),
      )
      .optional(),
    routingAnew: sourced(text).optional(),
    unchecked: z.array(z.strictObject({ apiVersion: text, kind: text, because: text })).optional(),
  },
  variant: { paths: decided },
  rules: rules.map(({ id }) => id),
  checks: checks.map(({ id }) => id),
  named: { zone: 'zone', within: 'zone', cluster: 'zone', from: 'component', to: 'component' },
  idsOf: (record, option) => ({
    zone: platformOf(record).zones,
    component: { ...platformOf(record).components, ...(option && routeOf(option).components) },
  }),
  decisionReferences: (record) => [
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
  optionReferences: (record: DecisionRecord, option: OptionRecord) => {
    const { paths, variant, forms = [] } = routeOf(option);
    return [
      ...('undecided' in paths ? [] : pathReferences(paths, record, ['paths'])),
      ...(variant === undefined ? [] : pathReferences(variant.paths, record, ['variant', 'paths'])),
      ...forms.flatMap(({ for: ids }, form) =>
        ids.flatMap((id, index) => unknownController(['forms', form, 'for', index], id, 'reader')),
      ),
    ];
  },
  needed: ['component', 'zone', 'flow', 'reader'],
};
