import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { callApi } from './agent/rest.ts';

/** What browsers do on a path: pages' static files and images, over a few connections each that are kept open. */
export interface LoadStart {
  /** `https://host:port`, or `http://host:port`. */
  readonly origin: string;
  /** The one authority that is trusted, as PEM text. */
  readonly ca: string;
  /** Asked for in turn by each connection. */
  readonly paths: readonly [string, ...string[]];
  readonly token?: string;
  readonly browsers: number;
  /** Between an answer and the next request of its connection, in milliseconds, on average; it varies by half. */
  readonly pause: number;
  /** At most this many requests in all. */
  readonly requests: number;
  /** At most this long, in milliseconds. */
  readonly milliseconds: number;
}

export interface LoadSummary {
  readonly requests: number;
  readonly bytes: number;
  /** Requests without a whole answer of status 200. */
  readonly failed: number;
  /** From the first request to the last answer, in milliseconds. */
  readonly took: number;
  /** How long each good answer took, in milliseconds, the shortest first. */
  readonly times: readonly number[];
}

export interface Load {
  /** Resolves once each connection has had its first answer, whatever that was; never where the load ends before. */
  readonly underWay: Promise<void>;
  readonly done: Promise<LoadSummary>;
  /** Ends it early. */
  stop(): Promise<LoadSummary>;
}

/** What a load on another thread says of itself. */
export type LoadMessage = 'under way' | LoadSummary;

/** How many connections a browser opens to one host with HTTP/1.1, by custom. */
export const perBrowser = 6;

/** How long one answer may take, in milliseconds. */
const patience = 30_000;

/** Starts a load that ends by itself, by count or by time. */
export function startLoad({ origin, ca, paths, token, browsers, pause, requests, milliseconds }: LoadStart): Load {
  const started = performance.now();
  const times: number[] = [];
  let asked = 0;
  let bytes = 0;
  let failed = 0;
  let stopped = false;
  const secure = origin.startsWith('https:');
  const options = { keepAlive: true, maxSockets: perBrowser };

  async function get(path: string, agent: HttpAgent): Promise<void> {
    const answer = await callApi({ url: `${origin}${path}`, ca, token, kept: agent, limit: patience });
    bytes += answer.bytes;
    if (answer.status === 200) times.push(answer.took);
    else failed += 1;
  }

  let waiting = browsers * perBrowser;
  const { promise: underWay, resolve: begin } = Promise.withResolvers<void>();

  async function connection(agent: HttpAgent, first: number): Promise<void> {
    for (let turn = first; !stopped && asked < requests && performance.now() - started < milliseconds; turn += 1) {
      // Spread over the pause, so that connections do not ask in step.
      if (pause > 0) await sleep(pause * (0.5 + Math.random()));
      if (stopped) return;
      asked += 1;
      await get(paths[turn % paths.length] ?? paths[0], agent);
      if (turn > first) continue;
      waiting -= 1;
      if (waiting === 0) begin();
    }
  }

  async function browser(): Promise<void> {
    const agent = secure ? new HttpsAgent({ ...options, ca }) : new HttpAgent(options);
    await Promise.all(Array.from({ length: perBrowser }, (_, index) => connection(agent, index)));
    agent.destroy();
  }

  const done = Promise.all(Array.from({ length: browsers }, browser)).then(
    (): LoadSummary => ({
      requests: asked,
      bytes,
      failed,
      took: performance.now() - started,
      times: times.sort((a, b) => a - b),
    }),
  );
  return {
    underWay,
    done,
    stop() {
      stopped = true;
      return done;
    },
  };
}

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
