import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { explain } from '../../../src/commands/run.ts';
import { createRenderer } from '../../../src/diagrams/render.ts';
import { network } from './sources.ts';

// Real commands, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 60_000 });

const loader =
  'error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory';

// The browser in its place is a shell script, which Windows does not run.
test.skipIf(process.platform === 'win32')(
  'a browser that does not start says why in its own words, and no more',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'launch-'));
    const browser = join(folder, 'chromium');
    writeFileSync(browser, `#!/bin/sh\necho "$0: ${loader}" >&2\nexit 127\n`, { mode: 0o755 });
    vi.stubEnv('CHROMIUM_PATH', browser);
    const renderer = createRenderer({ cacheDir: join(folder, 'cache') });
    const error = await renderer.draw(network).catch((thrown: unknown) => thrown);
    vi.unstubAllEnvs();
    expect(explain(error).split('\n')).toEqual([
      expect.stringContaining('install-deps chromium'),
      `  Because: ${browser}: ${loader}`,
    ]);
  },
);
