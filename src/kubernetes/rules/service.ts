import type { ManifestDocument } from '../parse.ts';
import { at, items, number, rootOf, type Spot, text } from '../spot.ts';
import { atKey, atValue, type ManifestRule, type Objections } from './manifest-rule.ts';
import { isDnsLabel, isPortName, isPortNumber, quoted, repeated } from './name-forms.ts';
import { portNameForm } from './pods.ts';
import { opened } from './upstream.ts';

const portsOf = (document: ManifestDocument): Spot[] => items(at(rootOf(document), 'spec', 'ports'));

const protocolOf = (port: Spot): string => text(at(port, 'protocol')) ?? 'TCP';

const source = opened('core/validation/validation.go@000f260', 'Kubernetes: ValidateService');

const nodePortRange: ManifestRule = {
  id: 'manifest/node-port-range',
  kinds: ['Service'],
  title: 'A node port lies outside the range that a cluster gives out',
  why: 'The API server refuses the Service unless the cluster was started with another range.',
  mend: 'Take a port from 30000 to 32767, or leave it out and let the cluster choose.',
  follows: opened('services-networking/service.md', 'Kubernetes: Service, type NodePort'),
  check: (document) =>
    portsOf(document).flatMap((port) => {
      const spot = at(port, 'nodePort');
      const value = number(spot);
      // 0 lets the cluster choose, as no number does.
      if (value === undefined || value === 0 || (value >= 30000 && value <= 32767)) return [];
      const message = `The node port is ${value}, expected one from 30000 to 32767`;
      return atValue(spot, message, 'Leave nodePort out to let the cluster choose one.');
    }),
};

const portNames: ManifestRule = {
  id: 'manifest/port-names',
  kinds: ['Service'],
  title: 'A Service with several ports leaves one without a name, or gives two the same',
  why: 'The API server refuses the Service.',
  mend: 'Give every port a name of its own.',
  follows: opened('core/validation/validation.go@000f260', 'Kubernetes: validateServicePort'),
  check: (document) => {
    const ports = portsOf(document);
    if (ports.length < 2) return [];
    const names = ports.map((port) => text(at(port, 'name')) || undefined);
    return ports.flatMap((port, index) => {
      const name = names[index];
      if (name === undefined) {
        const message = `The Service has ${ports.length} ports and this one has no name, expected one`;
        return atKey(port, message, 'Add a name, such as http.');
      }
      if (names.indexOf(name) === index) return [];
      const message = `The port name “${name}” stands twice, expected each name once`;
      return atValue(at(port, 'name'), message, 'Rename one of the two.');
    });
  },
};

const noPorts: ManifestRule = {
  id: 'manifest/no-ports',
  kinds: ['Service'],
  title: 'A Service has no ports',
  why: 'The API server refuses every Service without ports, save headless ones and those of type ExternalName.',
  mend: 'List the ports under `spec.ports`.',
  follows: source,
  check: (document) => {
    const spec = at(rootOf(document), 'spec');
    const needless = at(spec, 'clusterIP').value === 'None' || at(spec, 'type').value === 'ExternalName';
    if (needless || portsOf(document).length > 0) return [];
    return atKey(spec, 'The Service has no ports, expected at least one', 'Add ports with the port that clients use.');
  },
};

const portTwice: ManifestRule = {
  id: 'manifest/port-twice',
  kinds: ['Service'],
  title: 'A Service has the same port twice',
  why: 'The API server refuses the Service: one port and protocol can lead to one place only.',
  mend: 'Keep one of the two, or change the port that clients use.',
  follows: source,
  check: (document) =>
    ['port', 'nodePort'].flatMap((field) => {
      const shown = (port: Spot) => {
        const value = number(at(port, field));
        return value === undefined || value === 0 ? undefined : `${value}/${protocolOf(port)}`;
      };
      return repeated(portsOf(document), shown).map((port) => {
        const message = `The ${field} ${shown(port)} stands twice, expected each port and protocol once`;
        return atValue(at(port, field), message, 'Change or remove one of the two.');
      });
    }),
};

const nodePortType: ManifestRule = {
  id: 'manifest/node-port-type',
  kinds: ['Service'],
  title: 'A Service without node ports asks for one',
  why: 'The API server refuses the Service.',
  mend: 'Write `type: NodePort`, or remove `nodePort`.',
  follows: source,
  check: (document) => {
    const type = text(at(rootOf(document), 'spec', 'type')) ?? 'ClusterIP';
    if (type !== 'ClusterIP') return [];
    return portsOf(document)
      .map((port) => at(port, 'nodePort'))
      .filter((spot) => (number(spot) ?? 0) !== 0)
      .map((spot) => {
        const message = `nodePort stands in a Service of type ${type}, expected type NodePort or LoadBalancer`;
        return atKey(spot, message, 'Write type: NodePort, or remove nodePort.');
      });
  },
};

const portSyntax: ManifestRule = {
  id: 'manifest/service-port',
  kinds: ['Service'],
  title: 'A port of a Service is out of range, or its name is malformed',
  why: 'The API server refuses the Service.',
  mend: 'Take a port from 1 to 65535; names are of small letters, digits and inner dashes.',
  follows: opened('core/validation/validation.go@000f260', 'Kubernetes: validateServicePort and ValidatePortNumOrName'),
  check: (document) =>
    portsOf(document).flatMap((port) =>
      [
        ...['port', 'targetPort'].map((field) => portObjections(field, at(port, field))),
        nameObjections(at(port, 'name')),
      ].flat(),
    ),
};

function portObjections(field: string, spot: Spot): Objections {
  // The API server puts the port in the place of an empty targetPort.
  if (field === 'targetPort' && (spot.value === 0 || spot.value === '')) return [];
  const value = number(spot);
  if (value !== undefined && !isPortNumber(value)) {
    return atValue(spot, `${field} is ${value}, expected a number from 1 to 65535`, 'Give the port that is meant.');
  }
  const name = field === 'targetPort' ? text(spot) : undefined;
  if (name === undefined || isPortName(name)) return [];
  const message = `targetPort is the text ${quoted(name)}, expected a number or a name of ${portNameForm}`;
  return atValue(spot, message, /^\d+$/.test(name) ? 'Remove the quotes.' : 'Use the name of a port of the container.');
}

function nameObjections(spot: Spot): Objections {
  const name = text(spot) ?? '';
  if (name === '' || isDnsLabel(name)) return [];
  const message = `The port name is ${quoted(name)}, expected at most 63 small letters, digits and inner dashes`;
  return atValue(spot, message, 'Rename the port, such as http.');
}

export const serviceRules: readonly ManifestRule[] = [
  nodePortRange,
  portNames,
  noPorts,
  portTwice,
  nodePortType,
  portSyntax,
];
