import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { familyOf, isAlive, kill, type Member } from '../../src/lab/run/family.ts';
import { programEnv } from '../../src/lab/run/find-programs.ts';
import { waitFor } from '../../src/lab/run/ready.ts';
import { copyOfProject, type Project } from '../fixtures/project.ts';

const env = { ...process.env, ...programEnv };

let project: Project;
const commands: Lab[] = [];

beforeAll(() => {
  project = copyOfProject();
});
afterAll(() => {
  for (const { family, temporary } of commands) {
    for (const member of family()) kill(member);
    rmSync(temporary, { recursive: true });
  }
  project.remove();
});

/** The command as it runs, with all processes that it ever was seen to have. */
interface Lab {
  readonly child: ChildProcess;
  /** Its folder for temporary files, where nothing may be left. */
  readonly temporary: string;
  said(): string;
  family(): readonly Member[];
  readonly ended: Promise<number | null>;
}

function lab(args: readonly string[], { before = [] as readonly string[], path = env.PATH } = {}): Lab {
  const [first = process.execPath, ...rest] = [...before, process.execPath, 'src/commands/lab.ts', ...args];
  const temporary = mkdtempSync(join(tmpdir(), 'lab-command-'));
  // Proxies that are started by root go on as somebody else.
  chmodSync(temporary, 0o711);
  const given = { ...env, TMPDIR: temporary, PATH: path };
  const child = spawn(first, rest, { cwd: project.root, env: given, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += String(data)));
  const members = new Map<string, Member>();
  const look = () => {
    for (const one of familyOf(child.pid ?? -1)) members.set(`${one.pid} ${one.started}`, one);
  };
  const looking = setInterval(look, 50);
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (status) => {
      clearInterval(looking);
      resolve(status);
    }),
  );
  const made: Lab = {
    child,
    temporary,
    said: () => text,
    family: () => {
      if (child.exitCode === null && child.signalCode === null) look();
      return [...members.values()];
    },
    ended,
  };
  commands.push(made);
  return made;
}

const folder = 'adr/0001-agent-connectivity/evidence';

/** Every file of the evidence, hidden ones too, with a digest of what it holds. */
function evidence(): Record<string, string> {
  const whole = join(project.root, folder);
  const names = existsSync(whole) ? readdirSync(whole).sort() : [];
  return Object.fromEntries(
    names.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(whole, name)))
        .digest('hex'),
    ]),
  );
}

/** Waits until the command has come so far; where it ends before, or does not come so far, what it has said is the reason. */
async function reaches(command: Lab, isSo: () => boolean, what: string): Promise<void> {
  const status = () => command.child.exitCode ?? command.child.signalCode;
  try {
    await waitFor(() => status() !== null || isSo(), 45_000, what);
  } catch (error) {
    throw new Error(`${command.said()}\n${error}`);
  }
  if (!isSo()) throw new Error(`${command.said()}\nended with ${status()} before ${what}`);
}

async function nothingLeft(command: Lab): Promise<void> {
  await waitFor(() => !command.family().some(isAlive), 5_000, 'the end of all processes');
}

// These leave the evidence as it was, and mostly wait.
test.concurrent.each([
  ['SIGINT', 130],
  ['SIGKILL', null],
] as const)('in the middle of a run, %s leaves no process, and the evidence as it was', async (signal, status) => {
  const before = evidence();
  const command = lab(['--option', 'a-own-ingress', '--controller', 'f5', '--experiment', 'silence']);
  // The command, both ends and the edge’s three processes: the experiment is under way.
  await reaches(command, () => command.family().filter(isAlive).length >= 6, 'the lab’s processes');
  await sleep(500);
  command.child.kill(signal);
  expect(await command.ended, command.said()).toBe(status);
  await nothingLeft(command);
  expect(evidence()).toEqual(before);
  if (signal === 'SIGKILL') return;
  expect(readdirSync(command.temporary)).toEqual([]);
  expect(command.said()).toContain('Interrupted: 0 of 1 recorded.');
  expect(command.said()).not.toContain('NOT RECORDED');
});

