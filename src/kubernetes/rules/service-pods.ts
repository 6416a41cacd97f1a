import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import { at, entries, items, keyPlaceOf, placeOf, rootOf, type Spot, text } from '../spot.ts';
import { quoted } from './names.ts';
import { containersOf, listed, templateOf, workloadKinds } from './pods.ts';
import type { ManifestRule, ManifestSet } from './rule.ts';
import { kubernetesPage, opened } from './upstream.ts';

const nameOf = (document: ManifestDocument): string => text(at(rootOf(document), 'metadata', 'name')) ?? '';

/** The objects of some kinds that are applied with a document, in its namespace. */
const beside = (document: ManifestDocument, set: ManifestSet, kinds: readonly string[]): ManifestDocument[] =>
  set.filter((other) => kinds.includes(other.kind) && namespaceOf(other) === namespaceOf(document));

/**
 * The workload that a Service is surely meant for: the one of its name, or the only one beside the only Service. A
 * Service may as well be for pods that are defined elsewhere.
 */
function meantFor(document: ManifestDocument, set: ManifestSet): ManifestDocument | undefined {
  const workloads = beside(document, set, workloadKinds);
  const alone = workloads.length === 1 && beside(document, set, ['Service']).length === 1;
  return alone ? workloads[0] : workloads.find((workload) => nameOf(workload) === nameOf(document));
}

/** What a Service’s selector asks for; none where others see to its endpoints, or where labels are not text. */
function selectorOf(document: ManifestDocument): { spot: Spot; labels: [string, Spot][] } {
  const spot = at(rootOf(document), 'spec', 'selector');
  const labels = entries(spot);
  const sound = labels.every(([, { value }]) => typeof value === 'string');
  return { spot, labels: sound && at(rootOf(document), 'spec', 'type').value !== 'ExternalName' ? labels : [] };
}

function matches(workload: ManifestDocument, labels: readonly [string, Spot][]): boolean {
  const has = at(templateOf(workload), 'metadata', 'labels');
  return labels.every(([key, { value }]) => at(has, key).value === value);
}

const protocolOf = (port: Spot): string => text(at(port, 'protocol')) ?? 'TCP';

const noPods: ManifestRule = {
  id: 'manifest/service-without-pods',
  severity: 'warning',
  kinds: ['Service'],
  title: 'A Service’s selector does not match the workload that is applied with it',
  why: 'A Service whose selector matches no pod has no endpoints, and connections to it lead nowhere.',
  mend: 'Write the labels of the pods’ template into the selector, all of them or some.',
  follows: kubernetesPage(
    '003e5b3348a28931175f8311e99397b22df91c38',
    'concepts/services-networking/service',
    'defining a Service',
  ),
  check: (document, set) => {
    const { spot, labels } = selectorOf(document);
    const workload = meantFor(document, set);
    if (workload === undefined || at(rootOf(document), 'spec', 'type').value === 'ExternalName') return [];
    if (spot.value === undefined || spot.value === null) {
      const byHand = beside(document, set, ['Endpoints', 'EndpointSlice']).length > 0;
      if (byHand || nameOf(workload) !== nameOf(document)) return [];
      const message = `The Service has no selector, expected labels of the ${workload.kind} ${nameOf(workload)}`;
      return [{ place: keyPlaceOf(spot), message, help: 'Add selector with labels of the pods’ template.' }];
    }
    if (labels.length === 0) return [];
    if (beside(document, set, workloadKinds).some((other) => matches(other, labels))) return [];
    const asked = labels.map(([key, { value }]) => `${key}: ${String(value)}`).join(', ');
    return [
      {
        place: keyPlaceOf(spot),
        message: `The selector asks for ${quoted(asked)}, which no pod here has, expected labels of the ${workload.kind} ${nameOf(workload)}`,
        help: 'Write labels of the pods’ template.',
      },
    ];
  },
};

const targetName: ManifestRule = {
  id: 'manifest/target-port-name',
  severity: 'warning',
  kinds: ['Service'],
  title: 'A Service sends to a named port that none of its pods has',
  why: 'The API server takes any name. One that no port of a pod has leaves the Service without an endpoint for that port.',
  mend: 'Use the name of a port of a container, or its number.',
  follows: opened(
    'kubernetes/kubernetes',
    'e637659d8932777d897d26632b0715131694d26b',
    'staging/src/k8s.io/endpointslice/utils.go',
    'Kubernetes: getEndpointPorts and findPort',
  ),
  check: (document, set) => {
    const { labels } = selectorOf(document);
    if (labels.length === 0) return [];
    const found = beside(document, set, workloadKinds).filter((workload) => matches(workload, labels));
    if (found.length === 0) return [];
    const named = found.flatMap(containersOf).flatMap((container) => items(at(container, 'ports')));
    return items(at(rootOf(document), 'spec', 'ports')).flatMap((port) => {
      const spot = at(port, 'targetPort');
      const name = text(spot);
      const protocol = protocolOf(port);
      const known = named.filter((one) => protocolOf(one) === protocol).flatMap((one) => text(at(one, 'name')) ?? []);
      const sort = protocol === 'TCP' ? '' : ` for ${protocol}`;
      return name === undefined || known.includes(name)
        ? []
        : [
            {
              place: placeOf(spot),
              message: `targetPort is ${quoted(name)}, expected the name of a port of its pods${sort}, ${known.length === 0 ? 'of which none has one' : `which have ${listed(known)}`}`,
              help: 'Correct the name, or give the port’s number.',
            },
          ];
    });
  },
};

export const servicePodsRules: readonly ManifestRule[] = [noPods, targetName];
