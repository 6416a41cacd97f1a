import { namespaceOf } from '../route-common.ts';
import { at, items, placeOf, rootOf, text } from '../spot.ts';
import { typeOf } from './gateway-api.ts';
import { quoted } from './names.ts';
import { listed } from './pods.ts';
import type { ManifestRule } from './rule.ts';

const target: ManifestRule = {
  id: 'manifest/backend-tls-service',
  severity: 'warning',
  kinds: ['BackendTLSPolicy'],
  title: 'A policy on TLS to a backend names a Service or port that is not there',
  why: 'The API server takes it. The policy does not attach, which only its status says, and nothing of it applies to the Service that was meant.',
  mend: 'Write the Service’s name, and the name of its port as `sectionName`.',
  follows: typeOf('policy', 'LocalPolicyTargetReferenceWithSectionName', '2026-11-25'),
  check: (document, set) => {
    const services = set.filter(({ kind }) => kind === 'Service');
    const here = services.filter((other) => namespaceOf(other) === namespaceOf(document));
    const names = here.flatMap((other) => text(at(rootOf(other), 'metadata', 'name')) ?? []);
    if (names.length === 0) return [];
    return items(at(rootOf(document), 'spec', 'targetRefs')).flatMap((ref) => {
      const [name, section] = [text(at(ref, 'name')), text(at(ref, 'sectionName'))];
      if (text(at(ref, 'kind')) !== 'Service' || text(at(ref, 'group')) !== '' || name === undefined) return [];
      const found = here.find((other) => text(at(rootOf(other), 'metadata', 'name')) === name);
      if (found === undefined) {
        const message = `The policy is for the Service ${quoted(name)}, but its namespace has no Service of that name in these manifests, only ${listed(names)}`;
        const help = 'Correct the name; where the Service is applied from elsewhere, nothing is wrong.';
        return [{ place: placeOf(at(ref, 'name')), message, help }];
      }
      const ports = items(at(rootOf(found), 'spec', 'ports')).flatMap((port) => text(at(port, 'name')) ?? []);
      if (section === undefined || ports.includes(section)) return [];
      const which = ports.length === 0 ? 'whose ports have no names' : `whose ports are named ${listed(ports)}`;
      const message = `sectionName names no port of the Service ${name}: it is ${quoted(section)}, expected the name of a port of that Service, ${which}`;
      return [
        {
          place: placeOf(at(ref, 'sectionName')),
          message,
          help: 'Write the name of the port, or leave sectionName out to mean all ports.',
        },
      ];
    });
  },
};

export const backendTlsTargetRules: readonly ManifestRule[] = [target];
