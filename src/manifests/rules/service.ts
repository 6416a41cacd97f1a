import { at, items, keyPlaceOf, number, placeOf, rootOf, text } from '../spot.ts';
import type { ManifestRule } from './rule.ts';

const service = (spec: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: api\nspec:\n${spec.replaceAll(/^/gm, '  ')}\n`;

const nodePortRange: ManifestRule = {
  id: 'manifest/node-port-range',
  severity: 'error',
  kinds: ['Service'],
  title: 'A node port lies outside the range that a cluster gives out',
  why: 'The API server refuses the Service unless the cluster was started with another range.',
  mend: 'Take a port from 30000 to 32767, or leave it out and let the cluster choose.',
  follows: {
    text: 'Kubernetes: Service, type NodePort',
    address: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport',
  },
  failing: [
    {
      text: service('type: NodePort\nports:\n  - port: 80\n    nodePort: 8080'),
      line: 9,
      column: 17,
      message: 'The node port is 8080, expected one from 30000 to 32767',
    },
  ],
  passing: [service('type: NodePort\nports:\n  - port: 80\n    nodePort: 30080')],
  check: (document) =>
    items(at(rootOf(document), 'spec', 'ports')).flatMap((port) => {
      const spot = at(port, 'nodePort');
      const value = number(spot);
      return value === undefined || (value >= 30000 && value <= 32767)
        ? []
        : [
            {
              place: placeOf(spot),
              message: `The node port is ${value}, expected one from 30000 to 32767`,
              help: 'Leave nodePort out to let the cluster choose one.',
            },
          ];
    }),
};

const portNames: ManifestRule = {
  id: 'manifest/port-names',
  severity: 'error',
  kinds: ['Service'],
  title: 'A Service with several ports leaves one without a name, or gives two the same',
  why: 'The API server refuses the Service.',
  mend: 'Give every port a name of its own.',
  follows: {
    text: 'Kubernetes: multi-port Services',
    address: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
  },
  failing: [
    {
      text: service('ports:\n  - name: http\n    port: 80\n  - port: 443'),
      line: 9,
      column: 7,
      message: 'The Service has 2 ports and this one has no name, expected one',
    },
    {
      text: service('ports:\n  - name: http\n    port: 80\n  - name: http\n    port: 443'),
      line: 9,
      column: 13,
      message: 'The port name “http” stands twice, expected each name once',
    },
  ],
  passing: [
    service('ports:\n  - port: 80'),
    service('ports:\n  - name: http\n    port: 80\n  - name: https\n    port: 443'),
  ],
  check: (document) => {
    const ports = items(at(rootOf(document), 'spec', 'ports'));
    if (ports.length < 2) return [];
    const names = ports.map((port) => text(at(port, 'name')));
    return ports.flatMap((port, index) => {
      const name = names[index];
      if (name === undefined) {
        return [
          {
            place: keyPlaceOf(port),
            message: `The Service has ${ports.length} ports and this one has no name, expected one`,
            help: 'Add a name, such as http.',
          },
        ];
      }
      return names.indexOf(name) === index
        ? []
        : [
            {
              place: placeOf(at(port, 'name')),
              message: `The port name “${name}” stands twice, expected each name once`,
              help: 'Rename one of the two.',
            },
          ];
    });
  },
};

export const serviceRules: readonly ManifestRule[] = [nodePortRange, portNames];
