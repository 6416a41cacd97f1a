import { isToday, type Manifests, type Situation, situationsOf } from '../network/situation.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { experiments } from './experiments/catalogue.ts';
import type { About } from './experiments/experiment.ts';
import { type Way, wayOf } from './way.ts';

/** One run of the lab: an experiment on a way, which counts for every situation that has this very way. */
export interface Task {
  readonly experiment: string;
  readonly way: Way;
  /** The same way behind an outbound proxy; absent where none can be passed. */
  readonly behindProxy?: Way;
  /** What it counts for, the situation that is played first. */
  readonly alike: readonly [About, ...About[]];
}

/** A situation that the lab cannot play, and why. */
export interface LeftOut {
  readonly situation: Situation;
  readonly because: string;
}

/** What a run is limited to; all, where nothing is named. */
export interface Wanted {
  readonly option?: string;
  readonly controller?: string;
  readonly experiment?: string;
}

/**
 * Every situation of a decision in production, with the controllers of today.
 * @param manifests what an option’s manifests for production make the edge do
 */
export const situationsToday = (record: DecisionRecord, manifests: (option: OptionRecord) => Manifests): Situation[] =>
  record.options.flatMap((option) => situationsOf(record, option, 'production', manifests(option))).filter(isToday);

/** What tells ways apart that differ in more than where their agents stand. */
const wayKey = ({ scenario: _, ...rest }: Way): string => JSON.stringify(rest);

/** A situation’s way behind an outbound proxy; none where none can be passed. */
export function behindProxyOf(situation: Situation): { readonly behindProxy?: Way } {
  const way = wayOf(situation, 'behind a proxy');
  return 'hops' in way && way.hops.some(({ part }) => part === 'squid') ? { behindProxy: way } : {};
}

function demandKnown(kind: string, wanted: string | undefined, known: readonly string[]): void {
  if (wanted === undefined || known.includes(wanted)) return;
  throw new Error(
    `There is no ${kind} “${wanted}”. ${known.length === 0 ? 'None is known.' : `There are: ${known.join(', ')}`}`,
  );
}

/**
 * What is to be run, and what cannot be.
 * @throws where the option, the controller or the experiment that is wanted does not exist
 */
export function planOf(
  record: DecisionRecord,
  situations: readonly Situation[],
  { option, controller, experiment }: Wanted,
): { readonly tasks: readonly Task[]; readonly leftOut: readonly LeftOut[] } {
  const slugs = record.options.map(({ slug }) => slug);
  demandKnown('option', option, slugs);
  const ids = experiments.map(({ id }) => id);
  demandKnown('experiment', experiment, ids);
  const ofOption = situations.filter((one) => option === undefined || one.option.slug === option);
  const controllers = new Set(ofOption.flatMap(({ edge }) => edge?.controller ?? []));
  demandKnown(option === undefined ? 'controller' : `controller for ${option}`, controller, [...controllers]);
  const playable: About[] = [];
  const leftOut: LeftOut[] = [];
  for (const situation of ofOption) {
    if (controller !== undefined && situation.edge?.controller !== controller) continue;
    const way = wayOf(situation, 'direct');
    if ('without' in way) leftOut.push({ situation, because: way.without });
    else playable.push({ situation, way });
  }
  const shared = [...Map.groupBy(playable, ({ way }) => wayKey(way)).values()];
  const tasks = (experiment === undefined ? ids : [experiment]).flatMap((id) =>
    shared.flatMap(([first, ...others]): Task[] =>
      first === undefined
        ? []
        : [{ experiment: id, way: first.way, ...behindProxyOf(first.situation), alike: [first, ...others] }],
    ),
  );
  return { tasks, leftOut };
}
