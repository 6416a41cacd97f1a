import { at, isSet, items, number, rootOf, type Spot, text } from '../spot.ts';
import { follows, pathsOf, refused, rulesOf } from './ingress-parts.ts';
import { atKey, atValue, type ManifestRule, type Objections } from './manifest-rule.ts';
import { isDnsLabel, isDnsSubdomain, isPortName, isPortNumber, quoted } from './name-forms.ts';
import { opened } from './upstream.ts';

const backendsOf = (root: Spot): Spot[] =>
  [at(root, 'spec', 'defaultBackend'), ...pathsOf(root).map((entry) => at(entry, 'backend'))].filter(
    ({ value }) => typeof value === 'object' && value !== null,
  );

function portObjections(port: Spot): Objections {
  const asNumber = at(port, 'number');
  const asName = at(port, 'name');
  const name = text(asName) ?? '';
  const value = number(asNumber) ?? 0;
  if (name !== '' && value !== 0) {
    const message = `The port is given by number (${value}) and by name (“${name}”), expected one of the two`;
    return atKey(port, message, 'Remove the number or the name.');
  }
  if (name !== '') {
    const message = `The port name is ${quoted(name)}, expected at most 15 of a–z, 0–9 and single inner dashes, with a letter among them`;
    return isPortName(name) ? [] : atValue(asName, message, 'Write the name as the Service has it, or use number:.');
  }
  if (value === 0) {
    const message = 'The Service has no port, expected one by number or by name';
    return atKey(port, message, 'Add port: with number: or name:.');
  }
  if (isPortNumber(value)) return [];
  return atValue(asNumber, `The port is ${value}, expected one from 1 to 65535`, 'Use a port that the Service has.');
}

const backend: ManifestRule = {
  id: 'manifest/ingress-backend',
  kinds: ['Ingress'],
  title: 'A backend of an Ingress is not exactly one Service port or one resource',
  why: refused,
  mend: 'Name one Service and its port, by number or by name.',
  follows,
  check: (document) =>
    backendsOf(rootOf(document)).flatMap((entry) => {
      const hasService = isSet(at(entry, 'service'));
      const hasResource = isSet(at(entry, 'resource'));
      if (hasService && !hasResource) return portObjections(at(entry, 'service', 'port'));
      if (hasResource && !hasService) return [];
      const what = hasService ? 'a service and a resource' : 'neither a service nor a resource';
      const message = `The backend has ${what}, expected one of the two`;
      return atKey(entry, message, hasService ? 'Remove one of the two.' : 'Add service: with a name and a port.');
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
  follows: opened('services-networking/ingress.md', 'Kubernetes: Ingress, multiple matches'),
  check: (document) => {
    const seen = new Set<string>();
    return rulesOf(rootOf(document)).flatMap((rule) =>
      items(at(rule, 'http', 'paths')).flatMap((entry) => {
        const value = text(at(entry, 'path'));
        if (value === undefined) return [];
        const what = named(text(at(entry, 'pathType')) ?? '', value, text(at(rule, 'host')));
        const again = seen.has(what);
        seen.add(what);
        return again ? atValue(at(entry, 'path'), `${what} stands twice, expected once`, 'Remove one of the two.') : [];
      }),
    );
  },
};

const references: ManifestRule = {
  id: 'manifest/ingress-reference-name',
  kinds: ['Ingress'],
  title: 'An Ingress refers to a Service or Secret by a name that none can have',
  why: refused,
  mend: 'Write the bare name, without its namespace; both are looked for in the namespace of the Ingress.',
  follows,
  check: (document) => {
    const root = rootOf(document);
    const services = backendsOf(root).map((entry) => at(entry, 'service', 'name'));
    const secrets = items(at(root, 'spec', 'tls')).map((entry) => at(entry, 'secretName'));
    const wrong = (spots: readonly Spot[], fits: (name: string) => boolean, what: string, form: string): Objections =>
      spots.flatMap((spot) => {
        const name = text(spot);
        if (name === undefined || fits(name)) return [];
        const message = `The ${what}’s name is ${quoted(name)}, expected ${form}`;
        return atValue(spot, message, 'Write the bare name, as metadata.name has it.');
      });
    // The API server takes an empty name for none.
    const isSecret = (name: string) => name === '' || isDnsSubdomain(name);
    return [
      wrong(services, isDnsLabel, 'Service', 'small letters, digits and inner dashes'),
      wrong(secrets, isSecret, 'Secret', 'small letters, digits, inner dashes and dots'),
    ].flat();
  },
};

export const ingressBackendRules: readonly ManifestRule[] = [backend, twice, references];
