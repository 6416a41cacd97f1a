import type { ManifestDocument } from '../../kubernetes/parse.ts';
import type { RouteSettings } from '../../kubernetes/route.ts';
import { at, placeOf, rootOf, text } from '../../kubernetes/spot.ts';
import type { Finding } from '../../record/finding.ts';
import { selects } from './component-services.ts';
import { off, type Passage } from './entries.ts';

/** Of a Service, only the policy Local leaves the client's own address on what it passes on. */
function addressFindings(passage: Passage, document: ManifestDocument): Finding[] {
  const policy = at(rootOf(document), 'spec', 'externalTrafficPolicy');
  if (passage.entry.hop.keepsAddress !== true || text(policy) === 'Local') return [];
  const found = text(policy) ?? 'not set, which is Cluster';
  const message = `externalTrafficPolicy is ${found}, expected Local, as the path keeps the client’s address.`;
  return [off(passage, placeOf(policy), message)];
}

/** Where a Service that opens a port does not lead on what the path says. */
export function serviceFindings(passage: Passage, document: ManifestDocument, route: RouteSettings): Finding[] {
  const { entry, next } = passage;
  const { port: wanted } = entry.hop;
  if (wanted === undefined) return [];
  const opened = (port: RouteSettings['ports'][number]) => (route.kind === 'NodePort' ? port.nodePort : port.port);
  const index = route.ports.findIndex((port) => opened(port) === wanted);
  const port = route.ports[index];
  if (port === undefined) {
    const found = route.ports.map((one) => opened(one) ?? 'a port that the cluster picks').join(', ') || 'no port';
    return [
      off(passage, route.ports[0]?.place ?? route.place, `The ${route.kind} opens ${found}, expected ${wanted}.`),
    ];
  }
  const spec = at(rootOf(document), 'spec');
  const protocol = text(at(spec, 'ports', index, 'protocol')) ?? 'TCP';
  const { labels } = next.target.pods?.value ?? {};
  const wantedLabels = Object.entries(labels ?? {}).map((pair) => pair.join(': '));
  const missed = `The selector does not find the pods of ${next.target.label}, expected labels of theirs: ${wantedLabels.join(', ')}.`;
  const led = `The port leads to ${port.target} of the pods, expected ${next.hop.port}.`;
  const spoken = `The port is of ${protocol}, expected TCP for ${entry.hop.protocol}.`;
  return [
    ...addressFindings(passage, document),
    ...(next.hop.port === undefined || port.target === next.hop.port ? [] : [off(passage, port.place, led)]),
    ...(protocol === 'TCP' ? [] : [off(passage, port.place, spoken)]),
    ...(labels === undefined || selects(document, labels) ? [] : [off(passage, placeOf(at(spec, 'selector')), missed)]),
  ];
}

/** Of Services that lead where agents are to get in, none that opens a port for them. */
export function closedFindings(passage: Passage, routes: readonly RouteSettings[]): Finding[] {
  const { entry, next, documents } = passage;
  const { labels } = next.target.pods?.value ?? {};
  const [service] = documents.filter((one) => one.kind === 'Service' && labels !== undefined && selects(one, labels));
  if (entry.target.layer !== 'transit' || service === undefined || routes.length > 0) return [];
  const type = at(rootOf(service), 'spec', 'type');
  const message = `The Service is of type ${text(type) ?? 'ClusterIP, as none is set'}, expected one that opens a port to the outside.`;
  return [off(passage, placeOf(type), message)];
}
