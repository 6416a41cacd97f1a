import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ManifestFile } from '../../../src/kubernetes/load-manifests.ts';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { routeSettings } from '../../../src/kubernetes/read-route.ts';
import type { RouteSettings } from '../../../src/kubernetes/route.ts';
import { formFindings } from '../../../src/network/manifests/form-findings.ts';
import { alternativesOf, meantFor, readersOf, readingsOf } from '../../../src/network/manifests/manifest-forms.ts';
import type { Form, Paths } from '../../../src/network/route-decision.ts';
import { situationsOf } from '../../../src/network/situation.ts';
import { makeOption } from '../record/sample.ts';
import { sampleRecord } from './situation.ts';

const ingress = (annotation: string, path: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: agents
  annotations:
    ${annotation}
spec:
  rules:
    - host: www.example.org
      http:
        paths:
          - { path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
          - { path: ${path}, pathType: Prefix, backend: { service: { name: api, port: { number: 80 } } } }
`;
const texts = {
  'any.yaml': ingress('haproxy.org/path-rewrite: /api/(.*) /\\1', '/api'),
  'f5.yaml': ingress('nginx.org/rewrites: serviceName=api rewrite=/', '/api/'),
  'route.yaml': `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: agents }
spec:
  parentRefs: [{ name: edge }]
  rules: [{ backendRefs: [{ name: api, port: 80 }] }]
`,
};
type Name = keyof typeof texts;

const files = (...names: readonly Name[]): ManifestFile[] =>
  ['production', 'staging'].flatMap((environment) =>
    names.map((name) => ({
      option: 'x-straight',
      environment,
      file: `adr/0001-sample/options/x-straight/manifests/${environment}/${name}`,
      text: texts[name],
    })),
  );

const documentsOf = (...names: readonly Name[]) =>
  files(...names)
    .filter(({ environment }) => environment === 'production')
    .flatMap(({ file, text }) => parseManifest(file, text).documents);
const routesOf = (...names: readonly Name[]): RouteSettings[] =>
  documentsOf(...names).flatMap((document) => routeSettings(document) ?? []);

const nameIn = ({ file }: RouteSettings) => file.slice(file.lastIndexOf('/') + 1);
const forF5: readonly Form[] = [{ manifest: 'f5.yaml', for: ['f5'] }];
const option = makeOption({ forms: forF5 });
const all = routesOf('any.yaml', 'f5.yaml', 'route.yaml');

describe('who reads what', () => {
  const readBy = (id: string, of = option) =>
    readingsOf(of, all).flatMap(({ controller, route }) => (controller === id ? [nameIn(route)] : []));

  test('a controller that is named reads what names it, all others what names nobody', () => {
    expect(readBy('f5')).toEqual(['f5.yaml']);
    expect(readBy('ingress-nginx')).toEqual(['any.yaml']);
    expect(readBy('kong')).toEqual(['any.yaml', 'route.yaml']);
    expect(readBy('istio')).toEqual(['route.yaml']);
  });

  test('one that is named for a kind of object reads the other kinds as all do', () => {
    const forKong = makeOption({ forms: [{ manifest: 'f5.yaml', for: ['f5', 'kong'] }] });
    expect(readBy('kong', forKong)).toEqual(['f5.yaml', 'route.yaml']);
  });

  test('without a form, every controller reads every route of its kind', () => {
    expect(readBy('f5', makeOption())).toEqual(['any.yaml', 'f5.yaml']);
  });

  test('a situation is one of a controller with what it reads', () => {
    const documents = documentsOf('any.yaml', 'f5.yaml', 'route.yaml');
    const found = situationsOf(sampleRecord(), option, 'production', { documents, routes: all });
    const named = found.map(({ edge }) => edge && `${edge.controller} ${nameIn(edge.route)}`);
    expect(named.filter((one) => one?.startsWith('f5'))).toEqual(['f5 f5.yaml']);
    expect(named.filter((one) => one?.endsWith('f5.yaml'))).toEqual(['f5 f5.yaml']);
  });
});

test('what belongs to a variant is read by nobody who reads the option', () => {
  const documents = documentsOf('any.yaml', 'f5.yaml');
  const { paths } = makeOption().definition;
  if ('undecided' in paths) throw new Error('the sample has no paths');
  const variant = { label: 'a rewrite', manifests: ['f5.yaml'], paths: paths as Paths } as const;
  const manifests = { documents, routes: routesOf('any.yaml', 'f5.yaml') };
  const found = situationsOf(sampleRecord(), makeOption({ variant }), 'production', manifests);
  expect(new Set(found.map(({ edge }) => edge && nameIn(edge.route)))).toEqual(new Set(['any.yaml']));
  const read = found.flatMap((one) => [...one.manifests.documents, ...one.manifests.routes]);
  expect(read.filter(({ file }) => file.endsWith('f5.yaml'))).toEqual([]);
});

describe('alternatives', () => {
  test('are those for nobody in particular as they stand, and each controller’s own as it reads them', () => {
    const found = alternativesOf(option, routesOf('any.yaml', 'f5.yaml')).map(({ routes }) =>
      routes.map((route) => [nameIn(route), route.paths.map(({ path, match, strips }) => [path, match, strips])]),
    );
    expect(found).toEqual([
      [
        [
          'any.yaml',
          [
            ['/', 'prefix', undefined],
            ['/api', 'prefix', undefined],
          ],
        ],
      ],
      [
        [
          'f5.yaml',
          [
            ['/', 'prefix', undefined],
            ['/api/', 'prefix', '/api'],
          ],
        ],
      ],
    ]);
  });

  test('are one where no form is declared', () => {
    expect(alternativesOf(makeOption(), all)).toEqual([{ routes: all }]);
  });
});

describe('in words', () => {
  const fileOf = (name: Name) => files(name)[0]?.file ?? '';

  test('a manifest is meant for the controllers that it names, or for those that read its kind besides', () => {
    expect(meantFor(option, all, fileOf('f5.yaml'))).toBe('F5 NGINX Ingress Controller');
    expect(meantFor(option, all, fileOf('any.yaml'))).toBe('every other controller that reads an Ingress');
    expect(meantFor(option, all, fileOf('route.yaml'))).toBeUndefined();
    expect(meantFor(makeOption(), all, fileOf('any.yaml'))).toBeUndefined();
  });

  test('the controllers of today are named with what each reads', () => {
    expect(readersOf(option, all, ['f5', 'traefik'])).toEqual([
      { who: 'Traefik', manifest: 'any.yaml' },
      { who: 'F5 NGINX Ingress Controller', manifest: 'f5.yaml' },
      { who: 'Gateway', manifest: 'route.yaml' },
    ]);
    expect(readersOf(option, all, ['f5'])[0]).toEqual({ who: 'others', manifest: 'any.yaml' });
    expect(readersOf(makeOption(), all, ['f5'])).toEqual([]);
  });
});

describe('a form that cannot be', () => {
  const root = mkdtempSync(join(tmpdir(), 'forms-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const source = `${option.folder}/option.ts`;
  mkdirSync(dirname(join(root, source)), { recursive: true });
  writeFileSync(
    join(root, source),
    "export default defineOption({\n  forms: [\n    { manifest: 'f5.yaml', for: ['f5'] },\n  ],\n});\n",
  );
  const said = (forms: readonly Form[], of: readonly ManifestFile[]) =>
    formFindings(root, makeOption({ forms }), of).map(
      ({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`,
    );

  test('names a file that is there and a controller that reads it', () => {
    expect(said(forF5, files('any.yaml', 'f5.yaml'))).toEqual([]);
  });

  test('names no file of an environment', () => {
    const lacking = files('any.yaml', 'f5.yaml').filter(({ file }) => !file.endsWith('staging/f5.yaml'));
    const expected = (folders: string) => [
      `${source}:3 manifest/form There is no \`f5.yaml\` in ${folders}, expected it in the folder of each environment`,
    ];
    expect(said(forF5, lacking)).toEqual(expected('manifests/staging'));
    expect(said(forF5, files('any.yaml'))).toEqual(expected('manifests/production and in manifests/staging'));
  });

  test('names a controller that reads no such object', () => {
    expect(said([{ manifest: 'f5.yaml', for: ['istio'] }], files('f5.yaml'))).toEqual([
      `${source}:3 manifest/form Istio reads no object of \`f5.yaml\`, expected a controller that does`,
    ]);
  });
});
