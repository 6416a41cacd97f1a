import { eventIn, type ReadEvent } from '../../lab/readings/restart-reading.ts';
import { range, type ShownRun } from './shown.ts';

/** An event with the run that it was seen in. */
export interface Event extends ReadEvent {
  readonly run: ShownRun;
  /** Whether it happened to the component that agents meet first: the one that was made to fall silent. */
  readonly isFirst: boolean;
  /** Whether the run says what a component does when it is restarted: a stand-in may differ in just that. */
  readonly counts: boolean;
}

/** Every event of runs whose line can be read, in their order. */
export const eventsOf = (runs: readonly ShownRun[]): Event[] =>
  runs.flatMap((run) => {
    const events = run.evidence.rows.flatMap((row) => eventIn(row) ?? []);
    const counts = run.evidence.unsaid?.['stream-cuts'] === undefined;
    const first = events.find(({ kind }) => kind === 'silence')?.component;
    return events.map((event) => ({ ...event, run, isFirst: event.component === first, counts }));
  });

/** `after 31 to 59 s`, or `at once`. */
export function whenWords(events: readonly Event[]): string {
  const times = events.flatMap(({ fall }) => (fall === undefined ? [] : [fall.from, fall.to]));
  return times.every((time) => time === 0) ? 'at once' : `after ${range(times)} s`;
}
