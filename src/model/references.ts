import type { Paths } from './decision.ts';
import type { Hop, Limits, Path } from './platform.ts';
import type { ValuePath } from './positions.ts';
import type { DecisionRecord, OptionRecord } from './record.ts';
import { inVariant, variantOf } from './variant.ts';

/** An id that points nowhere, before its place in the file is known. */
export interface DanglingReference {
  readonly path: ValuePath;
  /** The id itself, to find it by where the path cannot be followed. */
  readonly id?: string;
  readonly message: string;
  readonly help: string;
}

type Ids = Readonly<Record<string, unknown>>;

/** The finding that an id is not among those known; none where it is, or where none is named. */
export function missing(what: string, id: string | undefined, known: Ids, path: ValuePath): DanglingReference[] {
  if (id === undefined || Object.hasOwn(known, id)) return [];
  return [
    {
      path,
      id,
      message: `“${path.join('.')}” names the ${what} “${id}”, which does not exist`,
      help: `Known: ${Object.keys(known).join(', ') || 'none'}.`,
    },
  ];
}

function inLimits(limits: Limits | undefined, questions: Ids, path: ValuePath): DanglingReference[] {
  if (limits === undefined) return [];
  const named = { idle: limits.idle, total: limits.total, body: limits.body, buffering: limits.buffering?.otherwise };
  return Object.entries(named).flatMap(([key, limit]) =>
    limit !== undefined && 'unknown' in limit ? missing('question', limit.unknown, questions, [...path, key]) : [],
  );
}

/** Paths share hops; `seen` keeps one that was written once from being reported for each path that it is on. */
function inPath(way: Path, components: Ids, questions: Ids, path: ValuePath, seen: Set<Hop>): DanglingReference[] {
  return [
    ...missing('component', way.from, components, [...path, 'from']),
    ...way.hops.flatMap((hop, index) => {
      if (seen.has(hop)) return [];
      seen.add(hop);
      return [
        ...missing('component', hop.to, components, [...path, 'hops', index, 'to']),
        ...inLimits(hop.limits, questions, [...path, 'hops', index, 'limits']),
      ];
    }),
  ];
}

/** Ids in a decision’s own data that point nowhere. `slugs` names the option folders, also those that do not load. */
export function decisionReferences({ definition }: DecisionRecord, slugs: readonly string[]): DanglingReference[] {
  const { platform, criteria, requirements, groups, questions, parties, asks, outcome } = definition;
  const bySlug = Object.fromEntries(slugs.map((slug) => [slug, slug]));
  const seen = new Set<Hop>();
  return [
    ...Object.entries(criteria).flatMap(([id, row]) => [
      ...missing('group', row.group, groups, ['criteria', id, 'group']),
      ...missing('requirement', row.requirement, requirements, ['criteria', id, 'requirement']),
    ]),
    ...Object.entries(questions).flatMap(([id, { ask }]) => missing('party', ask, parties, ['questions', id, 'ask'])),
    ...asks.flatMap(({ of }, index) => missing('party', of, parties, ['asks', index, 'of'])),
    ...outcome.options.flatMap((slug, index) => missing('option', slug, bySlug, ['outcome', 'options', index])),
    ...Object.entries(platform.zones).flatMap(([id, zone]) =>
      missing('zone', zone.within, platform.zones, ['platform', 'zones', id, 'within']),
    ),
    ...Object.entries(platform.components).flatMap(([id, component]) => [
      ...missing('zone', component.zone, platform.zones, ['platform', 'components', id, 'zone']),
      ...missing('party', component.operator, parties, ['platform', 'components', id, 'operator']),
      ...inLimits(component.limits, questions, ['platform', 'components', id, 'limits']),
      ...missing('question', component.edge?.question, questions, ['platform', 'components', id, 'edge', 'question']),
    ]),
    ...platform.gateways.flatMap(({ unknown }, index) =>
      missing('question', unknown, questions, ['platform', 'gateways', index, 'unknown']),
    ),
    ...Object.entries(platform.standing).flatMap(([id, way]) =>
      inPath(way, platform.components, questions, ['platform', 'standing', id], seen),
    ),
  ];
}

/** Ids in an option and in its variant that point nowhere, and flows or scenarios that these leave out. */
export const optionReferences = (record: DecisionRecord, option: OptionRecord): DanglingReference[] => {
  const variant = variantOf(option);
  return [...ownReferences(record, option), ...inVariant(option, variant && ownReferences(record, variant))];
};

function ownReferences(record: DecisionRecord, { definition: option }: OptionRecord): DanglingReference[] {
  const { platform, scenarios, questions, parties, criteria } = record.definition;
  const components = { ...platform.components, ...option.components };
  const seen = new Set<Hop>();
  const open = 'undecided' in option.paths ? String(option.paths.undecided) : undefined;
  const paths = open === undefined ? (option.paths as Paths) : {};
  const absent = (open === undefined ? Object.keys(scenarios) : []).flatMap((scenario) =>
    Object.keys(platform.flows)
      .filter((flow) => paths[scenario]?.[flow] === undefined)
      .map((flow) => ({
        path: ['paths'],
        message: `The path of ${flow} in the scenario ${scenario} is missing`,
        help: 'Every flow has a path in every scenario.',
      })),
  );
  return [
    ...absent,
    ...missing('question', open, questions, ['paths', 'undecided']),
    ...Object.entries(option.components).flatMap(([id, component]) => [
      ...missing('zone', component.zone, platform.zones, ['components', id, 'zone']),
      ...missing('party', component.operator, parties, ['components', id, 'operator']),
      ...inLimits(component.limits, questions, ['components', id, 'limits']),
    ]),
    ...Object.entries(paths).flatMap(([scenario, flows]) => [
      ...missing('scenario', scenario, scenarios, ['paths', scenario]),
      ...Object.entries(flows).flatMap(([flow, way]) => [
        ...missing('flow', flow, platform.flows, ['paths', scenario, flow]),
        ...inPath(way, components, questions, ['paths', scenario, flow], seen),
      ]),
    ]),
    ...option.provisions.flatMap(({ askedOf, only }, index) => [
      ...missing('party', askedOf, parties, ['provisions', index, 'askedOf']),
      ...missing('scenario', only, scenarios, ['provisions', index, 'only']),
    ]),
    ...Object.entries(option.assessments).flatMap(([id, cell]) => [
      ...missing('criterion', id, criteria, ['assessments', id]),
      ...('basis' in cell
        ? [[[], cell] as const]
        : Object.entries(cell).map(([key, one]) => [[key], one] as const)
      ).flatMap(([within, one]) =>
        typeof one === 'object' && one !== null && 'question' in one
          ? missing('question', String(one.question), questions, ['assessments', id, ...within, 'question'])
          : [],
      ),
    ]),
  ];
}
