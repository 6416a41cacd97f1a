import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdLock } from '../../../src/commands/lock.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Another process that holds the lock until it is killed. */
async function holder() {
  const module = join(import.meta.dirname, '../../../src/commands/lock.ts');
  const code = `import { holdLock } from ${JSON.stringify(module)};
    await holdLock(${JSON.stringify(join(folder, 'a/lock'))}, () => {}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

test('a lock is waited for, said once, and goes with a process that is killed', async () => {
  const other = await holder();
  const onWait = vi.fn();
  let isHeld = false;
  const waiting = holdLock(join(folder, 'a/lock'), onWait).then(() => {
    isHeld = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect([isHeld, onWait.mock.calls.length]).toEqual([false, 1]);
  other.kill('SIGKILL');
  await waiting;
  expect(isHeld).toBe(true);
});

test('nobody is waited for where nobody holds it', async () => {
  const onWait = vi.fn();
  await holdLock(join(folder, 'b/lock'), onWait);
  expect(onWait).not.toHaveBeenCalled();
});
