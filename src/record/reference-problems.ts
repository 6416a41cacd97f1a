import type { z } from 'zod';
import { decisionShape } from './decision.ts';
import type { Ids, Kind } from './decision-kind.ts';
import { optionShape } from './option.ts';
import type { ValuePath } from './positions.ts';
import { type Problem, wrongAt } from './problem.ts';
import type { DecisionRecord, OptionRecord } from './record.ts';
import { referencesIn } from './references.ts';

/** The problem that an id is not among those known; none where it is. `names` says what it is meant to be the id of. */
export function missing(names: string, id: string, known: Ids, path: ValuePath): Problem[] {
  if (Object.hasOwn(known, id)) return [];
  const ids = Object.keys(known);
  const help = `Known: ${ids.join(', ') || 'none'}.`;
  const reason = `names the ${names} “${id}”, which does not exist`;
  const rule = path[0] === 'statements' ? 'record/statement' : 'record/reference';
  return [wrongAt(path, reason, { help, value: id, known: ids, names, rule })];
}

type Known = Readonly<Record<string, Ids>>;

const keyed = (ids: readonly string[]): Ids => Object.fromEntries(ids.map((id) => [id, id]));

/** The ids that there are, by what they name, in a decision of some kind or in one of its options. */
function knownTo({ definition, slugs }: DecisionRecord, kind: Kind | undefined): Known {
  const { groups, requirements, criteria, scenarios, questions, parties, prerequisites, outcome } = definition;
  return {
    group: groups,
    requirement: requirements,
    criterion: criteria,
    scenario: scenarios,
    question: questions,
    party: parties,
    prerequisite: prerequisites,
    answer: outcome.answers ?? {},
    option: keyed(slugs),
    rule: keyed(kind?.rules ?? []),
    check: keyed(kind?.checks ?? []),
  };
}

/** Ids in data that are not among those known by what they name. */
const dangling = (shape: z.ZodType, data: unknown, known: Known): Problem[] =>
  referencesIn(shape, data)
    .flatMap(({ names, id, path }) => missing(names, id, known[names] ?? {}, path))
    .toArray();

/**
 * Ids in a decision’s own data that point nowhere.
 * @param all the ids of all decisions
 */
export function decisionReferences(record: DecisionRecord, kind?: Kind, all: readonly string[] = []): Problem[] {
  const decision = keyed(all.filter((id) => id !== record.id));
  const known = { ...knownTo(record, kind), decision, ...kind?.idsOf(record) };
  return [
    ...dangling(decisionShape(kind?.decision), record.definition, known),
    ...(kind?.decisionProblems(record) ?? []),
  ];
}

/** Ids in an option and in its variant that point nowhere, and what these leave out. */
export function optionReferences(record: DecisionRecord, option: OptionRecord, kind?: Kind): Problem[] {
  const known = { ...knownTo(record, kind), ...kind?.idsOf(record, option) };
  return [
    ...(kind?.optionProblems(record, option) ?? []),
    ...dangling(optionShape(kind?.option, kind?.variant), option.definition, known),
  ];
}

/** Whether, for all that leads nowhere, what is there can still be followed. */
export const canBeFollowed = (references: readonly Problem[], kind?: Kind): boolean =>
  references.every(({ names = '' }) => names !== 'rule' && !kind?.needed.includes(names));
