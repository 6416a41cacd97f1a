import type { Measure } from '../../network/measure.ts';
import type { Situation } from '../../network/situation.ts';
import type { Evidence, MeasuredCell } from '../../record/evidence.ts';
import type { Citation } from '../../record/source.ts';
import type { Bench, BenchStart } from '../bench.ts';
import type { Read, Ways } from '../reads.ts';
import type { Scale } from '../scale.ts';
import type { Way } from '../way.ts';

/** What an experiment has to measure with: its ways are set as far as it reads them. */
export interface Ground extends Ways {
  readonly scale: Scale;
  /**
   * Opens a way with both its ends; the lab closes it when the experiment is over, however it ends.
   * @throws Unreachable where the API does not answer through the way, unless that is allowed for
   */
  open(way: Way, start?: OpenStart): Promise<Bench>;
}

export interface OpenStart extends BenchStart {
  /** Whether the API has to answer through the way; it has to, if left out. */
  readonly mayBeUnreachable?: true;
}

/** A situation with the way that is played for it. */
export interface About {
  readonly situation: Situation;
  readonly way: Way;
}

/** What came out of an experiment; `assumptions` are its own, beside those that the way rests on. */
export type Result = MeasuredCell &
  Pick<Evidence, 'also' | 'unsaid' | 'rows' | 'series' | 'control'> &
  Partial<Pick<Evidence, 'assumptions'>>;

/** Why an experiment’s question does not arise on a way, in one sentence or phrase: that is no failure of the run. */
export class NothingToMeasure extends Error {}

/** Why something comes out as it does, in one sentence, and what says so. */
export interface Explanation {
  readonly says: string;
  readonly sources: readonly [Citation, ...Citation[]];
}

/** One experiment: what a reader is told of it, and how it is run. */
export interface Experiment {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** How it is asked, in a few sentences. */
  readonly method: string;
  /** What is counted, in what unit. */
  readonly unit: string;
  /** What would count against an option. */
  readonly against: string;
  /** The measures whose question it answers; none where it answers none of them whole. The first is the one it is about. */
  readonly fills: readonly Measure[];
  /** Rows that people fill and that it answers as well, by their ids. */
  readonly alsoFills?: readonly string[];
  /** Why it comes out as it does, where sources say so. */
  readonly explained?: readonly Explanation[];
  /** What it reads of a way: it is given nothing else, and evidence is stale once any of it changes. */
  readonly reads: readonly Read[];
  /** What it says nothing of. */
  readonly showsNot: string;
  /** Whether it tells times so short that nothing else may run beside it. */
  readonly alone?: true;
  /** What the record says of a situation that its verdict turns on, beside what was seen; `undefined` where nothing does. */
  readonly facts: (about: About) => unknown;
  /**
   * Asks the question on a way, and gives how to judge what was seen for each situation that has this very way. Throws
   * where it could not be asked.
   */
  readonly measure: (ground: Ground) => Promise<(about: About) => Result>;
}

/** How an experiment is run and judged: its verdict gets these facts of the record, and no others. */
export const judgedBy = <Facts>(
  facts: (about: About) => Facts,
  measure: (ground: Ground) => Promise<(facts: Facts) => Result>,
): Pick<Experiment, 'facts' | 'measure'> => ({
  facts,
  async measure(ground) {
    const judge = await measure(ground);
    return (about) => judge(facts(about));
  },
});

/** The same, where the verdict turns on what was seen alone. */
export const judgedAlone = (
  measure: (ground: Ground) => Promise<() => Result>,
): Pick<Experiment, 'facts' | 'measure'> => judgedBy(() => undefined, measure);
