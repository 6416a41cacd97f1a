import { describe, expect, test } from 'vitest';
import { type Way, wayOf } from '../../../src/lab/way.ts';
import { situationsOf } from '../../../src/network/situation.ts';
import { bytes, seconds } from '../../../src/record/quantity.ts';
import { optionOf } from '../../../src/record/record.ts';
import { variantOf } from '../../../src/record/variant.ts';
import { choose, playable, type Wanted } from '../../lab/choose-way.ts';
import { record, situations } from '../frozen/record.ts';

const all = await situations();

const hopsIn = ({ hops }: Way) => hops.map(({ id, part }) => `${id}: ${part}`);

const proxyIn = ({ hops }: Way, id: string) => {
  const settings = hops.find((hop) => hop.id === id)?.settings;
  if (settings?.layer !== 'proxy') throw new Error(`no proxy ${id}`);
  return settings;
};

describe('who plays what', () => {
  test.each<[Wanted, string[]]>([
    [{ option: 'a-own-ingress', controller: 'ingress-nginx' }, ['ingress-controller: nginx']],
    [{ option: 'a-own-ingress', controller: 'f5' }, ['ingress-controller: nginx']],
    [{ option: 'a-own-ingress', controller: 'haproxytech' }, ['ingress-controller: haproxy-http']],
    [
      { option: 'b-i-spa-nginx', controller: 'ingress-nginx', variation: 'behind a proxy' },
      ['outbound-proxy: squid', 'ingress-controller: nginx', 'spa-nginx: nginx'],
    ],
    [
      { option: 'a-own-ingress', controller: 'ingress-nginx', scenario: 'federated', variation: 'behind a proxy' },
      ['partner-exit: squid', 'internet-edge: haproxy-tcp', 'ingress-controller: nginx'],
    ],
    [{ option: 'c-load-balancer' }, ['load-balancer: haproxy-tcp']],
    [{ option: '0-nodeport' }, ['node-port: haproxy-tcp']],
    [{ option: 'd-i-service-mesh' }, ['mesh-gateway: haproxy-http', 'api-sidecar: haproxy-http']],
    [{ option: 'd-ii-tunnel', variation: 'behind a proxy' }, ['vpn-client: ssh']],
    [{ option: 'd-iii-relay' }, ['relay: nginx', 'relay-connector: nginx']],
  ])('%o', (wanted, hops) => {
    expect(hopsIn(playable(all, wanted))).toEqual(hops);
  });

  test('an API that ends TLS itself, as in a variant, has something before it that does', () => {
    const variant = variantOf(optionOf(record, 'c-load-balancer'));
    if (variant === undefined) throw new Error('option C has no variant');
    const [first] = situationsOf(record, variant, 'production', { documents: [], routes: [] });
    const way = first && wayOf(first, 'direct');
    if (way === undefined || 'without' in way) throw new Error(way?.without);
    expect(hopsIn(way)).toEqual(['load-balancer: haproxy-tcp', 'api-tls: haproxy-tcp']);
    expect(way.entry.secured).toBe(true);
  });

  test('a controller that drives something else has no stand-in, and that is said', () => {
    const way = choose(all, { option: 'a-own-ingress', controller: 'envoy-gateway' });
    expect(way).toEqual({ without: expect.stringContaining('Envoy Gateway') });
  });
});

test.each<[Wanted, readonly string[] | undefined]>([
  [{ option: 'a-own-ingress', controller: 'ingress-nginx' }, ['ingress-controller']],
  [{ option: 'b-i-spa-nginx', controller: 'f5' }, ['ingress-controller', 'spa-nginx']],
  [{ option: 'b-ii-path-rule', controller: 'ingress-nginx' }, ['ingress-controller']],
  [{ option: 'd-i-service-mesh' }, ['api-sidecar']],
  [{ option: 'c-load-balancer' }, undefined],
  [{ option: 'd-ii-tunnel' }, undefined],
  [{ option: 'd-iii-relay' }, undefined],
  [{ option: '0-nodeport' }, undefined],
])('what %o shares with browsers before the API', (wanted, shared) => {
  expect(playable(all, wanted).browsers?.shared).toEqual(shared);
});

