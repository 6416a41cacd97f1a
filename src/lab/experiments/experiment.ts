import type { Situation } from '../../checks/requirements/situation.ts';
import type { Evidence, MeasuredCell } from '../../model/evidence.ts';
import type { Bench } from '../bench.ts';
import type { Scale } from '../scale.ts';
import type { Way } from '../way.ts';

/** What an experiment is given: a way to play, and what the record says of it. */
export interface Subject {
  readonly situation: Situation;
  readonly way: Way;
  readonly scale: Scale;
  /** Opens a way with both its ends; the lab closes it when the experiment is over, however it ends. */
  open(way: Way): Promise<Bench>;
}

/** What came out of an experiment. */
export type Result = MeasuredCell & Pick<Evidence, 'rows' | 'series' | 'control'>;

/** Asks the question of one experiment. Throws where it could not be asked. */
export type Run = (subject: Subject) => Promise<Result>;
