import { expect, test } from 'vitest';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { validateDocument } from '../../../src/kubernetes/validate.ts';
import { said } from './said.ts';

const judged = (text: string) => Promise.all(parseManifest('a.yaml', text).documents.map(validateDocument));

const gateway = (spec: string) =>
  `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: a }
spec:
  gatewayClassName: a
  listeners: [{ name: a, port: 80, protocol: HTTP }]
${spec}`;
const definition = (values: string) =>
  `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: things.example.org }
spec:
  group: example.org
  names: { kind: Thing, plural: things }
  scope: Namespaced
  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, additionalProperties: ${values} } } }]
`;

test.each<[name: string, text: string, expected: string[]]>([
  [
    'a kind whose schema says nothing of it',
    'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec: {}\n',
    [
      '2:7 manifest/unchecked No schema is at hand for `IstioOperator` in `install.istio.io/v1alpha1`; expected one, as nothing of it can be checked without.',
    ],
  ],
  ['a name that the API server makes', 'apiVersion: v1\nkind: Namespace\nmetadata: { generateName: run- }\n', []],
  [
    'neither a name nor what one is made of',
    'apiVersion: v1\nkind: Namespace\nmetadata: { generateName: "" }\n',
    ['3:1 manifest/schema `metadata` has no `name`, which is required.'],
  ],
  [
    'a status, which is not taken from who applies',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: GRPCRoute\nmetadata: { name: a }\nspec: {}\nstatus: { parents: [{ conditions: [{ type: A }] }], other: 1 }\n',
    [],
  ],
  [
    'a status of a kind that has none',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\nstatus: {}\n',
    [
      '4:1 manifest/unknown-field The ConfigMap has no field `status` (kubernetes-models 5.1.0); it has data, kind, metadata, immutable, apiVersion, binaryData.',
    ],
  ],
  [
    'empty values in a custom resource, which are taken away before it is judged',
    gateway('  infrastructure: { parametersRef: }\n  addresses: [{ type: , value: 192.0.2.1 }]\n  allowedListeners:\n'),
    [],
  ],
  [
    'an empty value in a custom resource where one is required, and in a list',
    gateway('  addresses: [null, { value: 192.0.2.1 }]\n').replace('gatewayClassName: a', 'gatewayClassName:'),
    [
      '4:1 manifest/schema `spec` has no `gatewayClassName`, which is required.',
      '7:15 manifest/schema `spec.addresses[0]` is empty; expected a mapping.',
    ],
  ],
  ['a schema that is true', definition('true'), []],
  [
    'a schema that is false, which the API server refuses',
    definition('false'),
    [
      '8:120 manifest/schema `spec.versions[0].schema.openAPIV3Schema.additionalProperties` is the boolean false; expected a mapping.',
    ],
  ],
  [
    'a filter of the experimental channel, and a misspelt one',
    `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: a }
spec:
  rules:
    - filters:
        - { type: ExternalAuth, externalAuth: { protocol: HTTP, backendRef: { name: b, port: 80 } } }
        - { type: ExternalAuths }
`,
    [
      '8:19 manifest/schema `spec.rules[0].filters[1].type` is the text "ExternalAuths"; expected one of RequestHeaderModifier, ResponseHeaderModifier, RequestMirror, RequestRedirect, URLRewrite, ExtensionRef, CORS.',
    ],
  ],
  [
    'fewer keys than there have to be',
    'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: { name: a }\nspec: { portLevelMtls: {} }\n',
    ['4:24 manifest/schema `spec.portLevelMtls` is a mapping; expected at least 1 keys.'],
  ],
])('%s', async (_, text, expected) => {
  expect((await judged(text)).flat().map(said)).toEqual(expected);
});

test('a field without a near name, which a newer release may have', async () => {
  expect((await judged(gateway('  replica: 3\n'))).flat().map(({ help }) => help)).toEqual([
    'Remove `replica`, unless the release that the cluster runs has it.',
  ]);
});
