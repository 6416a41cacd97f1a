import { controllerOf } from '../controllers/index.ts';
import type { HopSettings } from './hop.ts';
import type { ProgramName } from './run/find-programs.ts';

/** The programs that play hops. `ssh` plays two at once: a tunnel’s client and its end. */
export type PartName = 'nginx' | 'haproxy-http' | 'haproxy-tcp' | 'squid' | 'ssh';

/** What readers know the programs as. */
export const programs = {
  nginx: 'nginx',
  'haproxy-http': 'HAProxy',
  'haproxy-tcp': 'HAProxy',
  squid: 'squid',
  ssh: 'OpenSSH',
} as const satisfies Readonly<Record<PartName, string>>;

/** What has to be installed for each; the first is the one whose version is recorded. */
export const programsOf: Readonly<Record<PartName, readonly [ProgramName, ...ProgramName[]]>> = {
  nginx: ['nginx'],
  'haproxy-http': ['haproxy'],
  'haproxy-tcp': ['haproxy'],
  squid: ['squid'],
  ssh: ['ssh', 'sshd'],
};

/** The program that plays a controller; `undefined` where the lab has none for it. */
export function standInOf(controller: string): string | undefined {
  const part = controllerOf(controller)?.playedBy;
  return part === undefined ? undefined : programs[part];
}

/** What a program cannot be told to do, in one sentence; `undefined` where it can play the hop. */
export function unplayable(part: PartName, label: string, settings: HopSettings): string | undefined {
  const program = programs[part];
  const cannot = (what: string) => `${program}, which plays ${label}, cannot ${what}.`;
  if (part === 'ssh') return undefined;
  if (settings.total !== 'none' && part !== 'squid') return cannot('end a response by the clock');
  if (settings.layer === 'transit') return undefined;
  if (settings.upstream === 'HTTP/2') return cannot('speak HTTP/2 to what is behind it');
  if (part !== 'haproxy-http') return undefined;
  if (settings.buffers) return cannot('hold a response back');
  return settings.upstream === 'HTTP/1.0' ? cannot('speak HTTP/1.0 to what is behind it') : undefined;
}
