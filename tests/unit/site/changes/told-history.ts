import type { DecisionRecord } from '../../../../src/record/record.ts';
import type { Day } from '../../../../src/record/source.ts';
import type { Change } from '../../../../src/site/changes/change.ts';
import { changesOf } from '../../../../src/site/changes/changes.ts';
import type { History } from '../../../../src/site/changes/history.ts';
import { namesOf } from '../../../../src/site/changes/names-today.ts';
import { makeRecord } from '../../record/sample.ts';

/** Files of a decision’s folder, with what stands in each. */
export type Files = Readonly<Record<string, string>>;

/** What a day did: files that it changed, by their paths at its end; `from` names those that had another path before. */
export interface Deed {
  readonly day: Day;
  readonly before: Files;
  readonly after: Files;
  readonly from?: Readonly<Record<string, string>>;
}

const below = (path: string) => `adr/0001-sample/${path}`;
const version = (path: string, text: string) => ({ path: below(path), id: text });

/** A history in which the text of a file is its id. */
export function historyOf(...deeds: readonly Deed[]): History {
  const days = deeds.map(({ day, before, after, from = {} }) => ({
    day,
    at: new Date(`${day}T12:00:00Z`),
    files: [
      ...Object.entries(after).map(([path, text]) => {
        const was = from[path] ?? path;
        const earlier = before[was];
        return { ...(earlier === undefined ? {} : { before: version(was, earlier) }), after: version(path, text) };
      }),
      ...Object.entries(before)
        .filter(([path]) => after[path] === undefined && !Object.values(from).includes(path))
        .map(([path, text]) => ({ before: version(path, text) })),
    ],
  }));
  return { since: '2026-01-01', whole: true, days, text: (id) => id };
}

/** `kind text: place, place`, as a reader has it. */
export const line = ({ kind, text, places }: Change): string =>
  `${kind} ${text}: ${places.map(({ label }) => label).join(', ')}`;

/** What changed, day by day, newest first, as lines. */
export function told(history: History, record: DecisionRecord = makeRecord()): Record<string, string[]> {
  const { days } = changesOf(namesOf('/nowhere', record), history);
  return Object.fromEntries(days.map(({ day, changes }) => [day, changes.map(line)]));
}

/** What one day changed. */
export const toldOf = (before: Files, after: Files, more: Partial<Deed> = {}, record?: DecisionRecord): string[] =>
  told(historyOf({ day: '2026-01-05', before, after, ...more }), record)['2026-01-05'] ?? [];
