import { oncePer } from '../once.ts';
import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import { at, entries, isSet, items, nameOf, rootOf, type Spot, text } from '../spot.ts';
import { atKey, atValue, type ManifestRule, type ManifestSet } from './manifest-rule.ts';
import { quoted } from './name-forms.ts';
import { containersOf, listed, matches, templateOf, workloadKinds } from './pods.ts';
import { opened } from './upstream.ts';

const indexOf = oncePer((set: ManifestSet) => Map.groupBy(set, (one) => `${one.kind} ${namespaceOf(one)}`));

/** The objects of some kinds that are applied with a document, in its namespace. */
function beside(document: ManifestDocument, set: ManifestSet, kinds: readonly string[]): ManifestDocument[] {
  return kinds.flatMap((kind) => indexOf(set).get(`${kind} ${namespaceOf(document)}`) ?? []);
}

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

const protocolOf = (port: Spot): string => text(at(port, 'protocol')) ?? 'TCP';

const noPods: ManifestRule = {
  id: 'manifest/service-without-pods',
  severity: 'warning',
  kinds: ['Service'],
  title: 'A Service’s selector does not match the workload that is applied with it',
  why: 'A Service whose selector matches no pod has no endpoints, and connections to it lead nowhere.',
  mend: 'Write the labels of the pods’ template into the selector, all of them or some.',
  follows: opened('services-networking/service.md', 'Kubernetes: defining a Service'),
  check: (document, set) => {
    const { spot, labels } = selectorOf(document);
    const workload = meantFor(document, set);
    if (workload === undefined || at(rootOf(document), 'spec', 'type').value === 'ExternalName') return [];
    if (!isSet(spot)) {
      const byHand = beside(document, set, ['Endpoints', 'EndpointSlice']).length > 0;
      if (byHand || nameOf(workload) !== nameOf(document)) return [];
      const message = `The Service has no selector, expected labels of the ${workload.kind} ${nameOf(workload)}`;
      return atKey(spot, message, 'Add selector with labels of the pods’ template.');
    }
    if (labels.length === 0) return [];
    if (beside(document, set, workloadKinds).some((other) => matches(other, labels))) return [];
    const asked = labels.map(([key, { value }]) => `${key}: ${String(value)}`).join(', ');
    const message = `The selector asks for ${quoted(asked)}, which no pod here has, expected labels of the ${workload.kind} ${nameOf(workload)}`;
    return atKey(spot, message, 'Write labels of the pods’ template.');
  },
};

const targetName: ManifestRule = {
  id: 'manifest/target-port-name',
  severity: 'warning',
  kinds: ['Service'],
  title: 'A Service sends to a named port that none of its pods has',
  why: 'The API server takes any name. One that no port of a pod has leaves the Service without an endpoint for that port.',
  mend: 'Use the name of a port of a container, or its number.',
  follows: opened('endpointslice/utils.go', 'Kubernetes: getEndpointPorts and findPort'),
  check: (document, set) => {
    const { labels } = selectorOf(document);
    const ports = items(at(rootOf(document), 'spec', 'ports')).filter((port) => text(at(port, 'targetPort')));
    if (labels.length === 0 || ports.length === 0) return [];
    const found = beside(document, set, workloadKinds).filter((workload) => matches(workload, labels));
    if (found.length === 0) return [];
    const named = found.flatMap(containersOf).flatMap((container) => items(at(container, 'ports')));
    return ports.flatMap((port) => {
      const spot = at(port, 'targetPort');
      const name = text(spot);
      const protocol = protocolOf(port);
      const known = named.filter((one) => protocolOf(one) === protocol).flatMap((one) => text(at(one, 'name')) ?? []);
      const sort = protocol === 'TCP' ? '' : ` for ${protocol}`;
      if (name === undefined || known.includes(name)) return [];
      const message = `targetPort is ${quoted(name)}, expected the name of a port of its pods${sort}, ${known.length === 0 ? 'of which none has one' : `which have ${listed(known)}`}`;
      return atValue(spot, message, 'Correct the name, or give the port’s number.');
    });
  },
};

/** Labels by which versions of one program differ, as those of a canary do from the others. */
const versionLabel = /(^|[./-])(version|track|release|revision|rev|colou?r|canary|variant|slot|stage|hash)$/i;

const labelsOf = (workload: ManifestDocument): Spot => at(templateOf(workload), 'metadata', 'labels');

/** Whether two workloads are versions of one program, by a label of theirs. */
const areVersions = (one: ManifestDocument, other: ManifestDocument): boolean =>
  [one, other]
    .flatMap((workload) => entries(labelsOf(workload)))
    .some(([key]) => versionLabel.test(key) && at(labelsOf(one), key).value !== at(labelsOf(other), key).value);

/** The programs that a workload runs: its images, whatever their version. */
const imagesOf = (workload: ManifestDocument): string[] =>
  containersOf(workload).flatMap((container) => text(at(container, 'image'))?.replace(/(:[^/]*|@.*)$/, '') ?? []);

/** Whether a workload’s pods say that they listen where a Service sends to. */
const listens = (workload: ManifestDocument, service: ManifestDocument): boolean =>
  items(at(rootOf(service), 'spec', 'ports')).some((port) => {
    const target = at(port, 'targetPort').value ?? at(port, 'port').value;
    return containersOf(workload)
      .flatMap((container) => items(at(container, 'ports')))
      .some((one) => [at(one, 'containerPort').value, at(one, 'name').value].includes(target));
  });

/** As many workloads of a namespace as are compared; nobody has so many behind one Service. */
const compared = 100;

const twoPrograms: ManifestRule = {
  id: 'manifest/service-two-workloads',
  severity: 'warning',
  kinds: ['Service'],
  title: 'A Service’s selector takes in the pods of two programs',
  why: 'Every pod with the labels gets its share of the connections, so that some reach a program that does not know them. Versions of one program are told apart by a label such as `version` or `track`, have the same image and listen on the same port.',
  mend: 'Give each program a label of its own, and add it to the selector.',
  follows: opened('services-networking/service.md', 'Kubernetes: defining a Service'),
  check: (document, set) => {
    const { spot, labels } = selectorOf(document);
    // One without an address is for those who ask for single pods.
    if (labels.length === 0 || at(rootOf(document), 'spec', 'clusterIP').value === 'None') return [];
    const workloads = beside(document, set, workloadKinds).slice(0, compared);
    const found = workloads.filter((workload) => matches(workload, labels));
    const first =
      found.find((one) => nameOf(one) === nameOf(document)) ?? found.find((one) => listens(one, document)) ?? found[0];
    if (first === undefined) return [];
    const images = new Set(imagesOf(first));
    const other = found.find(
      (one) =>
        nameOf(one) !== nameOf(first) &&
        !areVersions(one, first) &&
        (!imagesOf(one).some((image) => images.has(image)) || (listens(first, document) && !listens(one, document))),
    );
    // A folder that has the Service twice is of alternatives.
    const isMine = (one: ManifestDocument) => nameOf(one) === nameOf(document);
    if (other === undefined || beside(document, set, ['Service']).filter(isMine).length > 1) return [];
    const message = `The selector takes in the ${first.kind} ${nameOf(first)} and the ${other.kind} ${nameOf(other)}, which are two programs, expected the pods of one`;
    return atKey(spot, message, 'Add a label that only one of the two has.');
  },
};

export const servicePodsRules: readonly ManifestRule[] = [noPods, targetName, twoPrograms];
