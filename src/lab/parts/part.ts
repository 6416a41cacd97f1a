import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { familyOf, send } from '../run/family.ts';
import { Lacking, programEnv } from '../run/find-programs.ts';
import { type Running, type Surroundings, startProcess, type Trouble } from '../run/process.ts';
import { listens, readiness, ready, waitFor } from '../run/ready.ts';
import type { Workspace } from '../run/workspace.ts';
import type { Scale } from '../scale.ts';

/** A hop of the lab that runs. */
export interface Part {
  /** Where it takes connections, on 127.0.0.1. */
  readonly port: number;
  /** Its processes of the moment, the one that was started first. */
  pids(): number[];
  /** What has become of it that nobody here meant. */
  trouble(): Trouble | undefined;
  /** Makes it read its configuration anew, as a change of anybody’s would; resolves once new processes serve. */
  reload(): Promise<void>;
  /** Stops it, by SIGTERM unless another signal is given, and starts it again on the same port. */
  restart(signal?: NodeJS.Signals): Promise<void>;
  /** Stops it, as soon as it does so in good order unless a signal is given; `start` brings it back. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  start(): Promise<void>;
  /**
   * Replaces it as a Deployment replaces a pod: the old one is told by the signal to take no more connections, a new one
   * takes them on the same port, and what is left of the old one is killed when the grace, in milliseconds, is over.
   */
  replace(signal: NodeJS.Signals, grace: number): Promise<void>;
  /** Makes it do nothing any more, while its connections stay open, as on a node that is lost. `stop` by SIGKILL ends that. */
  freeze(): void;
}

/** What every part needs. */
export interface Ground {
  readonly workspace: Workspace;
  readonly scale: Scale;
}

const run = promisify(execFile);

/** Runs a command to its end. @throws Lacking where there is none; another error with what it said where it fails */
export async function command(name: string, args: readonly string[]): Promise<void> {
  await run(name, [...args], { env: { ...process.env, ...programEnv } }).catch(
    (error: { readonly stderr?: string; readonly message: string; readonly code?: unknown }) => {
      if (error.code === 'ENOENT') throw new Lacking(name);
      throw new Error(`${name} ${args.join(' ')}: ${error.stderr || error.message}`);
    },
  );
}

/** A program that plays a hop, and how it is handled. */
interface Habits extends Omit<Surroundings, 'env'> {
  readonly program: string;
  readonly args: readonly string[];
  /** Where it takes connections once it is ready. */
  readonly port: number;
  /** The signal that makes it read its configuration anew; without one, that means a restart. */
  readonly reloadBy?: NodeJS.Signals;
  /** The signal that ends it soonest in good order, where that is not SIGTERM. */
  readonly stopBy?: NodeJS.Signals;
}

/** A part made of one program; it is running when this resolves. */
export async function partOf({
  program,
  args,
  port,
  reloadBy,
  stopBy = 'SIGTERM',
  ...surroundings
}: Habits): Promise<Part> {
  const open = async () => {
    const started = await startProcess(program, args, { env: programEnv, ...surroundings });
    await ready(started, port);
    return started;
  };
  let running: Running | undefined = await open();
  const pids = () => (running === undefined ? [] : familyOf(running.pid).map(({ pid }) => pid));

  const part: Part = {
    port,
    pids,
    trouble: () => running?.trouble(),
    async reload() {
      if (running === undefined) throw new Error(`nothing runs on port ${port}`);
      if (reloadBy === undefined) return part.restart();
      const before = new Set(pids());
      process.kill(running.pid, reloadBy);
      await waitFor(() => pids().some((pid) => !before.has(pid)), readiness, 'a new worker');
      await waitFor(() => listens(port), readiness, `port ${port}`);
    },
    async restart(signal = 'SIGTERM') {
      await part.stop(signal);
      await part.start();
    },
    async stop(signal = stopBy) {
      await running?.stop(signal);
      running = undefined;
    },
    async start() {
      running ??= await open();
    },
    async replace(signal, grace) {
      const old = running;
      if (old === undefined) throw new Error(`nothing runs on port ${port}`);
      const over = sleep(grace);
      old.signal(signal);
      running = await open();
      await Promise.race([over, old.exited]);
      await old.stop('SIGKILL');
    },
    freeze() {
      running?.signal('SIGSTOP');
      for (const member of running === undefined ? [] : familyOf(running.pid)) send(member, 'SIGSTOP');
    },
  };
  return part;
}
