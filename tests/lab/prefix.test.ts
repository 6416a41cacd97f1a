import { expect, test } from 'vitest';
import { apiRoutes } from '../../src/lab/api-routes.ts';
import { demandServed, namesOn } from '../../src/lab/experiments/prefix.ts';
import { wayOf } from '../../src/lab/way.ts';
import type { Situation } from '../../src/network/situation.ts';
import { recordedOf } from './asked.ts';
import { groundOn } from './ground.ts';
import { situations } from './record.ts';

const all = await situations();

function situationOf(slug: string, controller: string, kind = 'Ingress'): Situation {
  const found = all.find(
    ({ option, edge }) => option.slug === slug && edge?.controller === controller && edge.kind === kind,
  );
  if (found === undefined) throw new Error(`no ${kind} of ${slug} with ${controller}`);
  return found;
}

test.concurrent('each controller of today takes the prefix off by the form that is meant for it', async () => {
  const community = await recordedOf('prefix', situationOf('b-ii-path-rule', 'ingress-nginx'));
  const f5 = await recordedOf('prefix', situationOf('b-ii-path-rule', 'f5'));
  for (const found of [community, f5]) {
    expect(found).toMatchObject({ verdict: 'poor', text: '/api at Ingress controller', control: { held: true } });
    const [below] = found.rows;
    expect(below?.what).toBe('Routes below /api');
    expect(below?.seen).toBe(`${apiRoutes.length} of ${apiRoutes.length} routes answer`);
  }
  // Only a path that is a pattern is read without regard to capitals.
  expect(community.rows).toContainEqual({ what: 'GET /API/status', seen: 'status 200 by the API' });
  expect(f5.rows).toContainEqual({ what: 'GET /API/status', seen: 'status 404 by Ingress controller' });
});

test.concurrent('a controller that no form is meant for takes nothing off', async () => {
  const found = await recordedOf('prefix', situationOf('b-ii-path-rule', 'haproxytech'));
  expect(found).toMatchObject({
    verdict: 'poor',
    text: `not taken off at Ingress controller: 0 of ${apiRoutes.length} routes answer`,
    control: { held: true },
  });
});

test.concurrent('as standard routing, the same rule comes out fair', async () => {
  const found = await recordedOf('prefix', situationOf('b-ii-path-rule', 'gateway-fabric', 'HTTPRoute'));
  expect(found).toMatchObject({ verdict: 'fair', text: '/api at Ingress controller', control: { held: true } });
});

test.concurrent('without the prefix, an agent gets the frontend’s page for an answer', async () => {
  const found = await recordedOf('prefix', situationOf('b-i-spa-nginx', 'f5'));
  expect(found).toMatchObject({ verdict: 'fair', text: '/api at SPA’s nginx', control: { held: true } });
  const page = { what: 'GET /apix/status', seen: 'status 200 by SPA’s nginx with the frontend’s page' };
  expect(found.rows).toContainEqual(page);
});

test.concurrent('a route that the stand-in lacks ends the run, instead of being left out of it', async () => {
  const way = wayOf(situationOf('a-own-ingress', 'f5'), 'direct');
  if ('without' in way) throw new Error(way.without);
  const { ground, stop } = groundOn(way);
  try {
    const bench = await ground.open(way);
    const [first] = apiRoutes;
    if (first === undefined) throw new Error('no routes');
    const missing = [
      { ...first, path: '/nowhere' },
      { ...first, method: 'PUT' },
    ] as const;
    await expect(demandServed(bench, await namesOn(bench), [...apiRoutes, ...missing])).rejects.toThrow(
      'the stand-in lacks GET /nowhere, PUT /status',
    );
  } finally {
    await stop();
  }
});
