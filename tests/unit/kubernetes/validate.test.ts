import { expect, test } from 'vitest';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { validateDocument } from '../../../src/kubernetes/validate.ts';
import { said } from './said.ts';

const service = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n${spec}`;
const deployment = (spec: string) =>
  `apiVersion: apps/v1
kind: Deployment
metadata: { name: a, labels: { app: a }, annotations: { example.org/any: thing } }
spec:
  selector: { matchLabels: { app: a } }
  template:
    metadata: { labels: { app: a } }
    spec:
      containers:
        - name: a
          image: b
          env: [{ name: A, valueFrom: { secretKeyRef: { name: s, key: k } } }]
          resources: { requests: { cpu: 100m, memory: 1Gi }, limits: { cpu: 1, example.org/any: 2 } }
          readinessProbe: { httpGet: { path: /, port: http }, periodSeconds: 5 }
          volumeMounts: [{ name: v, mountPath: /x, subPath: p }]
      volumes: [{ name: v, configMap: { name: c, items: [{ key: k, path: p }] } }, { name: w, emptyDir: {} }]
${spec}`;

test.each<[name: string, text: string, expected: string[]]>([
  ['a sound Service', service('  ports:\n    - port: 80\n      targetPort: http\n'), []],
  ['a sound Deployment with free maps', deployment('  replicas: 3\n'), []],
  [
    'a sound Gateway',
    `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: a }
spec:
  gatewayClassName: x
  listeners:
    - { name: https, protocol: HTTPS, port: 443, tls: { certificateRefs: [{ name: s }], options: { a.org/b: c } } }
`,
    [],
  ],
  [
    'a sound ConfigMap, NetworkPolicy and HorizontalPodAutoscaler',
    `apiVersion: v1
