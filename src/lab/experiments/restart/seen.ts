import type { Form } from '../../agent/agent.ts';
import { endWords, type StreamEnd } from '../../agent/stream.ts';
import { sum } from '../../statistics.ts';
import type { HappeningName } from './events.ts';

/** What became of one agent’s stream and instructions. All times are real ones, in seconds. */
export interface Fate {
  readonly form: Form;
  /** When the agent learned that its stream was over, counted from the event, and how that looked; absent where it lived. */
  readonly fell?: { readonly after: number; readonly how: StreamEnd['how'] };
  /** How long after that the API served it again; absent where it did not. */
  readonly servedAfter?: number;
  /** Instructions that it never got and that the API takes for sent: nothing sends them again. */
  readonly lost: number;
  /** Instructions that it never got and that the API keeps for its next stream. */
  readonly waiting: number;
  /** Instructions that it got and that the API never heard of again. */
  readonly unacknowledged: number;
}

/** What was seen of one event. */
export interface Seen extends HappeningName {
  /** How long it was watched for at most, in real seconds. */
  readonly watched: number;
  readonly fates: readonly Fate[];
}

/** Whether every stream fell, of either kind of agent. */
export const cutsAll = ({ fates }: Seen): boolean => fates.length > 0 && fates.every(({ fell }) => fell !== undefined);

/** Whether no stream fell. */
export const cutsNone = ({ fates }: Seen): boolean => fates.every(({ fell }) => fell === undefined);

/** What happens sooner than this, in real seconds, is said to happen at once: it is the machine’s time and no limit’s. */
export const atOnce = 15;

/** Times of several streams in whole real seconds. */
export function timeWords(times: readonly number[]): string {
  const [low, high] = [Math.round(Math.min(...times)), Math.round(Math.max(...times))];
  if (high <= atOnce) return 'at once';
  return low === high ? `after ${high} s` : `after ${low} to ${high} s`;
}

function fallWords({ fates, watched }: Seen): string {
  const fallen = fates.flatMap(({ fell }) => (fell === undefined ? [] : [fell]));
  if (fallen.length === 0) return `no stream falls within ${watched} s`;
  const who =
    fallen.length === fates.length
      ? `all ${fates.length} streams fall`
      : `${fallen.length} of ${fates.length} streams fall`;
  const how = [...new Set(fallen.map((one) => endWords[one.how]))].join(' or ');
  return `${who} ${timeWords(fallen.map(({ after }) => after))}, ${how}`;
}

const formWords: Readonly<Record<Form, string>> = { asToday: 'today’s agent', mended: 'the mended agent' };
const forms: readonly Form[] = ['asToday', 'mended'];

function servedWords(form: Form, fates: readonly Fate[]): string[] {
  const fallen = fates.filter((one) => one.form === form && one.fell !== undefined);
  if (fallen.length === 0) return [];
  const served = fallen.flatMap(({ servedAfter }) => (servedAfter === undefined ? [] : [servedAfter]));
  if (served.length === 0) return [`${formWords[form]} is not served again`];
  const some = served.length === fallen.length ? '' : `${served.length} of ${fallen.length} times `;
  return [`${formWords[form]} is served again ${some}within ${Math.max(1, Math.ceil(Math.max(...served)))} s`];
}

function instructionWords(fates: readonly Fate[]): string {
  const counted = (field: 'lost' | 'waiting' | 'unacknowledged', words: string) =>
    forms.flatMap((form) => {
      const count = sum(fates.filter((one) => one.form === form).map((one) => one[field]));
      return count === 0 ? [] : [`${count} of ${formWords[form]} ${words}`];
    });
  const all = [
    ...counted('lost', 'lost for good'),
    ...counted('waiting', 'left waiting'),
    ...counted('unacknowledged', 'received but never acknowledged'),
  ];
  return all.length === 0 ? 'no instruction is lost' : `instructions: ${all.join(', ')}`;
}

/** What was seen of one event, in a few phrases. */
export const seenWords = (seen: Seen): string =>
  [fallWords(seen), ...forms.flatMap((form) => servedWords(form, seen.fates)), instructionWords(seen.fates)].join('; ');
