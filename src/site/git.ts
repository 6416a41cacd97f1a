import { spawnSync } from 'node:child_process';

/**
 * A hook or a shell may have set git to another repository or to other ways of reading paths. In a partial clone git
 * would fetch what it lacks, which no build may.
 */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^GIT_(?!CONFIG)/.test(name));
  return { ...Object.fromEntries(own), GIT_ALLOW_PROTOCOL: '' };
}

/**
 * What git answers in a folder; `undefined` where it cannot, or is not there.
 * @param input what it reads from its standard input
 */
export function git(folder: string, args: readonly string[], input = ''): Buffer | undefined {
  const { status, stdout } = spawnSync('git', args, {
    cwd: folder,
    env: environment(),
    input,
    maxBuffer: Infinity,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout : undefined;
}
