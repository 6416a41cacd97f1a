import type { Evidence } from '../../record/evidence.ts';
import { experimentOf } from '../experiments/catalogue.ts';
import type { Task } from '../plan.ts';
import { isAlone, type Outcome } from '../run-tasks.ts';
import type { Change } from './changes.ts';
import type { Screen } from './status-line.ts';
import { estimate, meanOf, type Times, withTask } from './times.ts';

/** What a run of the lab tells of. */
export interface ProgressStart {
  readonly tasks: readonly Task[];
  /** How many more were left out before the run for want of a program. */
  readonly lacking: number;
  readonly atOnce: number;
  /** How long tasks took before. */
  readonly times: Times;
  readonly screen: Screen;
  /** Writes evidence, and gives the verdicts that came out otherwise than they were recorded. */
  readonly record: (evidence: readonly Evidence[]) => readonly Change[];
  /** Keeps how long tasks took. */
  readonly keep: (times: Times) => void;
  /** In milliseconds. */
  readonly now?: () => number;
}

const wayName = ({ way, alike }: Task): string =>
  [way.option, alike.map(({ way: { scenario } }) => scenario).join(' and '), way.controller]
    .filter((part) => part !== undefined)
    .join(' · ');
const nameOf = (task: Task): string => `${experimentOf(task.experiment)?.title ?? task.experiment}, ${wayName(task)}`;

/** A time for a reader: `48 s`, `3 min 20 s`. */
export function timeText(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function changeLine({ evidence, row, before, after }: Change): string {
  const { experiment, option, scenario, edge } = evidence;
  const where = [option, scenario, edge].filter((part) => part !== undefined).join(' · ');
  return `${experiment}${row === undefined ? '' : ` for ${row}`}, ${where}: was “${before}”, is now “${after}”`;
}

const noted = {
  nothing: 'nothing to measure',
  lacking: 'LEFT OUT',
  failed: 'NOT RECORDED',
} as const;

/** Tells how tasks go, has their evidence written as they end, and counts. */
export class Progress {
  readonly #start: ProgressStart;
  readonly #now: () => number;
  readonly #begun: number;
  readonly #counts = { recorded: 0, nothing: 0, lacking: 0, failed: 0 };
  readonly #running = new Map<Task, number>();
  readonly #waiting: Set<Task>;
  readonly #changes: Change[] = [];
  /** Of this run alone. */
  #times: Times = {};

  constructor(start: ProgressStart) {
    this.#start = start;
    this.#now = start.now ?? (() => performance.now());
    this.#begun = this.#now();
    this.#waiting = new Set(start.tasks);
    this.#counts.lacking = start.lacking;
  }

  #since(time: number): number {
    return (this.#now() - time) / 1000;
  }

  get #ended(): number {
    return this.#start.tasks.length - this.#waiting.size - this.#running.size;
  }

  begin(task: Task): void {
    this.#waiting.delete(task);
    this.#running.set(task, this.#now());
    if (this.#start.screen.changes) this.refresh();
    else this.#start.screen.line(`begins: ${nameOf(task)}`);
  }

  end(task: Task, outcome: Outcome): void {
    const took = this.#since(this.#running.get(task) ?? this.#now());
    this.#running.delete(task);
    const lines = this.#outcomeLines(task, outcome, took);
    const head = `${this.#ended} of ${this.#start.tasks.length}, ${timeText(this.#since(this.#begun))}: ${nameOf(task)}, took ${timeText(took)}`;
    this.#start.screen.line([head, ...lines.map((text) => `  ${text}`)].join('\n'));
    this.refresh();
  }

  #outcomeLines(task: Task, outcome: Outcome, took: number): string[] {
    const not = (kind: keyof typeof noted, because: string): string[] => {
      this.#counts[kind] += 1;
      return [`${noted[kind]}: ${because}`];
    };
    if (outcome.kind !== 'measured') return not(outcome.kind, outcome.because);
    const { evidence } = outcome;
    const fallen = evidence.find(({ control }) => !control.held);
    if (fallen !== undefined) return not('failed', `the control did not hold: ${fallen.control.seen}`);
    let changes: readonly Change[];
    try {
      changes = this.#start.record(evidence);
    } catch (error) {
      return not('failed', error instanceof Error ? error.message : String(error));
    }
    this.#counts.recorded += 1;
    this.#changes.push(...changes);
    this.#times = withTask(this.#times, task.experiment, took);
    this.#start.keep(this.#times);
    return [
      [...new Set(evidence.map(({ verdict, text }) => `${verdict}: ${text}`))].join('; '),
      ...changes.map((change) => `UNLIKE BEFORE, with the same settings: ${changeLine(change)}`),
    ];
  }

  /** Writes the line that changes anew, where there is one. */
  refresh(): void {
    const { screen, tasks } = this.#start;
    if (!screen.changes) return;
    const left = this.left();
    screen.status(
      [
        `${this.#ended} of ${tasks.length}`,
        timeText(this.#since(this.#begun)),
        ...(left === undefined ? [] : [`about ${timeText(left)} left`]),
        ...[...this.#running.keys()].map((task) => `${task.experiment} ${task.way.option}`),
      ].join(' | '),
    );
  }

  /** How much longer it takes, in seconds, going by this run and earlier ones; `undefined` where nobody knows. */
  left(): number | undefined {
    const due = [
      ...[...this.#running].map(([task, began]) => ({ task, since: this.#since(began) })),
      ...[...this.#waiting].map((task) => ({ task, since: 0 })),
    ].map(({ task, since }) => ({ experiment: task.experiment, alone: isAlone(task), since }));
    return estimate(due, { ...this.#start.times, ...this.#times }, this.#start.atOnce);
  }

  /** What is said where a run is interrupted. */
  interrupted(): void {
    const { screen, tasks } = this.#start;
    screen.status('');
    screen.line(
      `Interrupted: ${this.#counts.recorded} of ${tasks.length} recorded. What was under way is not; its evidence stays as it was.`,
    );
  }

  /** Says what came of all tasks, below which folder it was written, and what took how long. Gives whether all went well. */
  summary(folder: string): boolean {
    const { screen, tasks } = this.#start;
    const all = tasks.length + this.#start.lacking;
    screen.status('');
    const { recorded, nothing, lacking, failed } = this.#counts;
    for (const [experiment, took] of Object.entries(this.#times)) {
      const { runs, sum, longest } = took;
      screen.line(
        `${experiment.padEnd(12)} ${runs} recorded, ${timeText(meanOf(took))} each, the longest ${timeText(longest)}, ${timeText(sum)} together`,
      );
    }
    if (this.#changes.length > 0) {
      screen.line('Verdicts unlike those recorded before, with the same settings:');
      for (const change of this.#changes) screen.line(`  ${changeLine(change)}`);
    }
    screen.line(
      `${recorded} of ${all} recorded below ${folder}, in ${timeText(this.#since(this.#begun))}; nothing to measure: ${nothing}; left out for want of a program: ${lacking}; failed: ${failed}.`,
    );
    return failed === 0 && lacking === 0;
  }
}
