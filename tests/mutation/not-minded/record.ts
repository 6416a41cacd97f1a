import type { NotMinded } from '../classify.ts';

/** The record’s own samples. */
export const record: readonly NotMinded[] = [
  {
    because: 'The port is the Service’s own within the cluster; agents come by the node port.',
    at: [{ object: 'Service', field: 'spec.ports[*].port', kinds: ['another port'] }],
  },
  {
    because: 'The kustomization of the folder gives each object its namespace.',
    at: [{ object: 'Service', field: 'metadata.namespace', kinds: ['field dropped', 'value emptied'] }],
  },
  {
    because: 'Nothing selects an Ingress, a route, a ConfigMap or a Service by its own labels.',
    at: [
      { object: 'Service', field: 'metadata.labels', kinds: ['field dropped'] },
      {
        object: 'Service',
        field: 'metadata.labels.app',
        kinds: [
          'field dropped',
          'key misspelt',
          'field renamed',
          'value misspelt',
          'capitals changed',
          'value emptied',
        ],
      },
      { object: 'HTTPRoute', field: 'metadata.labels', kinds: ['field dropped'] },
      {
        object: 'HTTPRoute',
        field: 'metadata.labels.app',
        kinds: [
          'field dropped',
          'key misspelt',
          'field renamed',
          'value misspelt',
          'capitals changed',
          'value emptied',
        ],
      },
      { object: 'Ingress', field: 'metadata.labels', kinds: ['field dropped'] },
      {
        object: 'Ingress',
        field: 'metadata.labels.app',
        kinds: [
          'field dropped',
          'key misspelt',
          'field renamed',
          'value misspelt',
          'capitals changed',
          'value emptied',
        ],
      },
    ],
  },
  {
    because: 'A Service with one port needs no name for it, and nothing refers to the name.',
    at: [
      { object: 'Service', field: 'spec.ports[*].name', kinds: ['field dropped', 'value misspelt', 'value emptied'] },
    ],
  },
  {
    because: 'The default is the same, TCP.',
    at: [{ object: 'Service', field: 'spec.ports[*].protocol', kinds: ['field dropped'] }],
  },
  {
    because: 'The name of a new object that nothing in the record refers to; another is as good.',
    at: [
      { object: 'Service', field: 'metadata.name', kinds: ['value misspelt'] },
      { object: 'ConfigMap', field: 'metadata.name', kinds: ['value misspelt'] },
    ],
  },
  {
    because: 'Every cluster that serves v1 of the route serves v1beta1, too, as the schema packages have it.',
    at: [{ object: 'HTTPRoute', field: 'apiVersion', kinds: ['apiVersion or kind changed'] }],
  },
  {
    because: 'The default that the API server fills in is the same: the prefix `/`.',
    at: [
      { object: 'HTTPRoute', field: 'spec.rules[*].matches', kinds: ['field dropped'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].matches[*]', kinds: ['item dropped'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].matches[*].path.type', kinds: ['field dropped'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].matches[*].path.value', kinds: ['field dropped', 'value emptied'] },
      { object: 'HTTPRoute', field: 'spec.rules[*].matches[*].path', kinds: ['value emptied'] },
    ],
  },
  {
    because: 'The same host, certificate or TLS entry twice is what it is once.',
    at: [
      { object: 'HTTPRoute', field: 'spec.hostnames[*]', kinds: ['item duplicated'] },
      { object: 'Ingress', field: 'spec.tls[*]', kinds: ['item duplicated'] },
      { object: 'Ingress', field: 'spec.tls[*].hosts[*]', kinds: ['item duplicated'] },
    ],
  },
  {
    because: 'Two equal matches match what one matches.',
    at: [{ object: 'HTTPRoute', field: 'spec.rules[*].matches[*]', kinds: ['item duplicated'] }],
  },
  {
    because: 'The same backend twice shares the requests with itself.',
    at: [{ object: 'HTTPRoute', field: 'spec.rules[*].backendRefs[*]', kinds: ['item duplicated'] }],
  },
  {
    because: 'No limit, which lets the largest body pass as well.',
    at: [
      {
        object: 'Ingress',
        field: 'metadata.annotations["nginx.ingress.kubernetes.io/proxy-body-size"]',
        kinds: ['another annotation value'],
        after: ['"0"'],
      },
      {
        object: 'Ingress',
        field: 'metadata.annotations["nginx.org/client-max-body-size"]',
        kinds: ['another annotation value'],
        after: ['"0"'],
      },
    ],
  },
  {
    because: 'nginx reads units in capitals, too.',
    at: [
      {
        object: 'Ingress',
        field: 'metadata.annotations["nginx.ingress.kubernetes.io/proxy-body-size"]',
        kinds: ['capitals changed'],
      },
      {
        object: 'Ingress',
        field: 'metadata.annotations["nginx.org/client-max-body-size"]',
        kinds: ['capitals changed'],
      },
    ],
  },
  {
    because: 'Without a path, the Ingress has all of them, as with `/`.',
    at: [{ object: 'Ingress', field: 'spec.rules[*].http.paths[*].path', kinds: ['value emptied'] }],
  },
  {
    because:
      'The version of HTTP to the backend, and the limit on silence, are nginx 1.30’s defaults, too; the lines only show them.',
    at: [
      {
        object: 'ConfigMap',
        field: 'data["agent-api.conf"]',
        kinds: ['nginx line changed'],
        after: [''],
        before: ['    proxy_http_version 1.1;', '    proxy_read_timeout 60s;'],
      },
    ],
  },
  {
    because: 'To pass a header twice is to pass it.',
    at: [
      {
        object: 'ConfigMap',
        field: 'data["agent-api.conf"]',
        kinds: ['nginx line changed'],
        after: ['    proxy_pass_header X-Accel-Buffering;\n    proxy_pass_header X-Accel-Buffering;'],
      },
    ],
  },
  {
    because: 'A prefix with a slash at its end matches as without it, as the Gateway API has it.',
    at: [
      { object: 'HTTPRoute', field: 'spec.rules[*].matches[*].path.value', kinds: ['another path'], after: ['/api/'] },
    ],
  },
  {
    because: 'An empty replacement leaves the rest of the path with its slash, as the table of the Gateway API has it.',
    at: [
      {
        object: 'HTTPRoute',
        field: 'spec.rules[*].filters[*].urlRewrite.path.replacePrefixMatch',
        kinds: ['another path'],
        after: ['""'],
      },
    ],
  },
  {
    because:
      'Where a path is rewritten, ingress-nginx takes the host’s paths as patterns whether or not use-regex says so, as its page on path matching states.',
    at: [
      {
        object: 'Ingress',
        field: 'metadata.annotations["nginx.ingress.kubernetes.io/use-regex"]',
        kinds: ['another valid value', 'field dropped', 'capitals changed'],
      },
    ],
  },
];
