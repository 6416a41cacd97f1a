import { parentPort, workerData } from 'node:worker_threads';
import { type LoadStart, startLoad } from './load.ts';

/** A load on a thread of its own: told by `workerData` what to ask, and by any message to end early. */
const load = startLoad(workerData as LoadStart);
parentPort?.once('message', () => void load.stop());
parentPort?.postMessage(await load.done);
parentPort?.close();
