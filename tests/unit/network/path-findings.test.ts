import { describe, expect, test } from 'vitest';
import { checkManifests } from '../../../src/kubernetes/check-manifests.ts';
import { wayFindings } from '../../../src/network/manifests/path-findings.ts';
import { checkSamples, knownTo } from '../../../src/network/manifests/samples.ts';
import { optionOf } from '../../../src/record/record.ts';
import { changed, files, record } from './changed-manifest.ts';

/** What is said of an option whose file for one environment has one text in the place of another. */
async function said(slug: string, name: string, before: string, after: string, environment = 'production') {
  const { option, own, samples: all } = changed(slug, name, before, after, environment);
  const samples = all.filter((file) => file.environment === environment);
  const findings = wayFindings(
    record,
    option,
    environment,
    await checkManifests(samples, knownTo(record, option, own)),
  );
  return findings.map(({ line, message }) => `${line}: ${message}`);
}

const stream = '/agent/1/session/1/instructions/stream';

test('a manifest that is wrong in itself is not held against its path as well', async () => {
  const own = files.filter(({ option }) => option === 'a-own-ingress');
  const misspelt = own.map((file) => ({ ...file, text: file.text.replace('pathType: Prefix', 'pathtype: Prefix') }));
  const findings = await checkSamples(record, optionOf(record, 'a-own-ingress'), misspelt);
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.map(({ rule }) => rule)).not.toContain('manifest/way');
});

test('the samples of every option lead where its paths say', async () => {
  for (const option of record.options) {
    const own = files.filter((file) => file.option === option.slug);
    expect(await checkSamples(record, option, own)).toEqual([]);
  }
});

describe('a route', () => {
  test.each([
    [
      'takes another path',
      'a-own-ingress',
      'smartem-http-api-ingress.yaml',
      'path: /\n',
      'path: /x\n',
      `24: No path of the Ingress surely takes \`${stream}\`, expected one that does.`,
    ],
    [
      'takes one path alone',
      'a-own-ingress',
      'smartem-http-api-httproute.yaml',
      'PathPrefix',
      'Exact',
      `19: No path of the HTTPRoute surely takes \`${stream}\`, expected one that does.`,
    ],
    [
      'leaves it to the controller what it takes',
      'a-own-ingress',
      'smartem-http-api-ingress.yaml',
      'pathType: Prefix',
      'pathType: ImplementationSpecific',
      `24: No path of the Ingress surely takes \`${stream}\`, expected one that does.`,
    ],
    [
      'strips nothing',
      'b-ii-path-rule',
      'agent-httproute.yaml',
      'replacePrefixMatch: /',
      'replacePrefixMatch: /x',
      '20: The HTTPRoute surely strips nothing from the path, expected `/api`.',
    ],
    [
      'meant for F5’s controller, strips nothing for the Service that it leads to',
      'b-ii-path-rule',
      'frontend-ingress-f5.yaml',
      'serviceName=smartem-http-api-service',
      'serviceName=smartem-frontend-service',
      '29: The Ingress surely strips nothing from the path, expected `/api`.',
    ],
    [
      'meant for F5’s controller, leads agents to the SPA',
      'b-ii-path-rule',
      'frontend-ingress-f5.yaml',
      'path: /api/\n',
      'path: /backend/\n',
      [
        '22: The Ingress surely strips nothing from the path, expected `/api`.',
        '26: The backend is `smartem-frontend-service`, expected a Service of SmartEM API: smartem-http-api-service.',
      ],
    ],
    [
      'meant for F5’s controller, leads browsers nowhere',
      'b-ii-path-rule',
      'frontend-ingress-f5.yaml',
      'path: /\n',
      'path: /x\n',
      '22: No path of the Ingress surely takes `/index.html`, expected one that does.',
    ],
    [
      'meant for F5’s controller, leads browsers to the API',
      'b-ii-path-rule',
      'frontend-ingress-f5.yaml',
      'name: smartem-frontend-service',
      'name: smartem-http-api-service',
      '26: The backend is `smartem-http-api-service`, expected a Service of SPA’s nginx: smartem-frontend-service.',
    ],
    [
      'meant for ingress-nginx, has the words of F5’s controller alone',
      'b-ii-path-rule',
      'agent-ingress.yaml',
      'nginx.ingress.kubernetes.io/rewrite-target: /$2',
      'nginx.org/rewrites: serviceName=smartem-http-api-service rewrite=/',
      '24: The Ingress surely strips nothing from the path, expected `/api`.',
    ],
    [
      'strips what the next component expects',
      'b-i-spa-nginx',
      'httproute.yaml',
      '      timeouts:',
      '      filters:\n        - type: URLRewrite\n          urlRewrite:\n            path:\n              type: ReplacePrefixMatch\n              replacePrefixMatch: /\n      timeouts:',
      undefined,
    ],
    [
      'leads past the next component',
      'b-i-spa-nginx',
      'ingress.yaml',
      'smartem-frontend-service',
      'smartem-http-api-service',
      '26: The backend is `smartem-http-api-service`, expected a Service of SPA’s nginx: smartem-frontend-service.',
    ],
    [
      'is for every host',
      'b-ii-path-rule',
      'agent-httproute.yaml',
      '  hostnames:\n    - smartem.diamond.ac.uk\n',
      '',
      '4: The HTTPRoute is for every host, expected `smartem.diamond.ac.uk`.',
    ],
    [
      'hangs on no Gateway',
      'a-own-ingress',
      'smartem-http-api-httproute.yaml',
      '  parentRefs:\n    - name: edge\n      namespace: gateways\n',
      '',
      '3: The HTTPRoute has no parentRefs, expected the Gateway that is to serve it.',
    ],
    [
      'has no TLS',
      'a-own-ingress',
      'smartem-http-api-ingress.yaml',
      '  tls:\n    - hosts:\n        - smartem-api.diamond.ac.uk\n      secretName: smartem-agent-tls\n',
      '',
      '17: The host `smartem-api.diamond.ac.uk` has no TLS entry, expected one with the Secret smartem-agent-tls, as the path is HTTPS.',
    ],
    [
      'has another Secret than the one that is asked for',
      'a-own-ingress',
      'smartem-http-api-ingress.yaml',
      'secretName: smartem-agent-tls',
      'secretName: smartem-secrets',
      '21: The host `smartem-api.diamond.ac.uk` has a TLS entry with smartem-secrets, expected one with the Secret smartem-agent-tls, as the path is HTTPS.',
    ],
  ])('%s', async (_, option, file, before, after, expected = []) => {
    expect(await said(option, file, before, after)).toEqual([expected].flat());
  });

  test('is judged in staging, too, by all but the host, which the path names for production', async () => {
    expect(
      await said('a-own-ingress', 'smartem-http-api-ingress.yaml', 'path: /\n', 'path: /x\n', 'staging'),
    ).toHaveLength(1);
  });
});

