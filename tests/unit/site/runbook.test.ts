import { describe, expect, test } from 'vitest';
import type { ManifestFile } from '../../../src/kubernetes/load-manifests.ts';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { routeSettings } from '../../../src/kubernetes/read-route.ts';
import { apiAddresses, appliedIn, environmentsOf, requestsOf, variablesIn } from '../../../src/site/runbook.ts';
import { ingress } from '../kubernetes/edge-sample.ts';
import { api, edge, from, makeOption, makeRecord, paths, platform, source, wayOut } from '../record/sample.ts';

const file = (environment: string, name: string, text = ''): ManifestFile => ({
  option: 'x-straight',
  environment,
  file: `adr/0001-sample/options/x-straight/manifests/${environment}/${name}`,
  text,
});

test('production comes last, and what is wrong is no environment', () => {
  const files = ['rejected', 'production', 'staging', 'preview', 'staging'].map((name) => file(name, 'a.yaml'));
  expect(environmentsOf(files)).toEqual(['preview', 'staging', 'production']);
  expect(environmentsOf([])).toEqual([]);
});

test('a kustomization says what is applied; the rest is left out', () => {
  const kustomization = 'resources:\n  - ./a.yaml\n  # - b.yaml\n';
  const files = [
    file('staging', 'a.yaml'),
    file('staging', 'b.yaml'),
    file('staging', 'kustomization.yaml', kustomization),
    file('production', 'a.yaml'),
  ];
  const { applied, leftOut } = appliedIn(files, 'staging');
  expect([applied, leftOut]).toEqual([[files[0]], [files[1]]]);
  expect(appliedIn(files, 'production')).toEqual({ applied: [], leftOut: [files[3]] });
});

describe('the address of the API', () => {
  const routes = (text: string) =>
    parseManifest('a.yaml', text).documents.flatMap((document) => routeSettings(document) ?? []);
  const addresses = (option = makeOption(), text = '') => apiAddresses(makeRecord(), option, routes(text));

  test('has the host of the manifests, and the protocol of the path', () => {
    expect(addresses(makeOption(), ingress())).toEqual(['https://agents.example.org']);
  });

  test('has the prefix that somebody on the way takes off, and a port that is not the usual one', () => {
    const option = makeOption({ paths: paths(wayOut, { ...edge, port: 8443 }, { ...api, strips: '/api' }) });
    expect(addresses(option, ingress())).toEqual(['https://agents.example.org:8443/api']);
  });

  test('says where no manifest names a host', () => {
    const option = makeOption({ paths: paths({ to: 'edge', protocol: 'HTTP', port: 30080 }, api) });
    expect(addresses(option)).toEqual(['http://ADDRESS:30080']);
  });

  test('is another in another scenario, if the path is', () => {
    const one = { sse: from(edge, api), rest: from(edge, api), token: from(edge) };
    const two = from({ ...edge, port: 8443 }, api);
    const option = makeOption({ paths: { 'on-site': one, federated: { ...one, sse: two } } });
    expect(addresses(option, ingress())).toEqual(['https://agents.example.org', 'https://agents.example.org:8443']);
  });

  test('is none while the paths are not decided', () => {
    expect(addresses(makeOption({ paths: { undecided: 'product' } }), ingress())).toEqual([]);
  });
});

describe('requests', () => {
  const { sse } = platform.flows;
  if (sse === undefined) throw new Error('the sample lacks a flow');
  const withStream = (request: string) => {
    const flows = { ...platform.flows, sse: { ...sse, request } };
    return requestsOf(makeRecord({ platform: { ...platform, flows } }), [
      { path: '/status', sources: [source] },
      { path: '/a/{a_id}/stream', sources: [source] },
    ]);
  };
  const commands = (request: string) => withStream(request).map(({ command }) => command);

  test('ask for what the agent asks for, and for the stream with and without a token', () => {
    expect(commands('GET /a/{a_id}/stream')).toEqual([
      'curl --include "$API/status"',
      'curl --include "$API/a/$A_ID/stream"',
      'curl --include --no-buffer --header "Authorization: Bearer $TOKEN" "$API/a/$A_ID/stream"',
    ]);
    expect(variablesIn(withStream('GET /a/{a_id}/stream'))).toEqual(['API', 'A_ID', 'TOKEN']);
  });

  test('leave out a stream whose path is only described', () => {
    expect(commands('whatever the agent likes')).toEqual([
      'curl --include "$API/status"',
      'curl --include "$API/a/$A_ID/stream"',
    ]);
  });
});
