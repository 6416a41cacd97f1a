import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Source {
  readonly command: string;
  readonly args: readonly string[];
  /** The version in what the program says of itself. */
  readonly version: RegExp;
  /** Debian’s package. */
  readonly package: string;
}

const sources = {
  nginx: { command: 'nginx', args: ['-v'], version: /nginx\/([\d.]+)/, package: 'nginx' },
  haproxy: { command: 'haproxy', args: ['-v'], version: /version ([\d.]+)/, package: 'haproxy' },
  squid: { command: 'squid', args: ['-v'], version: /Version ([\d.]+)/, package: 'squid' },
  sshd: { command: 'sshd', args: ['-V'], version: /OpenSSH_([\d.]+p?\d*)/, package: 'openssh-server' },
  ssh: { command: 'ssh', args: ['-V'], version: /OpenSSH_([\d.]+p?\d*)/, package: 'openssh-client' },
  openssl: { command: 'openssl', args: ['version'], version: /OpenSSL ([\d.]+)/, package: 'openssl' },
} as const satisfies Record<string, Source>;

export type ProgramName = keyof typeof sources;

export interface Programs {
  /** By name, those that are there. */
  readonly versions: Readonly<Partial<Record<ProgramName, string>>>;
  readonly missing: readonly ProgramName[];
}

/** Where something cannot be played for want of a program. */
export class Lacking extends Error {
  constructor(program: string) {
    super(`not installed: ${program}`);
  }
}

// Debian keeps servers where only root’s path leads.
const path = `${process.env['PATH'] ?? ''}:/usr/local/sbin:/usr/sbin:/sbin`;

/** The environment in which every program of the lab is found. */
export const programEnv = { PATH: path };

async function versionOf({ command, args, version }: Source): Promise<string | undefined> {
  const output = await run(command, [...args], { env: { ...process.env, ...programEnv } }).catch(
    // Some say their version and exit with a status that is not nought.
    (error: { readonly stdout?: string; readonly stderr?: string }) => error,
  );
  return version.exec(`${output.stdout ?? ''}${output.stderr ?? ''}`)?.[1];
}

/** Which of the lab’s programs are there, and in which versions. */
export async function findPrograms(): Promise<Programs> {
  const names = Object.keys(sources) as ProgramName[];
  const found = await Promise.all(names.map(async (name) => [name, await versionOf(sources[name])] as const));
  return {
    versions: Object.fromEntries(found.filter(([, version]) => version !== undefined)),
    missing: found.flatMap(([name, version]) => (version === undefined ? [name] : [])),
  };
}

/** What to type where programs are missing; `undefined` where none is. */
export function missingMessage(missing: readonly ProgramName[]): string | undefined {
  if (missing.length === 0) return undefined;
  const packages = [...new Set(missing.map((name) => sources[name].package))];
  return `Not installed: ${missing.join(', ')}. On Debian or Ubuntu: apt-get install -y ${packages.join(' ')}`;
}
