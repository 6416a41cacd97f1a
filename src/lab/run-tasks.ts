import type { Evidence } from '../model/evidence.ts';
import { experimentOf } from './experiments/catalogue.ts';
import { NothingToMeasure } from './nothing.ts';
import { perform } from './perform.ts';
import type { Task } from './plan.ts';
import type { Programs } from './run/programs.ts';
import type { Scale } from './scale.ts';

/** How a task went: recorded once for each situation, without anything to measure, or failed. */
export type Outcome =
  | { readonly kind: 'measured'; readonly evidence: readonly Evidence[] }
  | { readonly kind: 'nothing'; readonly because: string }
  | { readonly kind: 'failed'; readonly because: string };

export interface TaskRunner {
  readonly scale: Scale;
  readonly programs: Programs;
  /** How many tasks run at once, of those that bear company. */
  readonly atOnce: number;
  readonly onStart: (task: Task) => void;
  readonly onEnd: (task: Task, outcome: Outcome) => void;
}

async function outcomeOf(task: Task, { scale, programs }: TaskRunner): Promise<Outcome> {
  try {
    return { kind: 'measured', evidence: await perform(task, scale, programs) };
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return { kind: error instanceof NothingToMeasure ? 'nothing' : 'failed', because };
  }
}

/**
 * Runs tasks, several at once where they mostly wait, and one after the other where they tell short times. A task that
 * fails is reported, and the others go on.
 */
export async function runTasks(tasks: readonly Task[], runner: TaskRunner): Promise<void> {
  const isAlone = ({ experiment }: Task) => experimentOf(experiment)?.alone === true;
  const work = async (queue: Task[]) => {
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
      runner.onStart(task);
      runner.onEnd(task, await outcomeOf(task, runner));
    }
  };
  const together = tasks.filter((task) => !isAlone(task));
  await Promise.all(Array.from({ length: runner.atOnce }, () => work(together)));
  await work(tasks.filter(isAlone));
}
