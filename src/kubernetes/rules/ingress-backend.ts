import { at, items, keyPlaceOf, number, placeOf, rootOf, type Spot, text } from '../spot.ts';
import { ingress, path, rules, service } from './ingress-example.ts';
import { follows, pathsOf, refused, rulesOf } from './ingress-parts.ts';
import { isDnsLabel, isDnsSubdomain, isPortName, isPortNumber, quoted } from './names.ts';
import type { ManifestRule, Objection } from './rule.ts';

const backendsOf = (root: Spot): Spot[] =>
  [at(root, 'spec', 'defaultBackend'), ...pathsOf(root).map((entry) => at(entry, 'backend'))].filter(
    ({ value }) => typeof value === 'object' && value !== null,
  );

/** Whether something stands there; the API server reads null as nothing. */
const isGiven = ({ value }: Spot): boolean => value !== undefined && value !== null;

function portObjections(port: Spot): Objection[] {
  const asNumber = at(port, 'number');
  const asName = at(port, 'name');
  const name = text(asName) ?? '';
  const value = number(asNumber) ?? 0;
  if (name !== '' && value !== 0) {
    const message = `The port is given by number (${value}) and by name (“${name}”), expected one of the two`;
    return [{ place: keyPlaceOf(port), message, help: 'Remove the number or the name.' }];
  }
  if (name !== '') {
    const message = `The port name is ${quoted(name)}, expected at most 15 of a–z, 0–9 and single inner dashes, with a letter among them`;
    return isPortName(name)
      ? []
      : [{ place: placeOf(asName), message, help: 'Write the name as the Service has it, or use number:.' }];
  }
  if (value === 0) {
    const message = 'The Service has no port, expected one by number or by name';
    return [{ place: keyPlaceOf(port), message, help: 'Add port: with number: or name:.' }];
  }
  if (isPortNumber(value)) return [];
  const message = `The port is ${value}, expected one from 1 to 65535`;
  return [{ place: placeOf(asNumber), message, help: 'Use a port that the Service has.' }];
}

const backend: ManifestRule = {
  id: 'manifest/ingress-backend',
  severity: 'error',
  kinds: ['Ingress'],
  title: 'A backend of an Ingress is not exactly one Service port or one resource',
  why: refused,
  mend: 'Name one Service and its port, by number or by name.',
  follows,
  failing: [
    {
      text: ingress(rules(path('/', 'Prefix', service('number: 80\nname: http')))),
      line: 15,
      column: 17,
      message: 'The port is given by number (80) and by name (“http”), expected one of the two',
    },
    {
      text: ingress(rules(path('/', 'Prefix', 'service:\n  name: api'))),
      line: 13,
      column: 15,
      message: 'The Service has no port, expected one by number or by name',
    },
    {
      text: ingress(rules(path('/', 'Prefix', service('number: 80800')))),
      line: 16,
      column: 27,
      message: 'The port is 80800, expected one from 1 to 65535',
    },
    {
      text: ingress(rules(path('/', 'Prefix', service('name: HTTP')))),
      line: 16,
      column: 25,
      message:
        'The port name is “HTTP”, expected at most 15 of a–z, 0–9 and single inner dashes, with a letter among them',
    },
    {
      text: ingress(
        rules(path('/', 'Prefix', `${service('number: 80')}\nresource:\n  kind: StorageBucket\n  name: files`)),
      ),
      line: 12,
      column: 13,
      message: 'The backend has a service and a resource, expected one of the two',
    },
    {
      text: ingress(rules(path('/', 'Prefix', '{}'))),
      line: 12,
      column: 13,
      message: 'The backend has neither a service nor a resource, expected one of the two',
    },
  ],
  passing: [
    ingress(rules(path('/', 'Prefix', service('name: http')))),
    ingress(rules(path('/', 'Prefix', 'resource:\n  kind: StorageBucket\n  name: files'))),
  ],
  check: (document) =>
    backendsOf(rootOf(document)).flatMap((entry) => {
      const hasService = isGiven(at(entry, 'service'));
      const hasResource = isGiven(at(entry, 'resource'));
      if (hasService && !hasResource) return portObjections(at(entry, 'service', 'port'));
      if (hasResource && !hasService) return [];
      const what = hasService ? 'a service and a resource' : 'neither a service nor a resource';
      return [
        {
          place: keyPlaceOf(entry),
          message: `The backend has ${what}, expected one of the two`,
          help: hasService ? 'Remove one of the two.' : 'Add service: with a name and a port.',
        },
      ];
    }),
};

