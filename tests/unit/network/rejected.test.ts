import { describe, expect, test } from 'vitest';
import { checkManifests } from '../../../src/kubernetes/check-manifests.ts';
import type { ManifestFile } from '../../../src/kubernetes/load-manifests.ts';
import { checkRejected, rejectionOf } from '../../../src/network/manifests/rejected.ts';

const known = {
  hosts: ['agents.example.org'],
  services: [{ name: 'api', namespace: 'site', ports: [80] }],
  secrets: [],
  configMaps: [],
  gateways: [{ name: 'edge', namespace: 'gateways' }],
};

const judge = async (files: readonly ManifestFile[]) => (await checkManifests(files, known)).findings;

const route = (host: string, port: number, service = 'api') => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: agents
  namespace: site
spec:
  parentRefs:
    - name: edge
      namespace: gateways
  hostnames:
    - ${host}
  rules:
    - backendRefs:
        - name: ${service}
          port: ${port}
`;
const right = route('agents.example.org', 80);

const file = (environment: string, name: string, text: string): ManifestFile => ({
  option: 'x-straight',
  environment,
  file: `manifests/${environment}/${name}.yaml`,
  text,
});
const twin = (text: string) => file('rejected', 'route', text);
const rejected = (rule: string, text: string) => twin(`# Rejected: ${rule}\n# It looks right.\n${text}`);

const said = async (...files: readonly ManifestFile[]) =>
  (await checkRejected(files, judge)).map(
    ({ file: at, line, column, rule, message }) => `${at}:${line}:${column} ${rule} ${message}`,
  );
const place = 'manifests/rejected/route.yaml:1:1 manifest/rejected';

test('a twin with exactly the finding that it names', async () => {
  expect(await said(rejected('manifest/unknown-service', route('agents.example.org', 8000)))).toEqual([]);
});

describe('a finding for a twin', () => {
  test('that has none', async () => {
    expect(await said(rejected('manifest/unknown-host', right))).toEqual([
      `${place} The manifest gets no finding, expected exactly one finding, of manifest/unknown-host`,
    ]);
  });

  test('that has two', async () => {
    expect(await said(rejected('manifest/unknown-host', route('agent.example.org', 8000)))).toEqual([
      `${place} The manifest gets 2 findings: manifest/unknown-host in line 13, manifest/unknown-service in line 17, expected exactly one finding, of manifest/unknown-host`,
    ]);
  });

  test('that has another rule’s', async () => {
    expect(await said(rejected('manifest/unknown-host', route('agents.example.org', 8000)))).toEqual([
      `${place} The manifest gets one finding: manifest/unknown-service in line 17, expected exactly one finding, of manifest/unknown-host`,
    ]);
  });

  test('whose first line names no rule', async () => {
    expect(await said(twin(`# It looks right.\n${route('agents.example.org', 8000)}`))).toEqual([
      `${place} The first line names no rule and the manifest gets one finding: manifest/unknown-service in line 16, expected “# Rejected: ” and a rule`,
    ]);
  });
});

describe('a twin is judged', () => {
  const service = (name: string) =>
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n  namespace: site\nspec:\n  ports:\n    - port: 8080\n`;
  const leading = twin(route('agents.example.org', 8080, 'own'));
  const rules = async (...files: readonly ManifestFile[]) =>
    (await rejectionOf(leading, files, judge)).map(({ rule }) => rule);

  test('with what the option’s manifests for production define', async () => {
    expect(await rules(file('production', 'service', service('own')))).toEqual([]);
  });

  test('without what those for staging or other twins define', async () => {
    const others = [file('staging', 'service', service('own')), file('rejected', 'service', service('own'))];
    expect(await rules(...others)).toEqual(['manifest/unknown-service']);
  });

  test('in the place of the manifest that defines the same object, whose own faults do not count', async () => {
    const [finding, ...rest] = await rejectionOf(
      twin(route('agent.example.org', 80)),
      [file('production', 'route', right), file('production', 'other', service('other').replace('ports', 'port'))],
      judge,
    );
    expect(finding?.rule).toBe('manifest/unknown-host');
    expect(rest).toEqual([]);
  });

  test('but for what the manifest gets in whose place it stands', async () => {
    const production = file('production', 'route', route('agents.example.org', 8000));
    const both = route('agent.example.org', 8000);
    const of = async (text: string) => (await rejectionOf(twin(text), [production], judge)).map(({ rule }) => rule);
    expect(await of(both)).toEqual(['manifest/unknown-host']);
    expect(await of(`# Rejected: manifest/unknown-service\n${both}`)).toEqual([
      'manifest/unknown-host',
      'manifest/unknown-service',
    ]);
  });
});
