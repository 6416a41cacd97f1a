import { valuesIn } from './data.ts';
import type { Ids, Kind } from './decision-kind.ts';
import type { ValuePath } from './positions.ts';
import { type DanglingReference, wrongAt } from './problem.ts';
import type { DecisionRecord, OptionRecord } from './record.ts';

/** The finding that an id is not among those known; none where it is, or where none is named. */
export function missing(names: string, id: string | undefined, known: Ids, path: ValuePath): DanglingReference[] {
  if (id === undefined || Object.hasOwn(known, id)) return [];
  const ids = Object.keys(known);
  const help = `Known: ${ids.join(', ') || 'none'}.`;
  const reason = `names the ${names} “${id}”, which does not exist`;
  return [{ ...wrongAt(path, reason, { help, value: id, known: ids }), names }];
}

/** What a text is the id of, by the field that holds it, in any decision and option. */
const named: Readonly<Record<string, string>> = {
  unknown: 'question',
  undecided: 'question',
  question: 'question',
  operator: 'party',
  askedOf: 'party',
  ask: 'party',
  by: 'party',
  of: 'party',
  only: 'scenario',
};

/** Fields below which all names are free. */
const free = ['labels', 'sources'];

/** The ids that data names and that nobody gives. A value that several places share is asked once. */
function danglingIn(data: unknown, names: Readonly<Record<string, string>>, known: Readonly<Record<string, Ids>>) {
  return [...valuesIn(data)].flatMap(({ path, value }) => {
    const what = names[String(path.at(-1))];
    if (what === undefined || typeof value !== 'string' || path.some((key) => free.includes(String(key)))) return [];
    return missing(what, value, known[what] ?? {}, path);
  });
}

const knownTo = (
  record: DecisionRecord,
  kind: Kind | undefined,
  option?: OptionRecord,
): Readonly<Record<string, Ids>> => ({
  question: record.definition.questions,
  party: record.definition.parties,
  scenario: record.definition.scenarios,
  ...kind?.idsOf(record, option),
});

/** Ids in a decision’s own data that point nowhere. */
export function decisionReferences(record: DecisionRecord, kind?: Kind): DanglingReference[] {
  const { criteria, requirements, groups, questions, asks, outcome } = record.definition;
  const options = Object.fromEntries(record.slugs.map((slug) => [slug, slug]));
  const added = Object.entries(record.definition).filter(([field]) => kind !== undefined && field in kind.decision);
  return [
    ...Object.entries(criteria).flatMap(([id, row]) => [
      ...missing('group', row.group, groups, ['criteria', id, 'group']),
      ...missing('requirement', row.requirement, requirements, ['criteria', id, 'requirement']),
    ]),
    ...outcome.options.flatMap((slug, index) => missing('option', slug, options, ['outcome', 'options', index])),
    ...danglingIn(
      { questions, asks, ...Object.fromEntries(added) },
      { ...named, ...kind?.named },
      knownTo(record, kind),
    ),
    ...(kind?.decisionReferences(record) ?? []),
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

/** Ids in an option and in its variant that point nowhere, and what these leave out. */
export function optionReferences(record: DecisionRecord, option: OptionRecord, kind?: Kind): DanglingReference[] {
  const { assessments, variant } = option.definition;
  return [
    ...(kind?.optionReferences(record, option) ?? []),
    ...danglingIn(option.definition, { ...named, ...kind?.named }, knownTo(record, kind, option)),
    ...cellReferences(assessments, record, ['assessments']),
    ...cellReferences(variant?.assessments ?? {}, record, ['variant', 'assessments']),
  ];
}

/** Whether, for all that leads nowhere, what is there can still be followed. */
export const canBeFollowed = (references: readonly DanglingReference[], kind?: Kind): boolean =>
  references.every(({ names }) => names === undefined || !kind?.needed.includes(names));
