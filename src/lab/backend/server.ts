import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { backendBehaviour } from '../behaviour.ts';
import { listenOn, serveStarter } from '../run/stand-in.ts';
import { labMilliseconds } from '../scale.ts';
import type { BackendSettings, BackendStatistics, PacedInstructions, Switches } from './backend-settings.ts';
import { Database } from './database.ts';
import { answering, emptyTally } from './responses.ts';
import { Streams } from './streams.ts';

/** The stand-in of one API process, run as a child: `node server.ts SETTINGS`, the settings being JSON. */
const settings = JSON.parse(process.argv[2] ?? '') as BackendSettings;
const { scale, shutdown } = settings;
const within = (behaviour: { readonly lasts: Parameters<typeof labMilliseconds>[1] }) =>
  labMilliseconds(scale, behaviour.lasts);

const database = new Database(settings.database);
const streams = new Streams(database, scale, settings.switches);
const tally = emptyTally();

const server = createServer(
  { keepAliveTimeout: within(backendBehaviour.keepAlive), keepAliveTimeoutBuffer: 0, noDelay: true },
  answering(settings, database, streams, tally),
);
// Uvicorn sets no limit on how long a request may take to come in.
server.requestTimeout = 0;
server.headersTimeout = 0;
server.timeout = 0;

async function statistics(): Promise<BackendStatistics> {
  return {
    openStreams: streams.size,
    streamsOpened: streams.opened,
    streamsEnded: streams.ended,
    instructionsSent: streams.sent,
    bytesStreamed: streams.bytes,
    ...tally,
    memory: process.memoryUsage.rss(),
    openConnections: await promisify(server.getConnections.bind(server))(),
  };
}

async function pace({ rows, every }: PacedInstructions): Promise<void> {
  for (const row of rows) {
    database.append({ kind: 'instruction', row });
    streams.notify(row.session);
    await sleep(every);
  }
}

async function control(path: string, text: string): Promise<unknown> {
  if (path === '/switches') {
    streams.switches = { ...streams.switches, ...(JSON.parse(text) as Partial<Switches>) };
    return streams.switches;
  }
  if (path === '/notify') {
    streams.notify(text);
    return {};
  }
  if (path === '/pace') {
    await pace(JSON.parse(text) as PacedInstructions);
    return {};
  }
  return statistics();
}

/**
 * What uvicorn does on SIGTERM: takes no more connections, waits for open responses up to its graceful limit, then cuts
 * what is left. Whether streams end before that is a matter of sse-starlette's release.
 */
function end(): void {
  // Notifications still arrive, as the real one’s do from the database: open streams get their instructions to the end.
  server.close(() => process.exit(0));
  setInterval(() => server.closeIdleConnections(), 20).unref();
  if (shutdown === 'clean') setTimeout(() => streams.endAll(), 1_000 / scale.factor);
  setTimeout(() => process.exit(0), within(backendBehaviour.graceful));
}

process.once('SIGTERM', end);
process.once('SIGINT', end);

await listenOn(server, settings.port);
await serveStarter(settings.controlPort, control);
