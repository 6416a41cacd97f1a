import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** Builds the kustomization in a folder, given by its absolute path: the YAML of its objects, or throws where it is refused. */
export type Kustomize = (folder: string) => string;

const tools = [
  { program: 'kustomize', builds: 'build' },
  { program: 'kubectl', builds: 'kustomize' },
] as const;

/** Nothing is fetched: what asks for a remote file or repository is refused at once. */
const offline = {
  HTTP_PROXY: 'http://127.0.0.1:9',
  NO_PROXY: '',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_TERMINAL_PROMPT: '0',
};
const environment = () => ({
  ...process.env,
  ...offline,
  HTTPS_PROXY: offline.HTTP_PROXY,
  https_proxy: offline.HTTP_PROXY,
  http_proxy: offline.HTTP_PROXY,
  no_proxy: '',
});

const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, {
    encoding: 'utf8',
    stdio: 'pipe',
    timeout: 30_000,
    maxBuffer: 64 * 1024 ** 2,
    env: environment(),
  });

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Where a program lies, by the folders in which the system looks for it. To ask it for its version takes far longer. */
function pathOf(program: string): string | undefined {
  const name = process.platform === 'win32' ? `${program}.exe` : program;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => path.join(folder, name)).find(isProgram);
}

/** The kustomize of this machine, alone or in kubectl; `undefined` where there is neither. */
export function findKustomize(): Kustomize | undefined {
  for (const { program, builds } of tools) {
    const found = pathOf(program);
    if (found !== undefined) return (folder) => run(found, [builds, folder]);
  }
  return undefined;
}
