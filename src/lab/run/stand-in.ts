import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Running, startProcess } from './process.ts';
import { ready } from './ready.ts';

/** A stand-in of ours that runs as a child process, and that its starter tells things by a port of its own. */
export interface StandInProcess {
  /** The process of the moment. */
  readonly running: Running;
  /** Tells it something by POST, and gives its answer. Throws where that takes longer than the limit, in milliseconds. */
  tell(path: string, body?: string, limit?: number): Promise<unknown>;
  /** Starts it again, after it has ended. */
  restart(): Promise<void>;
}

/** Starts a program of ours, which gets its settings as its one argument, in JSON, and waits until it takes connections. */
export async function startStandIn(
  program: string,
  settings: { readonly controlPort: number },
  log: string,
  env: Readonly<Record<string, string>> = {},
): Promise<StandInProcess> {
  const { controlPort } = settings;
  const run = async () => {
    const args = [program, JSON.stringify(settings)];
    const started = await startProcess(process.execPath, args, { log, orphanedBy: 'KILL', env });
    await ready(started, controlPort);
    return started;
  };
  let running = await run();
  return {
    get running() {
      return running;
    },
    async tell(path, body = '', limit = 10_000) {
      const url = `http://127.0.0.1:${controlPort}${path}`;
      return (await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(limit) })).json();
    },
    async restart() {
      running = await run();
    },
  };
}

/** Has a server of a stand-in’s listen on a port of 127.0.0.1. Throws where it cannot. */
export const listenOn = (server: Server, port: number): Promise<unknown> =>
  once(server.listen({ port, host: '127.0.0.1', backlog: 2048 }), 'listening');

/** Does what a stand-in is told by its starter: `act` gets path and body, and what it gives goes back as JSON. */
export async function serveStarter(port: number, act: (path: string, body: string) => Promise<unknown>): Promise<void> {
  const server = createServer(async (request, response) => {
    const answer = await act(request.url ?? '/', await text(request));
    response.end(JSON.stringify(answer));
  });
  await listenOn(server, port);
}
