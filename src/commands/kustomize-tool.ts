import { execFileSync } from 'node:child_process';

/** Builds the kustomization in a folder, given by its absolute path: the YAML of its objects, or throws where it is refused. */
export type Kustomize = (folder: string) => string;

const tools = [
  { program: 'kustomize', asks: ['version'], builds: 'build' },
  { program: 'kubectl', asks: ['version', '--client'], builds: 'kustomize' },
] as const;

const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe', timeout: 30_000 });

function isThere(program: string, asks: readonly string[]): boolean {
  try {
    run(program, asks);
    return true;
  } catch {
    return false;
  }
}

/** The kustomize of this machine, alone or in kubectl; `undefined` where there is neither. */
export function findKustomize(): Kustomize | undefined {
  const found = tools.find(({ program, asks }) => isThere(program, asks));
  return found && ((folder) => run(found.program, [found.builds, folder]));
}
