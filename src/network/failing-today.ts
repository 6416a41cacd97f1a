import type { DecisionRecord } from '../record/record.ts';
import { checks, judgeAll } from './measures/index.ts';
import { isToday, type Situation } from './situation.ts';

/** Something that a *must* demands and that options do not do with a controller of today, for one reason. */
export interface FailingToday {
  /** The check’s id and title. */
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  /** The options’ letters. */
  readonly options: readonly string[];
  /** By name; empty where no controller reads a route of theirs. */
  readonly controllers: readonly string[];
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];

/** Which checks of a *must* come out as failed in the given situations, those of today’s controllers alone. */
export function failingToday(record: DecisionRecord, situations: readonly Situation[]): FailingToday[] {
  const musts = checks.filter(({ requirement }) => record.definition.requirements[requirement]?.level === 'must');
  const failed = musts.flatMap((check) =>
    judgeAll(check, situations.filter(isToday))
      .filter(({ outcome }) => outcome.outcome === 'fail')
      .map(({ situation, outcome }) => ({ check, situation, reason: outcome.reason })),
  );
  const groups = Map.groupBy(failed, ({ check, reason }) => JSON.stringify([check.id, reason]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        id: first.check.id,
        title: first.check.title,
        reason: first.reason,
        options: unique(group.map(({ situation }) => situation.option.definition.letter)),
        controllers: unique(group.flatMap(({ situation: { edge } }) => edge?.label ?? [])),
      },
    ];
  });
}
