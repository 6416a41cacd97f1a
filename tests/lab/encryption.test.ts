import { expect, test } from 'vitest';
import type { Situation } from '../../src/checks/requirements/situation.ts';
import { NothingToMeasure } from '../../src/lab/nothing.ts';
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
    file.includes('/a-own-ingress/') && file.endsWith('agent-httproute.yaml') ? `${text}\n${gateway}` : text,
  );
  return listened('a-own-ingress', 'gateway-fabric', among);
};

test.concurrent('with an Ingress of its own, the edge alone reads the token', async () => {
  const found = await listened('a-own-ingress', 'f5');
  expect(found).toMatchObject({
    verdict: 'fair',
    text: 'in clear inside the cluster',
    also: {
      'tls-end': { verdict: 'good', text: 'at Ingress controller' },
      'token-readers': { verdict: 'good', value: { count: 1 } },
    },
    control: { held: true },
  });
});

test.concurrent('a load balancer passes TLS on unopened', async () => {
  expect(await listened('c-load-balancer')).toMatchObject({
    verdict: 'good',
    also: { 'tls-end': { verdict: 'fair' }, 'token-readers': { value: { count: 0 } } },
    control: { held: true },
  });
});

test.concurrent('between a mesh’s gateway and sidecar the token is not in clear, and both read it', async () => {
  expect(await listened('d-i-service-mesh')).toMatchObject({
    verdict: 'fair',
    also: { 'token-readers': { value: { count: 2 } } },
    control: { held: true },
  });
});

test.concurrent('by a node port the token is in clear from the agent on', async () => {
  const found = await listened('0-nodeport');
  expect(found).toMatchObject({ verdict: 'poor', also: { 'tls-end': { verdict: 'poor' } }, control: { held: true } });
});

test.concurrent('a listener without TLS in the manifest turns the verdicts', async () => {
  const [secured, clear] = await Promise.all([behindGateway('HTTPS'), behindGateway('HTTP')]);
  expect(secured).toMatchObject({ verdict: 'fair', also: { 'tls-end': { verdict: 'good' } } });
  expect(clear).toMatchObject({ verdict: 'poor', also: { 'tls-end': { verdict: 'poor' } } });
});

test.concurrent('of a tunnel that stands in for another, nothing is said', async () => {
  await expect(listened('d-ii-tunnel')).rejects.toThrow(NothingToMeasure);
});
