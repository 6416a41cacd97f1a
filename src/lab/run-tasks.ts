import type { Evidence } from '../record/evidence.ts';
import { experimentOf } from './experiments/catalogue.ts';
import { NothingToMeasure } from './experiments/experiment.ts';
import { perform } from './perform.ts';
import type { Task } from './plan.ts';
import { Lacking, type Programs } from './run/find-programs.ts';
import { isLeaving } from './run/process.ts';
import type { Scale } from './scale.ts';

/** How a task went: recorded once for each situation, without anything to measure, without its programs, or failed. */
export type Outcome =
  | { readonly kind: 'measured'; readonly evidence: readonly Evidence[] }
  | { readonly kind: 'nothing' | 'lacking' | 'failed'; readonly because: string };

export interface TaskRunner {
  readonly scale: Scale;
  readonly programs: Programs;
  /** How many tasks run at once, of those that bear company. */
  readonly atOnce: number;
  readonly onStart: (task: Task) => void;
  readonly onEnd: (task: Task, outcome: Outcome) => void;
}

/** Whether nothing else may run beside a task. */
export const isAlone = ({ experiment }: Pick<Task, 'experiment'>): boolean => experimentOf(experiment)?.alone === true;

async function outcomeOf(task: Task, { scale, programs }: TaskRunner): Promise<Outcome> {
  try {
    return { kind: 'measured', evidence: await perform(task, scale, programs) };
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    const kind = error instanceof NothingToMeasure ? 'nothing' : error instanceof Lacking ? 'lacking' : 'failed';
    return { kind, because };
  }
}

/**
 * Runs tasks, several at once where they mostly wait, and one after the other where they tell short times. A task that
 * fails is reported, and the others go on. Where this process is asked to end, what is under way is not reported: its
 * hops are being stopped, and what it sees is no result.
 */
export async function runTasks(tasks: readonly Task[], runner: TaskRunner): Promise<void> {
  const work = async (queue: Task[]) => {
    for (let task = queue.shift(); task !== undefined && !isLeaving(); task = queue.shift()) {
      runner.onStart(task);
      const outcome = await outcomeOf(task, runner);
      if (!isLeaving()) runner.onEnd(task, outcome);
    }
  };
  const together = tasks.filter((task) => !isAlone(task));
  await Promise.all(Array.from({ length: runner.atOnce }, () => work(together)));
  await work(tasks.filter(isAlone));
}
