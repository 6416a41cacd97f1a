import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { familyOf, isAlive, isHalted, kill, type Member, send } from './family.ts';

/** What has become of a process without anybody here having meant it. */
export type Trouble = 'has ended' | 'has been stopped';

/** A process that was started here. */
export interface Running {
  readonly pid: number;
  /**
   * Ends the process with all that it has started, at first by the signal, SIGTERM if none is given, and whatever is
   * left after some seconds for certain; by SIGKILL all of it at once. Does nothing where it has ended.
   */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Sends it a signal. Whatever that does to it is meant, until SIGCONT. */
  signal(signal: NodeJS.Signals): void;
  /** What has become of it that was not meant. */
  trouble(): Trouble | undefined;
  /** The exit status, once it has ended; `null` where a signal ended it. */
  readonly exited: Promise<number | null>;
  /** The file with all that it writes. */
  readonly log: string;
}

export interface Surroundings {
  readonly cwd?: string;
  /** Variables in addition to those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** The file that takes what the process writes. */
  readonly log: string;
  /** How long the process may take to end by itself when it is asked to, in milliseconds; 4 s where this is absent. */
  readonly patience?: number;
  /**
   * What Linux ends it by where this process is killed outright; SIGTERM if left out. SIGKILL suits only a program that
   * starts no other, and reaches it even while it is stopped.
   */
  readonly orphanedBy?: 'TERM' | 'INT' | 'KILL';
  /**
   * Whether it begins without root’s rights. What gives them up itself is no longer reached by the signal that Linux
   * passes on: it forgets it with them.
   */
  readonly unprivileged?: boolean;
}

const started = new Set<Running>();

/** Ends every process that was started here and still runs. */
export async function stopAll(): Promise<void> {
  await Promise.all([...started].map((one) => one.stop()));
}

/** The last resort: where Node ends whatever happens, there is no time left to wait. */
function killAll(): void {
  for (const { pid } of started) for (const member of familyOf(pid)) kill(member);
}

let leaving = false;

/** Whether a signal has asked this process to end. What is seen from then on is not to be taken for a result. */
export const isLeaving = (): boolean => leaving;

async function leave(status: number): Promise<void> {
  // Who asks twice does not want to wait: what still runs is killed as Node ends.
  if (leaving) process.exit(status);
  leaving = true;
  await Promise.allSettled([...started].map((one) => one.stop()));
  process.exit(status);
}

let guarded = false;

/** From now on a signal that ends this process ends first, in good order, all that it has started. */
export function guard(): void {
  if (guarded) return;
  guarded = true;
  process.on('exit', killAll);
  // The usual statuses of programs that a signal ends.
  process.on('SIGINT', () => void leave(130));
  process.on('SIGTERM', () => void leave(143));
  process.on('SIGHUP', () => void leave(129));
  process.on('uncaughtExceptionMonitor', killAll);
}

/** Where this process is killed outright, Linux passes a signal on; elsewhere nobody does. */
function tether(signal: string, unprivileged: boolean): string[] {
  if (!existsSync('/usr/bin/setpriv')) return [];
  const isRoot = process.getuid?.() === 0;
  const nobody = unprivileged && isRoot ? ['--reuid', 'nobody', '--regid', 'nogroup', '--clear-groups'] : [];
  return ['/usr/bin/setpriv', ...nobody, '--pdeathsig', signal, '--'];
}

async function goneWithin(milliseconds: number, members: readonly Member[]): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(20)) {
    if (!members.some(isAlive)) return true;
  }
  return !members.some(isAlive);
}

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches this process first, which then ends the others
 * in good order. Throws where there is no such program, and where this process is about to end.
 */
export async function startProcess(
  command: string,
  args: readonly string[],
  { cwd, env = {}, log, patience = 4_000, orphanedBy = 'TERM', unprivileged = false }: Surroundings,
): Promise<Running> {
  guard();
  if (leaving) throw new Error('the lab is being stopped');
  const [first = command, ...rest] = [...tether(orphanedBy, unprivileged), command, ...args];
  const out = openSync(log, 'a');
  try {
    const child = spawn(first, rest, {
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...process.env, ...env },
      stdio: ['ignore', out, out],
      detached: true,
    });
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    await once(child, 'spawn');
    const { pid } = child;
    if (pid === undefined) throw new Error(`${command} has no process`);
    let stopping: Promise<void> | undefined;
    let meant = false;
    const running: Running = {
      pid,
      log,
      exited,
      signal(signal) {
        meant = signal !== 'SIGCONT';
        child.kill(signal);
      },
      trouble() {
        if (meant || stopping !== undefined) return undefined;
        if (child.exitCode !== null || child.signalCode !== null) return 'has ended';
        return isHalted(pid) ? 'has been stopped' : undefined;
      },
      stop(signal = 'SIGTERM') {
        stopping ??= end(child, pid, signal, patience).finally(() => started.delete(running));
        return stopping;
      },
    };
    started.add(running);
    return running;
  } finally {
    closeSync(out);
  }
}

async function end(child: ChildProcess, pid: number, signal: NodeJS.Signals, patience: number): Promise<void> {
  const family = familyOf(pid);
  // Workers outlive a parent that is killed, and would go on serving.
  if (signal === 'SIGKILL') for (const member of family) kill(member);
  else child.kill(signal);
  // What is stopped takes no other signal before it goes on.
  for (const member of family) send(member, 'SIGCONT');
  // Without the first of them, nobody tells the others.
  const orphaned = !family.some((member) => member.pid === pid);
  if (await goneWithin(orphaned ? 0 : patience, family)) return;
  for (const member of [...family, ...familyOf(pid)]) kill(member);
  if (!(await goneWithin(1_000, family))) throw new Error(`process ${pid} does not end`);
}
