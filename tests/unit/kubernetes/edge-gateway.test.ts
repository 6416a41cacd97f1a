import { expect, test } from 'vitest';
import { edgeSettings } from '../../../src/kubernetes/edge/edge-settings.ts';
import { edgeSetOf } from '../../../src/kubernetes/edge/gateway.ts';
import { settingWords, tlsWords } from '../../../src/kubernetes/edge/table.ts';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { routeSettings } from '../../../src/kubernetes/read-route.ts';
import type { KnownValue } from '../../../src/record/known-value.ts';

const https = '{ name: https, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: edge-tls }] } }';
const http = '{ name: http, port: 80, protocol: HTTP }';

const gateway = (...listeners: readonly string[]) =>
  `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: gateways }
spec:
  gatewayClassName: any
  listeners: [${listeners.join(', ')}]
`;

const route = (spec: string, name = 'agents') =>
  `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: ${name} }
spec:
  hostnames: [agents.example.org]
  parentRefs: [{ name: edge, namespace: gateways${spec.startsWith('{') ? '' : `, sectionName: ${spec.split(' ')[0]}`} }]
  rules: [${spec.includes('redirect') ? '{ filters: [{ type: RequestRedirect, requestRedirect: { scheme: https } }] }' : '{ backendRefs: [{ name: api, port: 80 }] }'}]
`;

const place = (setting: KnownValue<unknown>) => ('place' in setting ? ` (line ${setting.place.line})` : '');

/** TLS, plain HTTP and listener of the route `agents`, in words. */
function said(...manifests: readonly string[]): string {
  const { documents } = parseManifest('set.yaml', manifests.join('---\n'));
  const routes = documents.flatMap((document) => routeSettings(document) ?? []);
  const agents = routes.find(({ name }) => name === 'agents');
  const [one] = agents ? edgeSettings(agents, edgeSetOf({ documents, routes })) : [];
  if (one === undefined) return 'nothing';
  return `${tlsWords(one.tls)}${place(one.tls)}; ${settingWords(one.plainHttp)}${place(one.plainHttp)}; ${settingWords(one.listener)}`;
}

test.each<[set: string, manifests: string[], words: string]>([
  ['a Gateway of the facility’s', [route('{}')], 'unknown; unknown; unknown'],
  [
    'HTTPS alone',
    [gateway(https), route('{}')],
    'ends here, with edge-tls (line 6); refused (line 1); https (HTTPS, port 443)',
  ],
  ['HTTP alone', [gateway(http), route('{}')], 'nowhere (line 6); served (line 6); http (HTTP, port 80)'],
  [
    'both, and a route for both',
    [gateway(https, http), route('{}')],
    'ends here, with edge-tls (line 6); served (line 6); https (HTTPS, port 443), http (HTTP, port 80)',
  ],
  [
    'both, and a route for HTTPS alone',
    [gateway(https, http), route('https')],
    'ends here, with edge-tls (line 6); unknown; https (HTTPS, port 443)',
  ],
  [
    'both, and another route that redirects',
    [gateway(https, http), route('https'), route('http redirect', 'redirect')],
    'ends here, with edge-tls (line 6); redirected (line 22); https (HTTPS, port 443)',
  ],
  [
    'a listener for another host',
    [gateway(https.replace('port: 443', 'port: 443, hostname: "*.example.com"')), route('{}')],
    'unknown; unknown; unknown',
  ],
  [
    'a listener for all hosts of the domain',
    [gateway(https.replace('port: 443', 'port: 443, hostname: "*.example.org"')), route('{}')],
    'ends here, with edge-tls (line 6); refused (line 1); https (HTTPS, port 443)',
  ],
  [
    'TLS passed through',
    [gateway('{ name: https, port: 443, protocol: HTTPS, tls: { mode: Passthrough } }'), route('{}')],
    'passed through (line 6); refused (line 1); https (HTTPS, port 443)',
  ],
  ['no listener of the name', [gateway(https), route('agents')], 'unknown; unknown; unknown'],
])('%s', (_, manifests, words) => {
  expect(said(...manifests)).toBe(words);
});
