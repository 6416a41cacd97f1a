import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { findBrowser } from '../../../src/diagrams/browser.ts';

afterEach(() => vi.unstubAllEnvs());

describe('findBrowser', () => {
  test('takes the path that the environment names', () => {
    vi.stubEnv('CHROMIUM_PATH', process.execPath);
    expect(findBrowser()).toBe(process.execPath);
  });

  test('refuses a path that does not exist, and names the variable', () => {
    vi.stubEnv('CHROMIUM_PATH', '');
    vi.stubEnv('CHROME_PATH', '/no/such/browser');
    expect(() => findBrowser()).toThrow('CHROME_PATH is “/no/such/browser”, but there is no such file.');
  });

  // The browser in its place is a shell script, which Windows does not run.
  test.skipIf(process.platform === 'win32')('finds a browser on PATH', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'browser-'));
    await writeFile(join(folder, 'google-chrome-stable'), '#!/bin/sh\n');
    await chmod(join(folder, 'google-chrome-stable'), 0o755);
    vi.stubEnv('CHROMIUM_PATH', '');
    vi.stubEnv('CHROME_PATH', '');
    vi.stubEnv('PATH', folder);
    expect(findBrowser()).toBe(join(folder, 'google-chrome-stable'));
  });
});
