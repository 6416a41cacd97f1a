import { readdirSync, readFileSync } from 'node:fs';
import type { Bench } from '../../bench.ts';
import type { OpenHop } from '../../parts/open-way.ts';
import { sum } from '../../statistics.ts';

/** What processes keep at a moment. */
export interface Cost {
  /** Resident memory, in bytes. */
  readonly memory: number;
  /** Open descriptors; absent where the system does not let them be counted. */
  readonly descriptors?: number;
}

/** What is named, and what it keeps. */
export interface Costs extends Cost {
  readonly label: string;
}

/** Resident memory of a process, in bytes; nought where it has ended. */
function memoryOf(pid: number): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Descriptors of a process; not a number where they may not be seen, as those of another account’s processes. */
function descriptorsOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return Number.NaN;
  }
}

/** What processes keep together. */
export function costOf(pids: readonly number[]): Cost {
  const descriptors = sum(pids.map(descriptorsOf));
  return { memory: sum(pids.map(memoryOf)), ...(Number.isNaN(descriptors) ? {} : { descriptors }) };
}

const pidsOf = ({ part }: OpenHop): number[] => ('end' in part ? [...part.pids(), ...part.end.pids()] : part.pids());

/** What each hop keeps, from the client inwards, and the API’s stand-in last. */
export const costsOf = ({ way, backend }: Bench): Costs[] => [
  ...way.hops.map((open) => ({ label: open.hop.label, ...costOf(pidsOf(open)) })),
  { label: 'API’s stand-in', ...costOf([backend.pid]) },
];