test('browsers’ nginx is that of the image, unless the option sets it', () => {
  const spa = (wanted: Wanted) => playable(all, wanted).browsers?.spa.settings;
  const image = { body: bytes.mib(1), paths: [{ path: '/api/', match: 'prefix', strips: '/api' }] };
  expect(spa({ option: 'a-own-ingress', controller: 'ingress-nginx' })).toMatchObject(image);
  expect(spa({ option: 'b-i-spa-nginx', controller: 'ingress-nginx' })).toMatchObject({ body: bytes.mib(10) });
});

test('option A’s settings are those of its Ingress', () => {
  const settings = proxyIn(
    playable(all, { option: 'a-own-ingress', controller: 'ingress-nginx' }),
    'ingress-controller',
  );
  expect(settings).toMatchObject({
    idle: seconds(60),
    body: bytes.mib(10),
    buffers: false,
    hosts: ['smartem-api.diamond.ac.uk'],
    paths: [{ path: '/', match: 'prefix', strips: 'none' }],
    listens: 'TLS',
    speaks: 'none',
  });
});

test('of an Ingress that leads to the SPA and to the API, the agents’ edge has what leads to the API', () => {
  const settings = proxyIn(playable(all, { option: 'b-ii-path-rule', controller: 'f5' }), 'ingress-controller');
  expect(settings).toMatchObject({
    hosts: ['smartem.diamond.ac.uk'],
    paths: [{ path: '/api/', match: 'prefix', strips: '/api' }],
    body: bytes.mib(10),
  });
});

describe('where the edge ends TLS', () => {
  const routed = { option: 'a-own-ingress', controller: 'gateway-fabric' };
  const listener = (protocol: string) => `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: gateways
spec:
  gatewayClassName: nginx
  listeners:
    - name: agents
      port: 8443
      protocol: ${protocol}
      allowedRoutes: { namespaces: { from: All } }
`;

  test('is what its manifest says, and not what is drawn', async () => {
    const clear = await situations(({ file, text }) =>
      file.endsWith('smartem-http-api-httproute.yaml') ? `${text}\n${listener('HTTP')}` : text,
    );
    const way = playable(clear, routed);
    expect(proxyIn(way, 'ingress-controller').listens).toBe('none');
    expect(way.entry.secured).toBe(false);
  });

  test('is assumed to be as drawn where no manifest says', () => {
    const { assumptions, entry } = playable(all, routed);
    expect(entry.secured).toBe(true);
    expect(assumptions.map(({ text }) => text)).toContain(
      'Ingress controller: the end of TLS is not known; the lab takes “TLS, as the path is drawn”.',
    );
  });
});

test('the SPA’s nginx takes the prefix off, and does as its ConfigMap says', () => {
  const way = playable(all, { option: 'b-i-spa-nginx', controller: 'f5' });
  expect(proxyIn(way, 'spa-nginx')).toMatchObject({
    buffers: false,
    hidesHeader: false,
    body: bytes.mib(10),
    upstream: 'HTTP/1.1',
    paths: [{ path: '/api/', match: 'prefix', strips: '/api' }],
  });
  expect(proxyIn(way, 'ingress-controller').buffers).toBe(true);
  expect(way.entry).toEqual({ host: 'smartem.diamond.ac.uk', base: '/api', secured: true });
});

test('a hop says how its pod is told to end where that was looked up: the edge by its controller, the SPA’s by its image', () => {
  const stops = (wanted: Wanted) => playable(all, wanted).hops.map(({ id, stop }) => [id, stop?.grace.seconds]);
  const spa = ['spa-nginx', 30];
  expect(stops({ option: 'b-i-spa-nginx', controller: 'ingress-nginx' })).toEqual([['ingress-controller', 300], spa]);
  expect(stops({ option: 'b-i-spa-nginx', controller: 'f5' })).toEqual([['ingress-controller', 30], spa]);
  expect(stops({ option: 'c-load-balancer' })).toEqual([['load-balancer', undefined]]);
});

test('what is assumed is named, with the question that would settle it', () => {
  const { assumptions } = playable(all, { option: 'c-load-balancer' });
  expect(assumptions).toEqual([
    {
      component: 'load-balancer',
      field: 'idle',
      text: 'Load balancer: the limit on silence is not known; the lab takes “none”.',
      question: 'load-balancer',
    },
  ]);
});
