import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { servedFiles } from '../../src/lab/parts/nginx-part.ts';
import { openWay } from '../../src/lab/parts/open-way.ts';
import { openWorkspace } from '../../src/lab/run/workspace.ts';
import { usualScale as scale } from '../../src/lab/scale.ts';
import { playable, situations, type Wanted } from './record.ts';
import { ask, startService, textOf } from './service.ts';

const all = await situations();

/** Everything in a folder by its mode, itself first. */
const modesIn = (folder: string): [string, number][] =>
  ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })].map((name) => [
    name,
    statSync(join(folder, name)).mode,
  ]);

test.each<[string, Wanted]>([
  ['nginx behind squid', { option: 'a-own-ingress', controller: 'ingress-nginx', variation: 'behind a proxy' }],
  ['HAProxy', { option: 'a-own-ingress', controller: 'haproxytech' }],
  ['an nginx that serves files', { option: 'b-i-spa-nginx', controller: 'ingress-nginx' }],
  ['a tunnel', { option: 'd-ii-tunnel' }],
])('%s works, and nobody else can write to what it reads or read its keys', async (_, wanted) => {
  const workspace = openWorkspace();
  const service = await startService();
  const files = servedFiles(workspace, 'a page');
  const open = await openWay(playable(all, wanted), { workspace, scale, service: service.port, files });
  try {
    const answer = await ask(open, '/status');
    expect([answer.statusCode, await textOf(answer)]).toEqual([200, '/status']);
    const modes = modesIn(workspace.folder);
    expect(modes.filter(([, mode]) => (mode & 0o022) !== 0)).toEqual([]);
    expect(modes.filter(([name, mode]) => /(\.key|\.pem|\/host|\/client)$/.test(name) && (mode & 0o077) !== 0)).toEqual(
      [],
    );
  } finally {
    await open.stop();
    await service.stop();
    workspace.close();
  }
});