const named = (pathType: string, value: string, host: string | undefined): string =>
  `The ${pathType} path “${value}” ${host === undefined ? 'without a host' : `of ${host}`}`;

const twice: ManifestRule = {
  id: 'manifest/ingress-path-twice',
  severity: 'warning',
  kinds: ['Ingress'],
  title: 'An Ingress has the same host, path and path type twice',
  why: 'The API server takes it. Kubernetes puts the longer path first, then the exact one; between two that are the same the controller chooses.',
  mend: 'Keep one of the two, or give them different paths.',
  follows: {
    text: 'Kubernetes: Ingress, multiple matches',
    address:
      'https://github.com/kubernetes/website/blob/0189ae0f6bf2a79ff2e4bfd5f9ec0da98d64c5d2/content/en/docs/concepts/services-networking/ingress.md',
    read: '2026-11-25',
  },
  failing: [
    {
      text: ingress(rules(`${path('/api')}\n${path('/api')}`)),
      line: 17,
      column: 19,
      message: 'The Prefix path “/api” of api.example.org stands twice, expected once',
    },
  ],
  passing: [ingress(rules(`${path('/api')}\n${path('/api', 'Exact')}\n${path('/')}`))],
  check: (document) => {
    const seen = new Set<string>();
    return rulesOf(rootOf(document)).flatMap((rule) =>
      items(at(rule, 'http', 'paths')).flatMap((entry) => {
        const value = text(at(entry, 'path'));
        if (value === undefined) return [];
        const what = named(text(at(entry, 'pathType')) ?? '', value, text(at(rule, 'host')));
        const again = seen.has(what);
        seen.add(what);
        return again
          ? [
              {
                place: placeOf(at(entry, 'path')),
                message: `${what} stands twice, expected once`,
                help: 'Remove one of the two.',
              },
            ]
          : [];
      }),
    );
  },
};

const references: ManifestRule = {
  id: 'manifest/ingress-reference-name',
  severity: 'error',
  kinds: ['Ingress'],
  title: 'An Ingress refers to a Service or Secret by a name that none can have',
  why: refused,
  mend: 'Write the bare name, without its namespace; both are looked for in the namespace of the Ingress.',
  follows,
  failing: [
    {
      text: ingress(rules(path('/', 'Prefix', 'service:\n  name: smartem/api\n  port:\n    number: 80'))),
      line: 14,
      column: 23,
      message: 'The Service’s name is “smartem/api”, expected small letters, digits and inner dashes',
    },
    {
      text: ingress(rules(path('/', 'Prefix', 'service:\n  name: ""\n  port:\n    number: 80'))),
      line: 14,
      column: 23,
      message: 'The Service’s name is “”, expected small letters, digits and inner dashes',
    },
    {
      text: ingress(`tls:\n  - secretName: API_TLS\n${rules(path('/'))}`),
      line: 7,
      column: 19,
      message: 'The Secret’s name is “API_TLS”, expected small letters, digits, inner dashes and dots',
    },
  ],
  passing: [ingress(`tls:\n  - secretName: api.tls\n${rules(path('/'))}`)],
  check: (document) => {
    const root = rootOf(document);
    const services = backendsOf(root).map((entry) => at(entry, 'service', 'name'));
    const secrets = items(at(root, 'spec', 'tls')).map((entry) => at(entry, 'secretName'));
    const wrong = (spots: readonly Spot[], fits: (name: string) => boolean, what: string, form: string): Objection[] =>
      spots.flatMap((spot) => {
        const name = text(spot);
        if (name === undefined || fits(name)) return [];
        const message = `The ${what}’s name is ${quoted(name)}, expected ${form}`;
        return [{ place: placeOf(spot), message, help: 'Write the bare name, as metadata.name has it.' }];
      });
    return [
      ...wrong(services, isDnsLabel, 'Service', 'small letters, digits and inner dashes'),
      // The API server takes an empty name for none.
      ...wrong(
        secrets,
        (name) => name === '' || isDnsSubdomain(name),
        'Secret',
        'small letters, digits, inner dashes and dots',
      ),
    ];
  },
};

export const ingressBackendRules: readonly ManifestRule[] = [backend, twice, references];
