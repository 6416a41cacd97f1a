import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { overlap } from '../../../src/kubernetes/references/hostnames.ts';
import { referenceFindings } from '../../../src/kubernetes/references/index.ts';

/** The rules that a set breaks by itself, `line rule`. */
const broken = (...objects: readonly string[]): string[] =>
  referenceFindings(parseManifest('a.yaml', objects.join('---\n')).documents).map(
    ({ line, rule }) => `${line} ${rule.slice('manifest/'.length)}`,
  );

const object = (kind: string, name: string, namespace: string, spec: string, api = 'gateway.networking.k8s.io/v1') =>
  `apiVersion: ${api}\nkind: ${kind}\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: ${spec}\n`;
const gateway = (...listeners: readonly string[]) =>
  object('Gateway', 'g', 'here', `{ listeners: [${listeners.join(', ')}] }`);
const listener = (name: string, more = '', protocol = 'HTTP', port = 80) =>
  `{ name: ${name}, protocol: ${protocol}, port: ${port}${more === '' ? '' : `, ${more}`} }`;
const route = (refs: string, more = '', namespace = 'here', kind = 'HTTPRoute') =>
  object(kind, 'r', namespace, `\n  parentRefs: [${refs}]\n  ${more}`);

describe('a route may be attached', () => {
  test.each<[name: string, objects: string[]]>([
    ['where the Gateway is not here', [route('{ name: other, sectionName: x }')]],
    [
      'to a Gateway of Istio that shares the name',
      [
        object('Gateway', 'g', 'here', '{ servers: [] }', 'networking.istio.io/v1'),
        route('{ name: g, sectionName: x }'),
      ],
    ],
    [
      'to a Service, as a mesh has it',
      [gateway(listener('a')), route('{ name: g, kind: Service, group: "", port: 1 }')],
    ],
    ['where one listener of two takes it', [gateway(listener('a', '', 'TCP'), listener('b')), route('{ name: g }')]],
    [
      'by a kind that is listed',
      [gateway(listener('a', 'allowedRoutes: { kinds: [{ kind: HTTPRoute }] }', 'TCP')), route('{ name: g }')],
    ],
    ['whatever the case of the protocol', [gateway(listener('a', '', 'http')), route('{ name: g }')]],
    ['a TLSRoute to a TLS listener', [gateway(listener('a', '', 'TLS')), route('{ name: g }', '', 'here', 'TLSRoute')]],
    [
      'to a listener with an empty hostname',
      [gateway(listener('a', 'hostname: ""')), route('{ name: g }', 'hostnames: [a.example.org]')],
    ],
    [
      'without hostnames to a listener that has one',
      [gateway(listener('a', 'hostname: a.example.org')), route('{ name: g }')],
    ],
    [
      'with each host at a listener of its own',
      [
        gateway(listener('a', 'hostname: a.example.org'), listener('b', 'hostname: b.example.org')),
        route('{ name: g, sectionName: a }, { name: g, sectionName: b }', 'hostnames: [a.example.org, b.example.org]'),
      ],
    ],
    [
      'with a host that no listener here serves, but one elsewhere may',
      [
        gateway(listener('a', 'hostname: a.example.org')),
        route('{ name: g }, { name: other }', 'hostnames: [a.example.org, b.example.org]'),
      ],
    ],
  ])('%s', (_, objects) => {
    expect(broken(...objects)).toEqual([]);
  });
});

describe('a route may not be attached', () => {
  test.each<[name: string, objects: string[], expected: string[]]>([
    [
      'to a section of another Gateway',
      [
        gateway(listener('a')),
        gateway(listener('b')).replace('name: g', 'name: h'),
        route('{ name: g, sectionName: b }'),
      ],
      ['15 unknown-listener'],
    ],
    [
      'by a kind that is not listed',
      [gateway(listener('a', 'allowedRoutes: { kinds: [{ kind: GRPCRoute }] }')), route('{ name: g }')],
      ['10 listener-kind'],
    ],
    [
      'to the section of two that is for another kind',
      [gateway(listener('a', '', 'TCP'), listener('b')), route('{ name: g, sectionName: a }')],
      ['10 listener-kind'],
    ],
    [
      'to a section that serves none of its hosts, though another does',
      [
        gateway(listener('a', 'hostname: a.example.org'), listener('b', 'hostname: b.example.org')),
        route('{ name: g, sectionName: a }, { name: g, sectionName: b }', 'hostnames: [a.example.org]'),
      ],
      ['10 listener-host'],
    ],
    [
      'to a ListenerSet without the section',
      [
        object('ListenerSet', 's', 'here', `{ parentRef: { name: other }, listeners: [${listener('a')}] }`),
        route('{ name: s, kind: ListenerSet, sectionName: b }'),
      ],
      ['10 unknown-listener'],
    ],
  ])('%s', (_, objects, expected) => {
    expect(broken(...objects)).toEqual(expected);
  });
});

