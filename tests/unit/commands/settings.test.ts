import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

// Real commands, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 60_000 });

const root = join(import.meta.dirname, '../../..');

test.each([
  [
    'build',
    'SITE',
    'example.org',
    'SITE is “example.org”, but wanted is scheme and host, such as https://example.org.',
  ],
  ['build', 'BASE', '/a?b/', 'BASE is “/a?b/”, but wanted is a path of letters, digits and “-._~”, such as /docs/.'],
  [
    'build',
    'REPOSITORY',
    'javascript:alert(1)',
    'REPOSITORY is “javascript:alert(1)”, but wanted is a plain address, such as https://github.com/owner/name.',
  ],
  ['serve', 'BASE', '..', 'BASE is “..”, but wanted is a path of letters, digits and “-._~”, such as /docs/.'],
  ['serve', 'PORT', 'web', 'PORT is “web”, but wanted is a number from 1 to 65535, or 0 for any port that is free.'],
])('%s says in one sentence what is wrong with %s', (command, name, value, sentence) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`src/commands/${command}.ts`], {
    cwd: root,
    env: { ...process.env, [name]: value },
    encoding: 'utf8',
  });
  expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `${sentence}\n` });
});
