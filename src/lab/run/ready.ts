import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether somebody takes connections on a port of 127.0.0.1. */
export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (value: boolean) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

/**
 * Waits until a port of 127.0.0.1 takes connections, or until something is so. Throws after the time, in milliseconds,
 * and says what was waited for.
 */
export async function waitFor(
  what: number | (() => boolean | Promise<boolean>),
  timeout: number,
  name = typeof what === 'number' ? `port ${what}` : 'what was asked for',
): Promise<void> {
  const isSo = typeof what === 'number' ? () => listens(what) : what;
  for (const end = Date.now() + timeout; Date.now() < end; await sleep(20)) if (await isSo()) return;
  throw new Error(`${name} was not ready within ${timeout} ms`);
}
