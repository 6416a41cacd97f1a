import type { NotMinded } from '../classify.ts';

/** The written samples of Ingress and Service. */
export const ingress: readonly NotMinded[] = [
  {
    because: 'Classes are known to the cluster alone, and it may have a default.',
    at: [
      {
        object: 'Ingress',
        field: 'spec.ingressClassName',
        kinds: ['reference to nothing', 'field dropped', 'value misspelt', 'value emptied'],
      },
      {
        object: 'Service',
        field: 'spec.loadBalancerClass',
        kinds: ['field dropped', 'value misspelt', 'capitals changed', 'value emptied'],
      },
    ],
  },
  {
    because:
      'Another limit, switch or none is as valid where nothing says what the routes are for; the record’s own are held against its requirements.',
    at: [
      {
        object: 'Ingress',
        field: 'metadata.annotations["nginx.ingress.kubernetes.io/proxy-read-timeout"]',
        kinds: ['another annotation value', 'field dropped'],
      },
      {
        object: 'Ingress',
        field: 'metadata.annotations["nginx.ingress.kubernetes.io/proxy-buffering"]',
        kinds: ['another annotation value', 'field dropped'],
      },
      {
        object: 'Ingress',
        field: 'metadata.annotations["nginx.ingress.kubernetes.io/proxy-body-size"]',
        kinds: ['another annotation value', 'field dropped', 'capitals changed'],
      },
      {
        object: 'Ingress',
        field: 'metadata.annotations["nginx.org/proxy-read-timeout"]',
        kinds: ['another annotation value', 'field dropped', 'values swapped'],
      },
      {
        object: 'Ingress',
        field: 'metadata.annotations["haproxy.org/timeout-server"]',
        kinds: ['another annotation value', 'field dropped'],
      },
      {
        object: 'Ingress',
        field: 'metadata.annotations["projectcontour.io/response-timeout"]',
        kinds: ['another annotation value', 'field dropped'],
      },
      {
        object: 'Ingress',
        field: 'metadata.annotations["nginx.ingress.kubernetes.io/ssl-redirect"]',
        kinds: ['another valid value', 'field dropped', 'capitals changed'],
      },
      { object: 'Ingress', field: 'metadata.annotations', kinds: ['field dropped', 'value emptied'] },
    ],
  },
  {
    because:
      'Which paths go where, and how they are compared, is the author’s choice, and nothing here says otherwise.',
    at: [
      {
        object: 'Ingress',
        field: 'spec.rules[*].http.paths[*].path',
        kinds: ['another path', 'value misspelt', 'capitals changed', 'value emptied'],
      },
      { object: 'Ingress', field: 'spec.rules[*].http.paths[*].pathType', kinds: ['another valid value'] },
    ],
  },
  {
    because:
      'TLS may be left to the controller’s own certificate, or to what stands before it; the record’s own hosts are held against its paths.',
    at: [
      { object: 'Ingress', field: 'spec.tls[*].hosts[*]', kinds: ['another host', 'item duplicated'] },
      { object: 'Ingress', field: 'spec.tls', kinds: ['field dropped'] },
      { object: 'Ingress', field: 'spec.tls[*]', kinds: ['item dropped', 'item duplicated'] },
      { object: 'Ingress', field: 'spec.tls[*].hosts', kinds: ['field dropped', 'value emptied'] },
      { object: 'Ingress', field: 'spec.tls[*].secretName', kinds: ['field dropped', 'value emptied'] },
    ],
  },
  {
    because: 'A default backend may be left to the controller.',
    at: [
      { object: 'Ingress', field: 'spec.defaultBackend', kinds: ['field dropped'] },
      { object: 'Ingress', field: 'spec.defaultBackend.service', kinds: ['field dropped'] },
    ],
  },
  {
    because:
      'The default backend of the Ingress takes what no rule takes, so that a rule fewer changes who answers, which is the author’s choice.',
    at: [
      { object: 'Ingress', field: 'spec.rules', kinds: ['field dropped', 'value emptied'] },
      { object: 'Ingress', field: 'spec.rules[*]', kinds: ['item dropped'] },
      { object: 'Ingress', field: 'spec.rules[*].http', kinds: ['field dropped'] },
      { object: 'Ingress', field: 'spec.rules[*].http.paths', kinds: ['field dropped'] },
      { object: 'Ingress', field: 'spec.rules[*].http.paths[*]', kinds: ['item dropped'] },
    ],
  },
  {
    because:
      'A rule without host is for every host, which is the author’s choice; the record’s own are held against its paths.',
    at: [{ object: 'Ingress', field: 'spec.rules[*].host', kinds: ['field dropped', 'value emptied'] }],
  },
  {
    because: 'The name of a new object that nothing here refers to; another is as good.',
    at: [{ object: 'Ingress', field: 'metadata.name', kinds: ['value misspelt'] }],
  },
  {
    because:
      'No pods stand in this set, so that the Service may select pods that stand elsewhere, or leave its endpoints to others; the record’s own are held against the platform’s pods.',
    at: [
      {
        object: 'Service',
        field: 'spec.selector.app',
        kinds: [
          'reference to nothing',
          'field dropped',
          'key misspelt',
          'field renamed',
          'value misspelt',
          'capitals changed',
          'value emptied',
        ],
      },
      { object: 'Service', field: 'spec.selector', kinds: ['field dropped'] },
    ],
  },
  {
    because: 'How long a client stays with its pod is the author’s choice; left out, it is three hours.',
    at: [
      {
        object: 'Service',
        field: 'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
        kinds: ['number out of range', 'field dropped', 'value emptied'],
      },
      { object: 'Service', field: 'spec.sessionAffinityConfig', kinds: ['field dropped'] },
      { object: 'Service', field: 'spec.sessionAffinityConfig.clientIP', kinds: ['field dropped'] },
    ],
  },
  {
    because: 'No pods stand in this set, so that nothing says on which port they listen.',
    at: [
      {
        object: 'Service',
        field: 'spec.ports[*].targetPort',
        kinds: ['number out of range', 'another port', 'field dropped', 'value emptied', 'type changed'],
      },
    ],
  },
  {
    because: 'Without a number the cluster picks a node port.',
    at: [
      {
        object: 'Service',
        field: 'spec.ports[*].nodePort',
        kinds: ['number out of range', 'field dropped', 'value emptied'],
      },
    ],
  },
  {
    because: 'Whether pods see the client’s address is the author’s choice, and nothing here says otherwise.',
    at: [{ object: 'Service', field: 'spec.externalTrafficPolicy', kinds: ['another valid value', 'field dropped'] }],
  },
  {
    because: 'Who may come in is the author’s choice; the same range twice is what it is once.',
    at: [
      { object: 'Service', field: 'spec.loadBalancerSourceRanges', kinds: ['field dropped'] },
      { object: 'Service', field: 'spec.loadBalancerSourceRanges[*]', kinds: ['item dropped', 'item duplicated'] },
    ],
  },
];
