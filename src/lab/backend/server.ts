import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { backendBehaviour } from '../behaviour.ts';
import { listenOn, serveStarter } from '../run/stand-in.ts';
import { labMilliseconds } from '../scale.ts';
import type { BackendSettings, BackendStatistics, PacedInstructions, Switches, Tally } from './backend-settings.ts';
import { Database } from './database.ts';
import { answering } from './responses.ts';
import { Streams } from './streams.ts';

/** The stand-in of one API process, run as a child: `node server.ts SETTINGS`, the settings being JSON. */
const settings = JSON.parse(process.argv[2] ?? '') as BackendSettings;
const { scale, shutdown } = settings;
const within = (behaviour: { readonly lasts: Parameters<typeof labMilliseconds>[1] }) =>
  labMilliseconds(scale, behaviour.lasts);

const database = new Database(settings.database);
const streams = new Streams(database, scale, settings.switches);
const tally: Tally = { heartbeats: 0, logBatches: 0, largestBody: 0 };

const server = createServer(
  { keepAliveTimeout: within(backendBehaviour.keepAlive), keepAliveTimeoutBuffer: 0, noDelay: true },
  answering(settings, database, streams, tally),
);
// Uvicorn sets no limit on how long a request may take to come in.
server.requestTimeout = 0;
server.headersTimeout = 0;
server.timeout = 0;

async function pace({ rows, every }: PacedInstructions): Promise<void> {
  for (const row of rows) {
    database.append({ kind: 'instruction', row });
    streams.notify(row.session);
    await sleep(every);
  }
}

/** Does what it is told, and gives what it has counted. */
async function control(path: string, text: string): Promise<BackendStatistics> {
  if (path === '/switches') streams.switches = { ...streams.switches, ...(JSON.parse(text) as Partial<Switches>) };
  if (path === '/notify') streams.notify(text);
  if (path === '/pace') await pace(JSON.parse(text) as PacedInstructions);
  return { openStreams: streams.size, streamsOpened: streams.opened, bytesStreamed: streams.bytes, ...tally };
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