describe('a Service that opens a port', () => {
  test.each([
    [
      'hides the client’s address, which the variant’s path keeps',
      'c-load-balancer',
      'agent-service-tls.yaml',
      'externalTrafficPolicy: Local',
      'externalTrafficPolicy: Cluster',
      '13: externalTrafficPolicy is Cluster, expected Local, as the path keeps the client’s address.',
    ],
    [
      'leaves the client’s address to the default',
      'c-load-balancer',
      'agent-service-tls.yaml',
      '  externalTrafficPolicy: Local\n',
      '',
      '10: externalTrafficPolicy is not set, which is Cluster, expected Local, as the path keeps the client’s address.',
    ],
    [
      'opens none',
      'c-load-balancer',
      'api-service.yaml',
      'type: LoadBalancer',
      'type: ClusterIP',
      '13: The Service is of type ClusterIP, expected one that opens a port to the outside.',
    ],
    [
      'opens none, for want of a type',
      'c-load-balancer',
      'api-service.yaml',
      '  type: LoadBalancer\n',
      '',
      '10: The Service is of type ClusterIP, as none is set, expected one that opens a port to the outside.',
    ],
    [
      'opens another port than the option’s path',
      'c-load-balancer',
      'api-service.yaml',
      'port: 80\n',
      'port: 443\n',
      '17: The LoadBalancer opens 443, expected 80.',
    ],
    [
      'opens another port than the variant’s path',
      'c-load-balancer',
      'agent-service-tls.yaml',
      'port: 443',
      'port: 80',
      '17: The LoadBalancer opens 80, expected 443.',
    ],
    [
      'opens a port of the cluster’s choice',
      '0-nodeport',
      'agent-service.yaml',
      '      nodePort: 30080\n',
      '',
      '15: The NodePort opens a port that the cluster picks, expected 30080.',
    ],
    [
      'leads to another port of the pods',
      'c-load-balancer',
      'agent-service-tls.yaml',
      'targetPort: 8443',
      'targetPort: 8000',
      '17: The port leads to 8000 of the pods, expected 8443.',
    ],
    [
      'is not for HTTP',
      'c-load-balancer',
      'api-service.yaml',
      'protocol: TCP',
      'protocol: UDP',
      '17: The port is of UDP, expected TCP for HTTP.',
    ],
    [
      'finds no pods',
      'c-load-balancer',
      'api-service.yaml',
      'selector:\n    app: smartem-http-api',
      'selector:\n    app: smartem-api',
      '15: The selector does not find the pods of SmartEM API, expected labels of theirs: app: smartem-http-api.',
    ],
  ])('%s', async (_, option, file, before, after, expected) => {
    expect(await said(option, file, before, after)).toEqual([expected]);
  });
});
