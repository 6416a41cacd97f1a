import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from './process.ts';

/** How long a program may take to get ready, in milliseconds, whatever the scale: it is the machine’s time. */
export const readiness = 10_000;

/** Whether somebody takes connections on a port of 127.0.0.1. */
export function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return once(socket, 'connect')
    .then(
      () => true,
      () => false,
    )
    .finally(() => socket.destroy());
}

/** Waits until something is so. Throws after the time, in milliseconds, and says what was waited for. */
export async function waitFor(
  isSo: () => boolean | Promise<boolean>,
  timeout: number,
  name = 'what was asked for',
): Promise<void> {
  for (const end = Date.now() + timeout; Date.now() < end; await sleep(20)) if (await isSo()) return;
  throw new Error(`${name} was not ready within ${timeout} ms`);
}

/** Whether something is so, or comes to be so within the time, in milliseconds. */
export const comes = (isSo: () => boolean | Promise<boolean>, timeout: number): Promise<boolean> =>
  waitFor(isSo, timeout).then(
    () => true,
    () => false,
  );

/** Enough for what Node says of an error that nobody caught, whose first lines name it. */
const lastLines = (file: string): string => readFileSync(file, 'utf8').trim().split('\n').slice(-20).join('\n');

/**
 * Waits for the port of a process that was just started. Throws with the end of its log where it ends before; the log’s
 * name says whose it is.
 */
export async function ready(running: Running, port: number): Promise<void> {
  const name = basename(running.log, '.log');
  const ended = running.exited.then((status) => {
    throw new Error(`${name} ended with ${status} before it took connections:\n${lastLines(running.log)}`);
  });
  ended.catch(() => undefined);
  try {
    await Promise.race([waitFor(() => listens(port), readiness, name), ended]);
  } catch (error) {
    await running.stop();
    throw error;
  }
}
