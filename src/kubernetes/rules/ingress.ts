import { isIPv4 } from 'node:net';
import { at, items, rootOf, text } from '../spot.ts';
import { pathsOf, refused, rulesOf } from './ingress-parts.ts';
import { atKey, atValue, type ManifestRule, type Objections } from './manifest-rule.ts';
import { hostFault, isDnsSubdomain } from './name-forms.ts';
import { opened } from './upstream.ts';

const nothing: ManifestRule = {
  id: 'manifest/ingress-empty',
  kinds: ['Ingress'],
  title: 'An Ingress has nothing to route',
  why: refused,
  mend: 'Give it a rule with a path, or a default backend.',
  follows: opened(
    'networking/validation/validation.go',
    'Kubernetes: ValidateIngressSpec and validateHTTPIngressRuleValue',
  ),
  check: (document) => {
    const root = rootOf(document);
    const spec = at(root, 'spec');
    if (rulesOf(root).length === 0 && at(spec, 'defaultBackend').value === undefined) {
      const message = 'The Ingress has neither rules nor a default backend, expected one of them';
      return atKey(spec, message, 'Add rules: with a host and a path.');
    }
    return rulesOf(root)
      .map((rule) => at(rule, 'http', 'paths'))
      .filter(({ value }) => Array.isArray(value) && value.length === 0)
      .map((paths) => {
        const message = 'The list of paths is empty, expected at least one';
        return atKey(paths, message, 'Add a path, or remove http: to send everything to the default backend.');
      });
  },
};

function pathFault(value: string, pathType: string | undefined): string | undefined {
  if (!value.startsWith('/')) return 'expected one that starts with “/”';
  if (pathType !== 'Exact' && pathType !== 'Prefix') return undefined;
  const part = ['//', '/./', '/../', '%2f', '%2F'].find((one) => value.includes(one));
  if (part !== undefined) return `which has “${part}” in it, expected one without`;
  const end = ['/..', '/.'].find((one) => value.endsWith(one));
  return end === undefined ? undefined : `which ends with “${end}”, expected another end`;
}

const pathForm: ManifestRule = {
  id: 'manifest/ingress-path',
  kinds: ['Ingress'],
  title: 'A path of an Ingress has a form that the API does not allow',
  why: `${refused} Every path starts with a slash; Exact and Prefix paths hold no “//”, no “/./” or “/../” and no encoded slash.`,
  mend: 'Start the path with “/”; in Exact and Prefix paths leave out double slashes, dots as segments and %2F.',
  follows: opened('networking/validation/validation.go', 'Kubernetes: validateHTTPIngressPath'),
  check: (document) =>
    pathsOf(rootOf(document)).flatMap((entry): Objections => {
      const spot = at(entry, 'path');
      const value = text(spot);
      const pathType = text(at(entry, 'pathType'));
      if (value === undefined || value === '') {
        if (spot.value === null || pathType === undefined || pathType === 'ImplementationSpecific') return [];
        const message = `A path of type ${pathType} is left out, expected one that starts with “/”`;
        return value === undefined ? atKey(entry, message, 'Write path: /') : atValue(spot, message, 'Write path: /');
      }
      const fault = pathFault(value, pathType);
      if (fault === undefined) return [];
      const message = `The path is “${value}”, ${fault}`;
      const help = value.startsWith('/') ? 'Leave out double slashes, dots as segments and %2F.' : `Write /${value}`;
      return atValue(spot, message, help);
    }),
};

const hosts: ManifestRule = {
  id: 'manifest/ingress-host',
  kinds: ['Ingress'],
  title: 'A host of an Ingress is no DNS name',
  why: `${refused} A port, a scheme or a capital letter does not belong in a host, and “*” stands only for the first label.`,
  mend: 'Write the bare name in small letters, such as api.example.org or *.example.org.',
  follows: opened('networking/validation/validation.go', 'Kubernetes: validateIngressRules and validateIngressTLS'),
  check: (document) => {
    const root = rootOf(document);
    const ruled = rulesOf(root).map((rule) => at(rule, 'host'));
    const secured = items(at(root, 'spec', 'tls')).flatMap((entry) => items(at(entry, 'hosts')));
    return [...ruled, ...secured].flatMap((spot) => {
      const host = text(spot);
      // An empty host in a rule means every host.
      if (host === undefined || (host === '' && ruled.includes(spot))) return [];
      const fault = ruled.includes(spot) && isIPv4(host) ? 'an address, expected a DNS name' : hostFault(host);
      const help = 'Write the bare name, such as api.example.org';
      return fault === undefined ? [] : atValue(spot, `The host is “${host}”, ${fault}`, help);
    });
  },
};

const classKey = 'kubernetes.io/ingress.class';

const classes: ManifestRule = {
  id: 'manifest/ingress-class',
  kinds: ['Ingress'],
  title: 'An Ingress names two classes, or one that cannot exist',
  why: `${refused} The annotation is the way of old; beside ingressClassName it may only say the same.`,
  mend: 'Keep ingressClassName alone.',
  follows: opened('networking/validation/validation.go', 'Kubernetes: ValidateIngressCreate and ValidateIngressSpec'),
  check: (document) => {
    const named = at(rootOf(document), 'spec', 'ingressClassName');
    const annotated = at(rootOf(document), 'metadata', 'annotations', classKey);
    const name = text(named);
    const other = text(annotated);
    if (name === undefined) return [];
    const malformed = `The class is “${name}”, expected a name in small letters`;
    const divided = `The annotation names the class “${other}” and ingressClassName “${name}”, expected one class`;
    return [
      isDnsSubdomain(name) ? [] : atValue(named, malformed, 'Write the name of an IngressClass of the cluster.'),
      other === undefined || other === name ? [] : atValue(annotated, divided, 'Remove the annotation.'),
    ].flat();
  },
};

export const ingressRules: readonly ManifestRule[] = [classes, nothing, hosts, pathForm];
