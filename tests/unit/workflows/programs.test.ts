import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { missingMessage } from '../../../src/lab/run/find-programs.ts';

/** A folder that is all of the path: what is not in it is not installed. */
let stubs: string;
beforeEach(() => {
  stubs = mkdtempSync(path.join(tmpdir(), 'programs-'));
  for (const name of ['bash', 'dirname', 'env']) {
    const place = execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    symlinkSync(place, path.join(stubs, name));
  }
});
afterEach(() => rmSync(stubs, { recursive: true }));

const stub = (name: string, script: string) =>
  writeFileSync(path.join(stubs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

const run = (command: string, ...args: readonly string[]) =>
  spawnSync(command, args, { env: { PATH: stubs }, encoding: 'utf8' });

const asked = () => readFileSync(path.join(stubs, 'log'), 'utf8').trim().split('\n');

test.each([
  ['as root', 0, ''],
  ['by sudo, as on GitHub’s machines', 1001, 'sudo -n '],
])('what the tests need is installed %s', (_, user, by) => {
  stub('id', `echo ${user}`);
  for (const name of ['apt-get', 'npm']) stub(name, `echo "\${BY}${name} $*" >> ${stubs}/log`);
  stub('sudo', `BY="sudo $1 "; export BY; shift; exec "$@"`);
  expect(run('.ci/run').status).toBe(0);
  expect(asked().filter((line) => line.includes('chromium') || line.includes('kubernetes'))).toEqual([
    `${by}apt-get install -y --no-install-recommends chromium fonts-liberation`,
    `${by}apt-get install -y --no-install-recommends kubernetes-client`,
  ]);
  expect(asked().slice(-2)).toEqual(['npm ci', 'npm test']);
});

test('where nothing can be installed, the tests run all the same', () => {
  stub('id', 'echo 1001');
  stub('npm', `echo "npm $*" >> ${stubs}/log`);
  const { status, stdout } = run('.ci/run');
  expect(status).toBe(0);
  expect(stdout).toContain('Browser: cannot be installed here.');
  expect(asked()).toEqual(['npm ci', 'npm test']);
});

test('one list of the lab’s programs holds everywhere', () => {
  const [, packages = 'none'] =
    /install -y (.*)/.exec(missingMessage(['nginx', 'haproxy', 'squid', 'sshd', 'ssh', 'openssl']) ?? '') ?? [];
  for (const file of ['.ci/programs', 'README.md', 'CONTRIBUTING.md'])
    expect(readFileSync(file, 'utf8'), file).toContain(packages);
});

test.each([
  [[], 'LEFT OUT', 0],
  [['--all'], 'FAILED', 1],
])('npm test %j: a step that cannot run here is %s', (args, said, code) => {
  stub('npm', 'exit 0');
  const { status, stdout } = run(process.execPath, 'src/commands/test.ts', ...args);
  expect(stdout).toContain(`${said}: neither kustomize nor kubectl is installed here`);
  expect(stdout).toContain(`${said}: Not installed: `);
  expect(status).toBe(code);
});

test('npm test takes no option that it does not know', () => {
  stub('npm', 'exit 0');
  expect(run(process.execPath, 'src/commands/test.ts', '--al').status).not.toBe(0);
});
