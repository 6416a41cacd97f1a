import { parentPort, workerData } from 'node:worker_threads';
import { type LoadMessage, type LoadStart, startLoad } from './browser-load.ts';

/** A load on a thread of its own: told by `workerData` what to ask, and by any message to end early. Says when it is under way. */
const load = startLoad(workerData as LoadStart);
parentPort?.once('message', () => void load.stop());
const tell = (message: LoadMessage) => parentPort?.postMessage(message);
void load.underWay.then(() => tell('under way'));
tell(await load.done);
parentPort?.close();
