import { setTimeout as sleep } from 'node:timers/promises';
import { agentBehaviour } from '../behaviour.ts';
import { labMilliseconds, type Scale } from '../scale.ts';

/** A line as it is shipped; its time has a zone. */
export interface LogLine {
  readonly timestamp: string;
  readonly level: 'ERROR';
  readonly logger_name: string;
  readonly message: string;
}

/** Where the agent writes its lines. At its default verbosity these are errors, and a warning of a 401, which is left out here. */
export interface Logs {
  /** Writes an error line; resolves once it is written, which is never where the writing thread stands still. */
  error(message: string): Promise<void>;
}

export interface LogsStart {
  readonly scale: Scale;
  /** Posts a batch and says whether it was taken. It must not throw. */
  readonly ship: (lines: readonly LogLine[]) => Promise<boolean>;
  /** Told when the lines have been locked up: none is written or shipped from then on. */
  readonly onLockUp: () => void;
  /** Ends the shipping. */
  readonly signal: AbortSignal;
}

const never = new Promise<void>(() => {});

const lineOf = (message: string): LogLine => ({
  timestamp: new Date().toISOString(),
  level: 'ERROR',
  logger_name: 'SSEAgentClient',
  message,
});

/**
 * Ships lines as the agent does today: what has been written goes out at an interval, or as soon as it is so much. The
 * lock that a line needs is held while a batch is posted. A post that fails writes a line itself, which needs that lock:
 * from then on every thread that writes a line stands still for good.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_agent/remote_log_handler.py#L22-L58
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/api_client.py#L361-L394
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_agent/__main__.py#L200-L218
 */
export function logsOfToday({ scale, ship, onLockUp, signal }: LogsStart): Logs {
  const interval = labMilliseconds(scale, agentBehaviour.logShipping.lasts);
  const began = performance.now();
  let lines: LogLine[] = [];
  let posting: Promise<void> | undefined;
  let due = false;
  let lockedUp = false;

  async function post(): Promise<void> {
    const batch = lines;
    lines = [];
    const taken = await ship(batch);
    posting = undefined;
    if (taken || signal.aborted) return;
    lockedUp = true;
    onLockUp();
  }

  /** Waits for the next beat of an interval that runs from the agent's start, and posts what is there. */
  async function shipAtInterval(): Promise<void> {
    due = true;
    const left = interval - ((performance.now() - began) % interval);
    await sleep(left, undefined, { signal }).catch(() => undefined);
    due = false;
    if (signal.aborted || lockedUp || lines.length === 0) return;
    posting ??= post();
  }

  return {
    async error(message) {
      while (posting !== undefined) await posting;
      if (lockedUp) return never;
      lines.push(lineOf(message));
      if (lines.length >= agentBehaviour.logShipping.lines) {
        posting = post();
        await posting;
        // The writer of the line that filled the batch holds the lock itself.
        if (lockedUp) return never;
      } else if (!due) void shipAtInterval();
    },
  };
}

/**
 * Ships lines as a mended agent would: beside its work, and what is not taken is dropped, so that no thread ever waits
 * for a line. That is a proposal: no released agent does so.
 */
export function logsMended({ scale, ship, signal }: LogsStart): Logs {
  const interval = labMilliseconds(scale, agentBehaviour.logShipping.lasts);
  const lines: LogLine[] = [];
  return {
    async error(message) {
      lines.push(lineOf(message));
      if (lines.length > 1) return;
      void sleep(interval, undefined, { signal }).then(
        () => ship(lines.splice(0, lines.length)),
        () => undefined,
      );
    },
  };
}
