import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/**
 * Arguments every Chromium of ours is started with: no sandbox, because containers lack the rights for one; nothing that
 * talks to the network on its own, and no name but this machine’s, since a few of its services ask for theirs all the same.
 */
export const browserArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** What it is to keep beside its profile, such as reports of crashes, it keeps in the checkout and not below HOME. */
export const browserEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  XDG_CONFIG_HOME: join(process.cwd(), '.cache/browser'),
  XDG_CACHE_HOME: join(process.cwd(), '.cache/browser'),
});

const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];

const usualPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder === undefined ? [] : [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')];
  }),
};

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return folders.map((folder) => join(folder, file)).find(isExecutable);
}

function fromEnvironment(): string | undefined {
  for (const variable of ['CHROMIUM_PATH', 'CHROME_PATH']) {
    const path = process.env[variable];
    if (path === undefined || path === '') continue;
    if (!existsSync(path))
      throw new Error(`${variable} is “${path}”, but there is no such file. Correct it, or unset it.`);
    return path;
  }
  return undefined;
}

const installed = (): string | undefined =>
  names.map(onPath).find((path) => path !== undefined) ?? usualPlaces[process.platform]?.find(isExecutable);

/** `playwright-core` is CommonJS and heavy; it is loaded by need only. */
function playwrightsOwn(): string | undefined {
  const { chromium } = createRequire(import.meta.url)('playwright-core') as typeof import('playwright-core');
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : undefined;
}

/**
 * The path of the Chromium to draw with: the environment's (`CHROMIUM_PATH`, `CHROME_PATH`), an installed Chrome or
 * Chromium, or Playwright's own; `undefined` where there is none.
 * @throws if the environment names a file that does not exist.
 */
export function findBrowser(): string | undefined {
  return fromEnvironment() ?? installed() ?? playwrightsOwn();
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Runs a command, with what it says of its progress on the standard error. @throws where it fails */
async function run(command: string, parameters: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const [code] = await once(spawn(command, parameters, { env, stdio: ['ignore', 2, 2] }), 'close');
  if (code !== 0) throw new Error(`“${[command, ...parameters].join(' ')}” failed.`);
}

async function installFromDebian(): Promise<void> {
  say('Diagrams are drawn by mermaid in a browser, and there is none here.');
  say('Installing Debian’s packages chromium and fonts-liberation (about 100 MB, once) …');
  await run('apt-get', ['-q', 'update']);
  const packages = ['chromium', 'fonts-liberation'];
  await run('apt-get', [
    '-q',
    '-o',
    'DPkg::Lock::Timeout=120',
    'install',
    '-y',
    '--no-install-recommends',
    ...packages,
  ]);
  say('Installed.');
}

async function installByPlaywright(): Promise<void> {
  say('Diagrams are drawn by mermaid in a browser, and there is none here.');
  say('Downloading Playwright’s Chromium into your own cache folder (about 170 MB, once) …');
  const cli = createRequire(import.meta.url).resolve('playwright-core/cli.js');
  await run(process.execPath, [cli, 'install', 'chromium']);
  say('Downloaded.');
}

const advice = `Mend it in one of these ways:
  sudo apt-get install chromium fonts-liberation     (Debian; as root it is done for you)
  npx playwright install chromium                    (anywhere; sudo npx playwright install-deps chromium for its libraries)
  export CHROMIUM_PATH=/path/to/chrome               (a browser of your own)`;

/** Whether packages can be installed without asking anybody. */
const isRootOnDebian = (): boolean =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get') !== undefined;

async function findOrInstall(): Promise<string> {
  const found = findBrowser();
  if (found !== undefined) return found;
  try {
    await (isRootOnDebian() ? installFromDebian() : installByPlaywright());
  } catch (error) {
    throw new Error(`No browser to draw diagrams with, and none could be installed. ${advice}`, { cause: error });
  }
  const fresh = findBrowser();
  if (fresh === undefined) throw new Error(`No browser to draw diagrams with. ${advice}`);
  return fresh;
}

let ensured: Promise<string> | undefined;

/**
 * The path of a Chromium that exists, installing one where there is none and nobody needs to be asked.
 * @throws an error that says what to type, where none can be installed.
 */
export function ensureBrowser(): Promise<string> {
  ensured ??= findOrInstall();
  return ensured;
}
