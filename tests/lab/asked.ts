import type { Situation } from '../../src/checks/requirements/situation.ts';
import { perform } from '../../src/lab/perform.ts';
import { planOf } from '../../src/lab/plan.ts';
import { usualScale } from '../../src/lab/scale.ts';
import type { Evidence } from '../../src/model/evidence.ts';

/** What an experiment records of one situation; all that was started for it is stopped again. */
export async function recordedOf(experiment: string, situation: Situation): Promise<Evidence> {
  const { tasks, leftOut } = planOf(situation.record, [situation], { experiment });
  const [task] = tasks;
  if (task === undefined) throw new Error(leftOut[0]?.because);
  const [evidence] = await perform(task, usualScale, { versions: {}, missing: [] });
  if (evidence === undefined) throw new Error('nothing was recorded');
  return evidence;
}
