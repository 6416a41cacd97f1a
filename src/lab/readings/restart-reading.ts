import type { Evidence } from '../../record/evidence.ts';

/** What became of the agents of one kind in an event: totals over all of them. */
export interface ReadAgents {
  /** Seconds within which those that fell were served again; absent where none was, or none fell. */
  readonly servedWithin?: number;
  /** Whether only some of those that fell were served again. */
  readonly servedInPart: boolean;
  readonly lost: number;
  readonly waiting: number;
  readonly unacknowledged: number;
}

/** When streams fell, in real seconds from the event; `0` to `0` is at once. */
export interface ReadFall {
  readonly from: number;
  readonly to: number;
  /** How the agents saw it, as the evidence words it. */
  readonly how: readonly string[];
}

/** One event of the restart experiment, read back from its line in the evidence. */
export interface ReadEvent {
  /** The component that it happened to, by its label. */
  readonly component: string;
  /** What was done to it, without the component. */
  readonly what: string;
  readonly kind: 'reload' | 'restart' | 'silence' | 'other';
  readonly fallen: 'all' | 'some' | 'none';
  /** Seconds that streams were watched for; only told where none fell. */
  readonly watched?: number;
  readonly fall?: ReadFall;
  readonly today: ReadAgents;
  readonly mended: ReadAgents;
}

const kinds: readonly (readonly [RegExp, ReadEvent['kind']])[] = [
  [/^reloaded$/, 'reload'],
  [
    /^(its pod replaced|stopped by SIGTERM|the tunnel’s client stopped|killed and started again, and its client)/,
    'restart',
  ],
  [/^silent for /, 'silence'],
];

const fell = /^(all \d+ streams fall|\d+ of \d+ streams fall) (at once|after (\d+)(?: to (\d+))? s), (.+)$/;
const lived = /^no stream falls within (\d+) s$/;

function fallIn(text: string): Pick<ReadEvent, 'fallen' | 'fall' | 'watched'> | undefined {
  const [, watched] = lived.exec(text) ?? [];
  if (watched !== undefined) return { fallen: 'none', watched: Number(watched) };
  const [, who, , low = '0', high = low, how] = fell.exec(text) ?? [];
  if (who === undefined || how === undefined) return undefined;
  return {
    fallen: who.startsWith('all') ? 'all' : 'some',
    fall: { from: Number(low), to: Number(high), how: how.split(' or ') },
  };
}

function agentsIn(parts: readonly string[], name: string): ReadAgents {
  const served = parts.find((part) => part.startsWith(`${name} is served again`)) ?? '';
  const [, some, within] = /is served again (\d+ of \d+ times )?within (\d+) s$/.exec(served) ?? [];
  const instructions = parts.find((part) => part.startsWith('instructions: ')) ?? '';
  const count = (words: string): number =>
    Number(new RegExp(`(\\d+) of ${name} ${words}`).exec(instructions)?.[1] ?? 0);
  return {
    ...(within === undefined ? {} : { servedWithin: Number(within) }),
    servedInPart: some !== undefined,
    lost: count('lost for good'),
    waiting: count('left waiting'),
    unacknowledged: count('received but never acknowledged'),
  };
}

/** An event from its line; `undefined` where the line is not worded as the experiment words events today. */
export function eventIn({ what, seen }: Evidence['rows'][number]): ReadEvent | undefined {
  const [, component, done] = /^(.+?): (.+)$/.exec(what) ?? [];
  const parts = seen.split('; ');
  const fall = fallIn(parts[0] ?? '');
  if (component === undefined || done === undefined || fall === undefined) return undefined;
  return {
    component,
    what: done,
    // The API’s own ends are told apart by its label: what is done to it is worded by the library that it runs.
    kind: component === 'API' ? 'other' : (kinds.find(([pattern]) => pattern.test(done))?.[1] ?? 'other'),
    ...fall,
    today: agentsIn(parts, 'today’s agent'),
    mended: agentsIn(parts, 'the mended agent'),
  };
}
