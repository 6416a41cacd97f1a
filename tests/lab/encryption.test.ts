import { expect, test } from 'vitest';
import { NothingToMeasure } from '../../src/lab/experiments/experiment.ts';
import type { Situation } from '../../src/network/situation.ts';
import { recordedOf } from './asked.ts';
import { situations } from './record.ts';

const all = await situations();

const listened = (slug: string, controller?: string, among: readonly Situation[] = all) => {
  const found = among.find(({ option, edge }) => option.slug === slug && edge?.controller === controller);
  if (found === undefined) throw new Error(`no situation of ${slug}`);
  return recordedOf('encryption', found);
};

/** Option A as a Gateway API route, with a Gateway of the given protocol beside it. */
const behindGateway = async (protocol: string) => {
  const gateway = `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: gateways }
spec:
  gatewayClassName: nginx
  listeners:
    - name: agents
      port: 443
      protocol: ${protocol}
      ${protocol === 'HTTPS' ? 'tls: { certificateRefs: [{ name: agent-tls }] }' : ''}
      allowedRoutes: { namespaces: { from: All } }
`;
  const among = await situations(({ file, text }) =>
    file.includes('/a-own-ingress/') && file.endsWith('smartem-http-api-httproute.yaml') ? `${text}\n${gateway}` : text,
  );
  return listened('a-own-ingress', 'gateway-fabric', among);
};

test.concurrent('with an Ingress of its own, TLS ends at the edge, and the token goes on in clear', async () => {
  const found = await listened('a-own-ingress', 'f5');
  expect(found).toMatchObject({
    verdict: 'fair',
    text: 'in clear inside the cluster',
    also: {
      'tls-end': { verdict: 'good', text: 'at Ingress controller' },
    },
    control: { held: true },
  });
});

test.concurrent('through the SPA’s pod, its nginx reads the token, too', async () => {
  const found = await listened('b-i-spa-nginx', 'ingress-nginx');
  expect(found).toMatchObject({
    verdict: 'fair',
    also: {
      'tls-end': { verdict: 'good', text: 'at Ingress controller' },
    },
    control: { held: true },
  });
  expect(found.rows).toContainEqual({ what: 'SPA’s nginx', seen: 'the token comes in clear' });
});

test.concurrent('by a node port, and by a load balancer to the API as it is, the token is in clear from the agent on', async () => {
  for (const slug of ['0-nodeport', 'c-load-balancer'])
    expect(await listened(slug)).toMatchObject({
      verdict: 'poor',
      also: { 'tls-end': { verdict: 'poor' } },
      control: { held: true },
    });
});

test.concurrent('a listener without TLS in the manifest turns the verdicts', async () => {
  const [secured, clear] = await Promise.all([behindGateway('HTTPS'), behindGateway('HTTP')]);
  expect(secured).toMatchObject({ verdict: 'fair', also: { 'tls-end': { verdict: 'good' } } });
  expect(clear).toMatchObject({ verdict: 'poor', also: { 'tls-end': { verdict: 'poor' } } });
});

test.concurrent('of TLS that no manifest sets, nothing is said', async () => {
  for (const slug of ['d-i-service-mesh', 'd-ii-tunnel', 'd-iii-relay'])
    await expect(listened(slug)).rejects.toThrow(NothingToMeasure);
  // A route whose Gateway is somebody else’s.
  await expect(listened('a-own-ingress', 'gateway-fabric')).rejects.toThrow(
    'no manifest sets the TLS of Ingress controller',
  );
});
