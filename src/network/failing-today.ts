import type { DecisionRecord } from '../record/record.ts';
import { checksOf, judgeAll } from './measures/index.ts';
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

/** The checks of what a decision demands. */
const mustsOf = (record: DecisionRecord) =>
  checksOf(record).filter(({ requirement }) => record.definition.requirements[requirement]?.level === 'must');

/** Which checks of a *must* come out as failed in the given situations, those of today’s controllers alone. */
export function failingToday(record: DecisionRecord, situations: readonly Situation[]): FailingToday[] {
  const failed = mustsOf(record).flatMap((check) =>
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

/** A *must* that an option fails whichever of today’s controllers reads its route. */
interface FailingAlways extends Omit<FailingToday, 'options'> {
  /** The option’s folder name. */
  readonly option: string;
}

/** Which checks of a *must* an option fails in some scenario in every case of today; once for all its scenarios. */
export function failingAlways(record: DecisionRecord, situations: readonly Situation[]): FailingAlways[] {
  const cases = Map.groupBy(situations.filter(isToday), ({ option, scenario }) =>
    JSON.stringify([option.slug, scenario]),
  );
  const found = [...cases.values()].flatMap((all) =>
    mustsOf(record).flatMap((check): FailingAlways[] => {
      const [first, ...more] = judgeAll(check, all);
      if (first === undefined || [first, ...more].some(({ outcome }) => outcome.outcome !== 'fail')) return [];
      const { situation, outcome } = first;
      const controllers = unique(all.flatMap(({ edge }) => edge?.label ?? []));
      const { id, title } = check;
      return [{ id, title, reason: outcome.reason, option: situation.option.slug, controllers }];
    }),
  );
  return [...new Map(found.map((one) => [`${one.option} ${one.id}`, one])).values()];
}
