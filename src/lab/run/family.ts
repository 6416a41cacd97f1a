import { readdirSync, readFileSync } from 'node:fs';

interface Entry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Whether a signal has stopped it, so that it does nothing until another lets it go on. */
  readonly halted: boolean;
  /** Clock ticks since the machine started; tells a process from a later one with the same number. */
  readonly started: string;
}

function entryOf(pid: number): Entry | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may itself hold blanks and brackets.
    const [state, parent, group, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    return { pid, parent: Number(parent), group: Number(group), halted: state === 'T', started: rest[16] ?? '' };
  } catch {
    return undefined;
  }
}

/** One process, as it was when it was looked for. */
export type Member = Pick<Entry, 'pid' | 'started'>;

/**
 * A process with all that descend from it or belong to its group, itself first; what has ended is left out. Read from
 * Linux’s `/proc`, and empty where there is none.
 */
export function familyOf(root: number): Member[] {
  let names: string[];
  try {
    names = readdirSync('/proc');
  } catch {
    return [];
  }
  const all = names.flatMap((name) => (/^\d+$/.test(name) ? (entryOf(Number(name)) ?? []) : []));
  const found = new Map(all.filter(({ pid, group }) => pid === root || group === root).map((one) => [one.pid, one]));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const one of all) if (found.has(one.parent)) found.set(one.pid, one);
  }
  return [...found.values()].sort((a, b) => Number(b.pid === root) - Number(a.pid === root));
}

/** Whether a process still runs, and is not another one with its number. */
export const isAlive = ({ pid, started }: Member): boolean => entryOf(pid)?.started === started;

/** Whether a signal has stopped a process, so that it does nothing. */
export const isHalted = (pid: number): boolean => entryOf(pid)?.halted === true;

/** Sends a signal to a process, unless it has ended. */
export function send(member: Member, signal: NodeJS.Signals): void {
  if (!isAlive(member)) return;
  try {
    process.kill(member.pid, signal);
  } catch {
    // It ended in between.
  }
}

/** Ends a process at once, unless it has ended. */
export const kill = (member: Member): void => send(member, 'SIGKILL');
