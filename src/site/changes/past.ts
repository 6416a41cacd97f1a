import type { DecisionRecord } from '../../record/record.ts';
import type { Day } from '../../record/source.ts';
import { config } from '../config.ts';
import { pageLink } from '../links.ts';
import { root } from '../records.ts';
import { type ChangesByDay, changesOf } from './changes.ts';
import { type History, readHistory } from './history.ts';
import { namesOf } from './names-today.ts';

/** A decision’s past in words, with how far back it is known; absent where git does not tell. */
export type Past = ChangesByDay & Pick<History, 'since' | 'whole'>;

/** The page that says what changed in a decision. */
export const changesLink = ({ folder }: DecisionRecord): string => pageLink(`${folder}/changes`);

/** The heading of a day, on that page. */
export const dayAnchor = (day: Day): string => `day-${day}`;

/** The feed of what changed in a decision. */
export const feedLink = ({ folder }: DecisionRecord): string => `${config.base}${folder}/changes.xml`;

let read: { readonly history: History | undefined } | undefined;
const pasts = new Map<string, Past | undefined>();

/** What changed in a decision, going by commits; `undefined` where git does not tell. */
export function getPast(record: DecisionRecord): Past | undefined {
  if (import.meta.env.PROD && pasts.has(record.id)) return pasts.get(record.id);
  if (!import.meta.env.PROD || read === undefined) read = { history: readHistory(root) };
  const { history } = read;
  const past = history && { ...changesOf(namesOf(root, record), history), since: history.since, whole: history.whole };
  pasts.set(record.id, past);
  return past;
}