describe('from another namespace', () => {
  const selecting = (selector: string) =>
    gateway(listener('a', `allowedRoutes: { namespaces: { from: Selector, selector: ${selector} } }`));
  const labelled = (labels: string) =>
    `apiVersion: v1\nkind: Namespace\nmetadata: { name: there, labels: { ${labels} } }\n`;
  const judged = (...objects: readonly string[]) =>
    broken(...objects, route('{ name: g, namespace: here }', '', 'there')).length;

  test.each<[name: string, objects: string[], faults: number]>([
    ['a listener for all', [gateway(listener('a', 'allowedRoutes: { namespaces: { from: All } }'))], 0],
    ['a listener that says nothing', [gateway(listener('a'))], 1],
    [
      'a selector of the name that every namespace has as a label',
      [selecting('{ matchLabels: { kubernetes.io/metadata.name: there } }')],
      0,
    ],
    ['a selector of another’s name', [selecting('{ matchLabels: { kubernetes.io/metadata.name: x } }')], 1],
    ['a selector of labels that are not shown', [selecting('{ matchLabels: { a: b } }')], 0],
    ['a selector of labels that it has', [selecting('{ matchLabels: { a: b } }'), labelled('a: b')], 0],
    ['a selector of labels that it lacks', [selecting('{ matchLabels: { a: b } }'), labelled('a: c')], 1],
    ['In', [selecting('{ matchExpressions: [{ key: a, operator: In, values: [b, c] }] }'), labelled('a: c')], 0],
    ['not In', [selecting('{ matchExpressions: [{ key: a, operator: In, values: [b] }] }'), labelled('a: c')], 1],
    ['NotIn', [selecting('{ matchExpressions: [{ key: a, operator: NotIn, values: [c] }] }'), labelled('a: c')], 1],
    ['Exists', [selecting('{ matchExpressions: [{ key: b, operator: Exists }] }'), labelled('a: c')], 1],
    ['DoesNotExist', [selecting('{ matchExpressions: [{ key: a, operator: DoesNotExist }] }'), labelled('a: c')], 1],
  ])('%s', (_, objects, faults) => {
    expect(judged(...objects)).toBe(faults);
  });
});

test.each<[one: string, other: string, shared: boolean]>([
  ['a.example.org', 'a.example.org', true],
  ['a.example.org', 'A.example.org', true],
  ['a.example.org', 'b.example.org', false],
  ['*.example.org', 'a.example.org', true],
  ['*.example.org', 'b.a.example.org', true],
  ['*.example.org', 'example.org', false],
  ['*.example.org', 'aexample.org', false],
  ['*.example.org', '*.a.example.org', true],
  ['*.example.org', '*.example.net', false],
])('%s and %s have a host in common: %s', (one, other, shared) => {
  expect([overlap(one, other), overlap(other, one)]).toEqual([shared, shared]);
});

describe('a grant', () => {
  const service = object('Service', 's', 'there', '{ ports: [{ port: 80 }] }', 'v1');
  const using = route('', 'rules: [{ backendRefs: [{ name: s, namespace: there, port: 80 }] }]');
  const grant = (from: string, to: string, namespace = 'there') =>
    object('ReferenceGrant', 'g', namespace, `{ from: [${from}], to: [${to}] }`, 'gateway.networking.k8s.io/v1beta1');
  const from = '{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: here }';
  const to = '{ group: "", kind: Service }';

  test.each<[name: string, grants: string[], faults: number]>([
    ['that lets the kind and namespace in', [grant(from, to)], 0],
    ['for this Service alone', [grant(from, '{ group: "", kind: Service, name: s }')], 0],
    ['that is one of several entries', [grant(`${from.replace('HTTPRoute', 'Gateway')}, ${from}`, to)], 0],
    ['that is not there', [], 1],
    ['for another Service', [grant(from, '{ group: "", kind: Service, name: x }')], 1],
    ['for another namespace', [grant(from.replace('namespace: here', 'namespace: x'), to)], 1],
    ['for another kind', [grant(from.replace('HTTPRoute', 'GRPCRoute'), to)], 1],
    ['in the wrong namespace', [grant(from, to, 'here')], 1],
  ])('%s', (_, grants, faults) => {
    expect(broken(service, using, ...grants)).toHaveLength(faults);
  });

  test('is not asked for where the Service is not known', () => {
    expect(broken(using)).toEqual([]);
  });

  test('is asked for where the Service stands already', () => {
    const known = {
      hosts: [],
      services: [{ name: 's', namespace: 'there', ports: [80] }],
      secrets: [],
      configMaps: [],
      gateways: [],
    };
    const rules = referenceFindings(parseManifest('a.yaml', using).documents, known).map(({ rule }) => rule);
    expect(rules).toEqual(['manifest/reference-grant-missing']);
  });
});
