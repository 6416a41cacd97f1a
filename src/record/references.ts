import { valuesIn } from './data.ts';
import type { Paths } from './decision.ts';
import type { ValuePath } from './positions.ts';
import { type Problem, wrongAt } from './problem.ts';
import type { DecisionRecord, OptionRecord } from './record.ts';

/** An id that points nowhere. */
export interface DanglingReference extends Problem {
  /** What the id is meant to name: `component`; absent where something else is missing. */
  readonly names?: string;
}

type Ids = Readonly<Record<string, unknown>>;

/** The finding that an id is not among those known; none where it is, or where none is named. */
export function missing(names: string, id: string | undefined, known: Ids, path: ValuePath): DanglingReference[] {
  if (id === undefined || Object.hasOwn(known, id)) return [];
  const ids = Object.keys(known);
  const help = `Known: ${ids.join(', ') || 'none'}.`;
  const reason = `names the ${names} “${id}”, which does not exist`;
  return [{ ...wrongAt(path, reason, { help, value: id, known: ids }), names }];
}

/** What a text is the id of, by the field that holds it, wherever in the platform or in an option that stands. */
const named: ReadonlyMap<unknown, string> = new Map([
  ['unknown', 'question'],
  ['undecided', 'question'],
  ['question', 'question'],
  ['zone', 'zone'],
  ['within', 'zone'],
  ['cluster', 'zone'],
  ['operator', 'party'],
  ['askedOf', 'party'],
  ['ask', 'party'],
  ['of', 'party'],
  ['from', 'component'],
  ['to', 'component'],
  ['only', 'scenario'],
]);

/** Fields below which all names are free. */
const free = ['labels', 'sources'];

/** The ids that data names and that nobody gives. A value that several places share is asked once. */
function danglingIn(data: unknown, known: Readonly<Record<string, Ids>>, at: ValuePath): DanglingReference[] {
  return [...valuesIn(data, at)].flatMap(({ path, value }) => {
    const names = named.get(path.at(-1));
    if (names === undefined || typeof value !== 'string' || path.some((key) => free.includes(String(key)))) return [];
    return missing(names, value, known[names] ?? {}, path);
  });
}

function knownTo({ definition }: DecisionRecord, components: Ids = {}): Readonly<Record<string, Ids>> {
  const { platform, questions, parties, scenarios } = definition;
  return {
    question: questions,
    zone: platform.zones,
    party: parties,
    component: { ...platform.components, ...components },
    scenario: scenarios,
  };
}

/** Zones that lie, by way of others, in themselves; of those in one circle, the first. */
function circles({ definition: { platform } }: DecisionRecord): DanglingReference[] {
  const { zones } = platform;
  const found = new Set<string>();
  return Object.keys(zones).flatMap((id) => {
    const around = new Set<string>();
    for (let zone = zones[id]?.within; zone !== undefined && !around.has(zone); zone = zones[zone]?.within) {
      around.add(zone);
    }
    if (!around.has(id) || !found.isDisjointFrom(around)) return [];
    found.add(id);
    const help = 'Name the zone that it lies in, or none for an outermost one.';
    const path = ['platform', 'zones', id, 'within'];
    return [{ ...wrongAt(path, 'leads back to the zone itself', { help }), names: 'zone' }];
  });
}

/** Ids in a decision’s own data that point nowhere. */
export function decisionReferences(record: DecisionRecord): DanglingReference[] {
  const { platform, criteria, requirements, groups, questions, asks, outcome } = record.definition;
  const options = Object.fromEntries(record.slugs.map((slug) => [slug, slug]));
  const known = knownTo(record);
  return [
    ...Object.entries(criteria).flatMap(([id, row]) => [
      ...missing('group', row.group, groups, ['criteria', id, 'group']),
      ...missing('requirement', row.requirement, requirements, ['criteria', id, 'requirement']),
    ]),
    ...outcome.options.flatMap((slug, index) => missing('option', slug, options, ['outcome', 'options', index])),
    ...danglingIn({ questions, asks, platform }, known, []),
    ...circles(record),
  ];
}

/** Flows that paths leave out, and scenarios and flows of theirs that do not exist. */
function pathReferences(paths: Paths, { definition }: DecisionRecord, at: ValuePath): DanglingReference[] {
  const { scenarios, platform } = definition;
  return [
    ...Object.keys(scenarios).flatMap((scenario) =>
      Object.keys(platform.flows)
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
      ...Object.keys(flows).flatMap((flow) => missing('flow', flow, platform.flows, [...at, scenario, flow])),
    ]),
  ];
}

/** Rows and scenarios that cells are for and that do not exist. */
function cellReferences(cells: Ids, { definition }: DecisionRecord, at: ValuePath): DanglingReference[] {
  return Object.entries(cells).flatMap(([id, cell]) => [
    ...missing('criterion', id, definition.criteria, [...at, id]),
    ...(typeof cell === 'object' && cell !== null && !('basis' in cell)
      ? Object.keys(cell).flatMap((scenario) =>
          missing('scenario', scenario, definition.scenarios, [...at, id, scenario]),
        )
      : []),
  ]);
}

/** Ids in an option and in its variant that point nowhere, and flows or scenarios that these leave out. */
export function optionReferences(record: DecisionRecord, { definition }: OptionRecord): DanglingReference[] {
  const { variant } = definition;
  return [
    ...('undecided' in definition.paths ? [] : pathReferences(definition.paths, record, ['paths'])),
    ...(variant === undefined ? [] : pathReferences(variant.paths, record, ['variant', 'paths'])),
    ...danglingIn(definition, knownTo(record, definition.components), []),
    ...cellReferences(definition.assessments, record, ['assessments']),
    ...cellReferences(variant?.assessments ?? {}, record, ['variant', 'assessments']),
  ];
}

/** What has to be there for a path to be followed. */
const onTheWay: readonly (string | undefined)[] = ['component', 'zone', 'flow'];

/** Whether, for all that dangles, every path can still be followed from end to end. */
export const canBeFollowed = (references: readonly DanglingReference[]): boolean =>
  references.every(({ names }) => !onTheWay.includes(names));
