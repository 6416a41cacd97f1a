import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { backendBehaviour } from '../behaviour.ts';
import { now } from '../clock.ts';
import { freePort } from '../run/ports.ts';
import type { Trouble } from '../run/process.ts';
import { startStandIn } from '../run/stand-in.ts';
import { labMilliseconds, type Scale } from '../scale.ts';
import {
  asItIs,
  type BackendSettings,
  type BackendStatistics,
  type PacedInstructions,
  type Shutdown,
  type Switches,
} from './backend-settings.ts';
import { Database, type NewInstruction } from './database.ts';

export interface BackendStart {
  readonly scale: Scale;
  readonly issuer: string;
  readonly jwksUri: string;
  /** Where the journal and the log go. Backends started with one folder are replicas on one database. */
  readonly folder: string;
  readonly port?: number;
  /**
   * Clients whose tokens are taken. The two of staging and production, if left out.
   * @see https://github.com/DiamondLightSource/smartem-devtools/blob/93871f7/k8s/environments/production/configmap.yaml#L25-L28
   */
  readonly allowedAzp?: readonly string[];
  readonly shutdown?: Shutdown;
  readonly switches?: Partial<Switches>;
  /** The authority to trust when keys are fetched by HTTPS, as a PEM file. */
  readonly ca?: string;
}

/** An instruction that was put into the database. */
export interface Pushed {
  readonly id: string;
  /** Milliseconds of the machine’s clock, with fractions. */
  readonly at: number;
}

export interface BackendProcess {
  readonly url: string;
  /** Where it is told what the real API has no route for. */
  readonly control: string;
  readonly port: number;
  readonly pid: number;
  /** What has become of it that nobody here meant. */
  trouble(): Trouble | undefined;
  /** Makes a session of an agent's, without which there is no stream. */
  openSession(agent: string, session: string): void;
  /** Puts an instruction into the database and notifies the process, if it runs. `bytes` is the size of its payload. */
  push(agent: string, session: string, bytes?: number): Promise<Pushed>;
  /**
   * Has the process put instructions into the database and notify itself of each, at least `every` milliseconds apart,
   * so that whoever receives them in this process has nothing else to do. Gives their ids in order, when all are in.
   * Throws where the process does not run.
   */
  pushPaced(
    agent: string,
    session: string,
    pace: { readonly count: number; readonly every: number },
  ): Promise<string[]>;
  /** What became of an instruction. */
  statusOf(instruction: string): 'pending' | 'sent' | 'acknowledged' | undefined;
  set(switches: Partial<Switches>): Promise<void>;
  statistics(): Promise<BackendStatistics>;
  /** Sends a signal and gives the exit status and how long the end took, in milliseconds. */
  end(signal?: NodeJS.Signals): Promise<{ readonly status: number | null; readonly took: number }>;
  /** Starts it again on the same port and database, after it has ended. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** The size of an instruction's payload, unless another is asked for. */
const usualBytes = 2_048;

const program = join(import.meta.dirname, 'server.ts');

/** Starts the stand-in of the SmartEM API as a child process and waits until it takes connections. */
export async function startBackend(start: BackendStart): Promise<BackendProcess> {
  const port = start.port ?? (await freePort());
  const settings: BackendSettings = {
    scale: start.scale,
    port,
    controlPort: await freePort(),
    issuer: start.issuer,
    jwksUri: start.jwksUri,
    allowedAzp: start.allowedAzp ?? ['SmartEM_User', 'SmartEM_Agent'],
    database: join(start.folder, 'backend-database.jsonl'),
    shutdown: start.shutdown ?? 'cut',
    switches: { ...asItIs, ...start.switches },
  };
  const database = new Database(settings.database);
  let sequence = 0;

  const log = join(start.folder, `backend-${port}.log`);
  const env = start.ca === undefined ? {} : { NODE_EXTRA_CA_CERTS: start.ca };
  const child = await startStandIn(program, settings, log, env);
  // While it waits for keys it answers nothing else.
  const patience = 10_000 + labMilliseconds(start.scale, backendBehaviour.keyFetch.lasts);

  const tell = (path: string, body: string, limit = patience) => child.tell(path, body, limit);

  function rowOf(agent: string, session: string, bytes: number): NewInstruction {
    sequence += 1;
    return {
      id: randomUUID(),
      agent,
      session,
      type: 'test.instruction',
      payload: { filler: 'x'.repeat(bytes) },
      sequence,
      createdAt: new Date().toISOString(),
    };
  }

  return {
    url: `http://127.0.0.1:${port}`,
    control: `http://127.0.0.1:${settings.controlPort}`,
    port,
    get pid() {
      return child.running.pid;
    },
    trouble: () => child.running.trouble(),
    openSession: (agent, session) => database.append({ kind: 'session', session, agent }),
    async push(agent, session, bytes = usualBytes) {
      const row = rowOf(agent, session, bytes);
      const at = now();
      database.append({ kind: 'instruction', row });
      // Where nobody listens a notification is lost, and the row stays pending.
      await tell('/notify', session).catch(() => undefined);
      return { id: row.id, at };
    },
    async pushPaced(agent, session, { count, every }) {
      const rows = Array.from({ length: count }, () => rowOf(agent, session, usualBytes));
      const paced: PacedInstructions = { rows, every };
      // Timers may be late by a millisecond or two each.
      await tell('/pace', JSON.stringify(paced), patience + count * (every + 5));
      return rows.map(({ id }) => id);
    },
    statusOf: (instruction) => database.instruction(instruction)?.status,
    set: async (switches) => void (await tell('/switches', JSON.stringify(switches))),
    statistics: async () => (await tell('/statistics', '')) as BackendStatistics,
    async end(signal = 'SIGTERM') {
      const started = performance.now();
      const { running } = child;
      running.signal(signal);
      const status = await running.exited;
      await running.stop();
      return { status, took: performance.now() - started };
    },
    restart: child.restart,
    async stop() {
      database.close();
      // A stand-in has nobody to be graceful to when the lab is over.
      await child.running.stop('SIGKILL');
    },
  };
}
