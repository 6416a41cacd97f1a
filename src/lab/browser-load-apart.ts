import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Load, LoadMessage, LoadStart, LoadSummary } from './browser-load.ts';

const program = join(import.meta.dirname, 'browser-load-worker.ts');

/**
 * Starts a load on a thread of its own, so that it does not hold up whoever tells times on this one. `done` rejects where
 * the thread fails.
 */
export function startLoadApart(start: LoadStart): Load {
  const worker = new Worker(program, { workerData: start });
  const { promise: underWay, resolve: begin } = Promise.withResolvers<void>();
  const done = new Promise<LoadSummary>((resolve, reject) => {
    worker.on('message', (message: LoadMessage) => (message === 'under way' ? begin() : resolve(message)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the load ended without a summary')));
  });
  // Whoever waits for it is told; until then it is nobody’s.
  done.catch(() => undefined);
  return {
    underWay,
    done,
    stop() {
      worker.postMessage('stop');
      return done;
    },
  };
}