kind: ConfigMap
metadata: { name: a }
data: { any.name: text }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: a }
spec: { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }], ports: [{ port: http }] }] }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: a }
spec: { scaleTargetRef: { kind: Deployment, name: a }, maxReplicas: 3 }
`,
    [],
  ],
  [
    'an unknown field',
    deployment('  replica: 3\n'),
    [
      '17:3 manifest/unknown-field `spec` has no field `replica` (kubernetes-models 5.1.0); the nearest known field is `replicas`.',
    ],
  ],
  [
    'an unknown field in a list, wrong in case only',
    service('  ports:\n    - port: 80\n      targetport: 8000\n'),
    [
      '8:7 manifest/unknown-field `spec.ports[0]` has no field `targetport` (kubernetes-models 5.1.0); the nearest known field is `targetPort`.',
    ],
  ],
  [
    'an unknown field at the root',
    'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspecs: {}\n',
    [
      '4:1 manifest/unknown-field The Service has no field `specs` (kubernetes-models 5.1.0); the nearest known field is `spec`.',
    ],
  ],
  [
    'fields of an older version',
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: a }
spec:
  defaultBackend:
    serviceName: a
`,
    [
      '6:5 manifest/unknown-field `spec.defaultBackend` has no field `serviceName` (kubernetes-models 5.1.0); it has service, resource.',
    ],
  ],
  [
    'text instead of a number',
    service('  ports:\n    - port: eighty\n'),
    ['7:13 manifest/schema `spec.ports[0].port` is the text "eighty"; expected a whole number.'],
  ],
  [
    'neither of two types',
    service('  ports:\n    - port: 80\n      targetPort: {}\n'),
    ['8:19 manifest/schema `spec.ports[0].targetPort` is a mapping; expected text or a whole number.'],
  ],
  [
    'a value that is not allowed',
    service('  ports:\n    - port: 80\n      protocol: HTTP\n'),
    ['8:17 manifest/schema `spec.ports[0].protocol` is the text "HTTP"; expected one of SCTP, TCP, UDP.'],
  ],
  [
    'a value of another type where only some are allowed',
    service('  type: 5\n'),
    [
      '6:9 manifest/schema `spec.type` is the number 5; expected one of ClusterIP, ExternalName, LoadBalancer, NodePort.',
    ],
  ],
  [
    'an annotation without quotes',
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n  annotations:\n    nginx.org/proxy-buffering: off\n',
    ['6:32 manifest/schema `metadata.annotations["nginx.org/proxy-buffering"]` is the boolean false; expected text.'],
  ],
  [
    'a missing field',
    service('  ports:\n    - name: http\n'),
    ['7:7 manifest/schema `spec.ports[0]` has no `port`, which is required.'],
  ],
  [
    'no name',
    'apiVersion: v1\nkind: Service\nmetadata:\n  labels: {}\n',
    ['3:1 manifest/schema `metadata` has no `name`, which is required.'],
  ],
  [
    'a duration that is none',
    `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: a }
spec:
  rules:
    - timeouts:
        request: 1 h
`,
    [
      '7:18 manifest/schema `spec.rules[0].timeouts.request` is the text "1 h"; expected text that matches `^([0-9]{1,5}(h|m|s|ms)){1,4}$`.',
    ],
  ],
  [
    'all that is wrong at once',
    service('  type: NodePorts\n  port: 80\n'),
    [
      '6:9 manifest/schema `spec.type` is the text "NodePorts"; expected one of ClusterIP, ExternalName, LoadBalancer, NodePort.',
      '7:3 manifest/unknown-field `spec` has no field `port` (kubernetes-models 5.1.0); the nearest known field is `ports`.',
    ],
  ],
  [
    'what is wrong in the items of a List',
    `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Service
    metadata: { name: a }
    spec: { ports: [{ port: eighty }] }
  - kind: Service
`,
    [
      '8:5 manifest/kind An item of the List has no `apiVersion` or no `kind`; expected both, as text.',
      '7:29 manifest/schema `spec.ports[0].port` is the text "eighty"; expected a whole number.',
    ],
  ],
  [
    'an apiVersion that is no longer served',
    'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: { name: a }\n',
    [
      '1:13 manifest/kind Ingress is not served as `extensions/v1beta1` since Kubernetes 1.22; expected `networking.k8s.io/v1`.',
    ],
  ],
  [
    'an apiVersion of another project that is no longer served',
    'apiVersion: traefik.containo.us/v1alpha1\nkind: Middleware\nmetadata: { name: a }\n',
    [
      '1:13 manifest/kind Middleware is not served as `traefik.containo.us/v1alpha1` since Traefik 3.0; expected `traefik.io/v1alpha1`.',
    ],
  ],
  [
    'a kind that is gone altogether',
    'apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: { name: a }\n',
    [
      '1:13 manifest/kind PodSecurityPolicy is not served as `policy/v1beta1` since Kubernetes 1.25; nothing took its place.',
    ],
  ],
  [
    'a version that never was',
    'apiVersion: gateway.networking.k8s.io/v2\nkind: HTTPRoute\nmetadata: { name: a }\n',
    [
      '1:13 manifest/kind HTTPRoute has no apiVersion `gateway.networking.k8s.io/v2`; expected `gateway.networking.k8s.io/v1` or `gateway.networking.k8s.io/v1beta1`.',
    ],
  ],
  [
    'a kind in the wrong group',
    'apiVersion: apps/v1\nkind: Ingress\nmetadata: { name: a }\n',
    ['1:13 manifest/kind Ingress has no apiVersion `apps/v1`; expected `networking.k8s.io/v1`.'],
  ],
  [
    'a group that is a slip',
    'apiVersion: networking.k8s.oi/v1\nkind: Ingress\nmetadata: { name: a }\n',
    ['1:13 manifest/kind Ingress has no apiVersion `networking.k8s.oi/v1`; expected `networking.k8s.io/v1`.'],
  ],
  [
    'a kind that is a slip',
    'apiVersion: v1\nkind: Servise\nmetadata: { name: a }\n',
    ['2:7 manifest/kind The kind `Servise` is not known; the nearest known kind is `Service`.'],
  ],
  [
    'a kind that is wrong in its capitals only',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Httproute\nmetadata: { name: a }\n',
    ['2:7 manifest/kind The kind `Httproute` is not known; the nearest known kind is `HTTPRoute`.'],
  ],
  [
    'a kind that resembles none',
    'apiVersion: v1\nkind: constructor\nmetadata: { name: a }\n',
    [
      '2:7 manifest/unchecked No schema is at hand for `constructor` in `v1`; expected one, as nothing of it can be checked without.',
    ],
  ],
  [
    'a kind of a project that is not known, though its name is',
    'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: { name: a }\n',
    [
      '2:7 manifest/unchecked No schema is at hand for `Service` in `serving.knative.dev/v1`; expected one, as nothing of it can be checked without.',
    ],
  ],
  [
    'a kind of a project that is not known, though its name is near to one that is',
    'apiVersion: k8s.nginx.org/v1\nkind: VirtualServer\nmetadata: { name: a }\n',
    [
      '2:7 manifest/unchecked No schema is at hand for `VirtualServer` in `k8s.nginx.org/v1`; expected one, as nothing of it can be checked without.',
    ],
  ],
])('%s', async (_, text, expected) => {
  const { documents, findings } = parseManifest('a.yaml', text);
  const validated = await Promise.all(documents.map(validateDocument));
  expect([...findings, ...validated.flat()].map(said)).toEqual(expected);
});

test.each<[name: string, text: string, help: string]>([
  ['a near name', deployment('  replica: 3\n'), 'Write `replicas`, or remove the field.'],
  ['no near name', service('  replica: 3\n'), 'Remove `replica`.'],
  ['a missing field', service('  ports: [{ name: http }]\n'), 'Add `port:`.'],
  ['text without quotes', service('  selector: { app: 1 }\n'), 'Put the value in quotes.'],
  ['a wrong type', service('  ports: [{ port: http }]\n'), 'Give a whole number.'],
  [
    'an old apiVersion',
    'apiVersion: extensions/v1beta1\nkind: Ingress\n',
    'Write `apiVersion: networking.k8s.io/v1`, and move its fields to that version.',
  ],
  ['a wrong apiVersion', 'apiVersion: apps/v1\nkind: Ingress\n', 'Write `apiVersion: networking.k8s.io/v1`.'],
])('how to mend %s', async (_, text, help) => {
  const { documents } = parseManifest('a.yaml', text);
  const findings = await Promise.all(documents.map(validateDocument));
  expect(findings.flat().map((finding) => finding.help)).toEqual([help]);
});
