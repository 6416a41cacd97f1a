import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { runAgent } from '../../src/lab/agent/agent.ts';
import { foilHoles } from '../../src/lab/agent/bodies.ts';
import { callApi } from '../../src/lab/agent/rest.ts';
import { tokensFrom } from '../../src/lab/agent/token.ts';
import { startBackend } from '../../src/lab/backend/backend-process.ts';
import { startIdentity } from '../../src/lab/identity/identity-process.ts';
import { agentClient } from '../../src/lab/identity/identity-settings.ts';
import { openWay } from '../../src/lab/parts/open-way.ts';
import { ca, certificateFor } from '../../src/lab/run/certificates.ts';
import { openWorkspace } from '../../src/lab/run/workspace.ts';
import { usualScale as scale } from '../../src/lab/scale.ts';
import { until } from './bench.ts';
import { playable } from './choose-way.ts';
import { situations } from './record.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

test('an agent behind squid reaches the backend and the identity provider by TLS, and nothing else', async () => {
  const workspace = openWorkspace();
  opened.push(workspace.close);
  const { folder } = workspace;
  const authority = await ca(workspace, 'identity-ca');
  const tls = await certificateFor(workspace, authority, ['identity.lab', '127.0.0.1']);
  const identity = await startIdentity({ scale, folder, host: 'identity.lab', tls });
  opened.push(identity.stop);
  const { issuer, jwksUri, tokenUri } = identity;
  const backend = await startBackend({
    scale,
    folder,
    issuer,
    jwksUri,
    ca: authority.certificate,
  });
  opened.push(backend.stop);
  const allowed = [{ host: 'identity.lab', port: identity.port }];
  const wanted = { option: 'a-own-ingress', controller: 'ingress-nginx', variation: 'behind a proxy' } as const;
  const way = await openWay(playable(await situations(), wanted), { workspace, scale, service: backend.port, allowed });
  opened.push(way.stop);

  const pem = (path: string) => readFileSync(path, 'utf8');
  const trust = { ca: pem(way.authority), proxy: way.proxy };
  const client = { tokenUri, client: agentClient, scale, ca: pem(authority.certificate), proxy: way.proxy };
  const tokens = tokensFrom(client);
  backend.openSession('krios', 's');
  const agent = runAgent({ form: 'mended', base: way.url, agent: 'krios', session: 's', tokens, scale, ...trust });
  await until(() => agent.connected);
  const { id } = await backend.push('krios', 's');
  await until(() => agent.acknowledged.length > 0);
  expect(backend.statusOf(id)).toBe('acknowledged');

  const call = { ...trust, token: await tokens.get(), limit: 10_000 };
  const post = {
    ...call,
    url: `${way.url}/gridsquares/one/foilholes`,
    method: 'POST',
    body: foilHoles(2 * 1024 ** 2),
  } as const;
  expect(await callApi(post)).toMatchObject({ status: 201 });
  expect(await callApi({ ...call, url: 'https://elsewhere.lab/' })).toMatchObject({ status: 0 });
  agent.stop();
  expect(await agent.over).toEqual({ how: 'closed' });
});
