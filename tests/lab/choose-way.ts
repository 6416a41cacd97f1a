import { type NoWay, type Variation, type Way, wayOf } from '../../src/lab/way.ts';
import type { Situation } from '../../src/network/situation.ts';

export interface Wanted {
  readonly option: string;
  readonly scenario?: string;
  readonly controller?: string;
  readonly variation?: Variation;
}

/** The way of one situation, or why there is none. */
export function choose(
  all: readonly Situation[],
  { option, scenario = 'on-site', controller, variation = 'direct' }: Wanted,
): Way | NoWay {
  const found = all.find(
    (one) => one.option.slug === option && one.scenario === scenario && one.edge?.controller === controller,
  );
  if (found === undefined) throw new Error(`no situation of ${option} with ${controller}`);
  return wayOf(found, variation);
}

/** The same, where there has to be one. */
export function playable(all: readonly Situation[], wanted: Wanted): Way {
  const way = choose(all, wanted);
  if ('without' in way) throw new Error(way.without);
  return way;
}