test.concurrent('with --keep a way stays, what is printed works as pasted, and Ctrl-C removes everything', async () => {
  const before = evidence();
  const command = lab(['--keep', '--option', 'a-own-ingress', '--controller', 'f5']);
  await reaches(command, () => command.said().includes('Ctrl-C'), 'the way');
  expect(command.said()).toContain('The API answers through it with status 200.');
  const lines = command
    .said()
    .split('\n')
    .filter((line) => /^(curl|token)\b/.test(line));
  expect(lines).toHaveLength(6);
  expect(command.said()).toContain('with --real-time all are the true ones');
  const [token = '', ...others] = lines;
  const stream = others.findIndex((line) => line.includes('/instructions/stream'));
  const seen = await Promise.all(
    others.map(
      (line, index) =>
        new Promise<string>((resolve) => {
          const pasted = `${token}\n${index === stream ? line.replace(/^curl/, 'curl --max-time 2') : line}`;
          execFile('bash', ['-c', pasted], (_error, out) => resolve(out));
        }),
    ),
  );
  const status = (text: string) => [...text.matchAll(/^HTTP\/[\d.]+ (\d+)/gm)].at(-1)?.[1];
  expect(seen.map(status)).toEqual(['200', '200', '200', '201', '200']);
  expect(seen[stream]).toContain('event: connection');
  expect(seen[stream]).toContain('event: instruction');
  command.child.kill('SIGINT');
  expect(await command.ended, command.said()).toBe(130);
  await nothingLeft(command);
  expect(readdirSync(command.temporary)).toEqual([]);
  expect(evidence()).toEqual(before);
});

test.concurrent('where a program is missing, what needs it is left out with its evidence, and the line to type is given', async () => {
  const before = evidence();
  // Programs are looked for where Debian keeps them, too; one that cannot say its version is as good as none.
  const stubs = mkdtempSync(join(tmpdir(), 'lab-stubs-'));
  for (const name of ['haproxy', 'squid']) writeFileSync(join(stubs, name), '#!/bin/sh\nexit 127\n', { mode: 0o755 });
  const command = lab(['--option', 'c-load-balancer', '--experiment', 'body'], {
    path: `${stubs}:${env.PATH}`,
  });
  expect(await command.ended, command.said()).toBe(1);
  rmSync(stubs, { recursive: true });
  const said = command.said();
  expect(said).toContain('Not installed: haproxy. On Debian or Ubuntu: apt-get install -y haproxy\n');
  expect(said).toContain('Left out for want of haproxy: c-load-balancer.');
  expect(evidence()).toEqual(before);
});

/** What makes a command run in a network of its own, in which only the loopback is up. */
const alone = [
  ...['unshare', '--net', ...(process.getuid?.() === 0 ? [] : ['--map-current-user', '--keep-caps'])],
  ...['sh', '-c', 'ip link set lo up && exec "$@"', 'sh'],
];
const interfaces = spawnSync(alone[0] ?? '', [...alone.slice(1), 'ip', '-brief', 'link'], { env, encoding: 'utf8' });

test('a run needs no network but the loopback', async (context) => {
  if (interfaces.status !== 0) context.skip(`no network of one’s own is to be had here: ${interfaces.stderr}`);
  const name = '0-nodeport.body.on-site.json';
  rmSync(join(project.root, folder, name), { force: true });
  expect(interfaces.stdout.trim().split('\n')).toEqual([expect.stringMatching(/^lo\s/)]);
  const command = lab(['--option', '0-nodeport', '--experiment', 'body'], { before: alone });
  expect(await command.ended, command.said()).toBe(0);
  expect(Object.keys(evidence())).toContain(name);
  expect(readdirSync(command.temporary)).toEqual([]);
});
