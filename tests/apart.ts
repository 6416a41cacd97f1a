import { execFileSync, spawnSync } from 'node:child_process';

/** What a shell is cut off from: mounts that it makes are its own, and it has no network. */
export type Part = 'mount' | 'net';

const flags = (parts: readonly Part[]): string[] => [
  ...(process.getuid?.() === 0 ? [] : ['--map-root-user']),
  ...parts.map((part) => `--${part}`),
];

/** Whether a shell may be cut off here; says aloud what is left out where it may not. */
export function canRunApart(parts: readonly Part[], leftOut: string): boolean {
  if (spawnSync('unshare', [...flags(parts), 'true']).status === 0) return true;
  console.warn(`LEFT OUT: ${leftOut}. It needs Linux’s “unshare ${flags(parts).join(' ')}”, and the right to it.`);
  return false;
}

/** Runs lines of shell, cut off, and gives what they print. @throws where one of them fails */
export function runApart(parts: readonly Part[], cwd: string, lines: readonly string[], env = process.env): string {
  const script = ['set -e', ...lines].join('\n');
  return execFileSync('unshare', [...flags(parts), 'sh', '-c', script], { cwd, env, encoding: 'utf8' });
}
