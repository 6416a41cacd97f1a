import type { Rule } from '../model/finding.ts';
import type { FailingExample } from './rules/rule.ts';

/** A rule on how a manifest is written, which `parseManifest` and `validateDocument` hold it to. */
export interface FormRule extends Rule {
  readonly id: `manifest/${string}`;
  readonly failing: readonly [FailingExample, ...FailingExample[]];
  readonly passing: readonly [string, ...string[]];
}

const service = (spec: string) => `apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  selector:
    app: api
  ports:
${spec}`;

const multiplied = `apiVersion: v1
kind: ConfigMap
metadata:
  name: lists
data: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
f: [*e, *e, *e, *e]
`;

/** Every rule on how a manifest is written. */
export const formRules: readonly FormRule[] = [
  {
    id: 'manifest/yaml',
    title: 'A manifest is not valid YAML',
    why: 'kubectl would refuse the file, and so would everybody who copies it.',
    mend: 'Mend the line that the message names.',
    failing: [
      {
        text: 'apiVersion: v1\nkind: Namespace\n\tmetadata: {}\n',
        line: 3,
        column: 1,
        message: 'Not valid YAML: Tabs are not allowed as indentation.',
      },
      {
        text: 'apiVersion: v1\nkind: {{ .Values.kind }}\n',
        line: 2,
        column: 8,
        message:
          'Not valid YAML: A mapping or list stands where a key belongs; braces in plain text, as templates have them, need quotes.',
      },
    ],
    passing: ['---\napiVersion: v1\nkind: Namespace\nmetadata: {name: agents}\n---\n'],
  },
  {
    id: 'manifest/limit',
    title: 'A manifest file is more than will be read',
    why: 'A check that a file can keep busy for hours guards nothing. What people write stays far below these limits.',
    mend: 'Divide the file, and write out what aliases stand for.',
    failing: [
      {
        text: multiplied,
        line: 1,
        column: 1,
        message: 'The file has more than 200,000 values in a document, with aliases written out, expected fewer',
      },
    ],
    passing: [
      'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: agents\n  labels: &labels\n    app: agents\n  annotations: *labels\n',
    ],
  },
  {
    id: 'manifest/duplicate-key',
    title: 'A manifest has the same key twice',
    why: 'Some parsers take the first, some the last, some refuse. None says so.',
    mend: 'Keep one of the two.',
    failing: [
      {
        text: 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: agents\n  name: agent\n',
        line: 5,
        column: 3,
        message: 'The key `name` stands twice in one mapping; expected once.',
      },
    ],
    passing: ['apiVersion: v1\nkind: Namespace\nmetadata:\n  name: agents\n  labels:\n    name: agents\n'],
  },
  {
    id: 'manifest/kind',
    title: 'A manifest’s apiVersion and kind are not known',
    why: 'The API server refuses a kind that it does not have in that version, and a version that it no longer serves.',
    mend: 'Use the apiVersion or the kind that the message offers.',
    failing: [
      {
        text: 'apiVersion: networking.k8s.io/v1beta1\nkind: Ingress\nmetadata:\n  name: api\nspec:\n  defaultBackend:\n    resource:\n      kind: Bucket\n      name: a\n',
        line: 1,
        column: 13,
        message:
          'Ingress is not served as `networking.k8s.io/v1beta1` since Kubernetes 1.22; expected `networking.k8s.io/v1`.',
      },
      {
        text: 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoutes\nmetadata:\n  name: api\n',
        line: 2,
        column: 7,
        message: 'The kind `HTTPRoutes` is not known; the nearest known kind is `HTTPRoute`.',
      },
    ],
    passing: [
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: api\nspec:\n  defaultBackend:\n    service:\n      name: api\n      port:\n        number: 80\n',
    ],
  },
  {
    id: 'manifest/unchecked',
    title: 'A manifest is of a kind that nothing here can check',
    why: 'Without a schema the object would pass whatever it says, and a reader would take it for checked. In files given by hand it is a warning.',
    mend: 'Declare the kind as `unchecked` in the option and say why, or add the package that has its schema.',
    failing: [
      {
        text: 'apiVersion: example.org/v1\nkind: Tunnel\nmetadata:\n  name: agents\n',
        line: 2,
        column: 7,
        message:
          'No schema is at hand for `Tunnel` in `example.org/v1`; expected one, as nothing of it can be checked without.',
      },
    ],
    passing: ['apiVersion: v1\nkind: Namespace\nmetadata:\n  name: agents\n'],
  },
  {
    id: 'manifest/schema',
    title: 'A manifest’s value is not what its schema asks for',
    why: 'The API server would refuse the object.',
    mend: 'Give a value of the type that the message names.',
    failing: [
      {
        text: service('    - port: "80"\n'),
        line: 9,
        column: 13,
        message: '`spec.ports[0].port` is the text "80"; expected a whole number.',
      },
      {
        text: 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: agents\n  annotations:\n    example.org/buffering: off\n',
        line: 6,
        column: 28,
        message: '`metadata.annotations["example.org/buffering"]` is the boolean false; expected text.',
      },
    ],
    passing: [
      service('    - port: 80\n'),
      'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: agents\n  annotations:\n    example.org/buffering: "off"\n',
    ],
  },
  {
    id: 'manifest/unknown-field',
    title: 'A manifest has a field that its kind does not have',
    why: 'Without strict validation the API server drops it in silence: `replica: 3` gives one replica.',
    mend: 'Use the nearest known name, which the message offers, or remove the field.',
    failing: [
      {
        text: service('    - port: 80\n      targetport: 8000\n'),
        line: 10,
        column: 7,
        message: '`spec.ports[0]` has no field `targetport`; the nearest known field is `targetPort`.',
      },
    ],
    passing: [service('    - port: 80\n      targetPort: 8000\n')],
  },
];
