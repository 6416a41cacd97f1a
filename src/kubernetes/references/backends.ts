import { annotationOf } from '../../controllers/index.ts';
import { groupOf } from '../object-kinds.ts';
import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import { at, entries, rootOf, type Spot, spotsAt, text } from '../spot.ts';
import { gatewayReferences } from './gateway-references.ts';

/** A Service that traffic is to be sent to. */
export interface Backend {
  readonly service: string;
  readonly namespace: string;
  /** Where the Service is named. */
  readonly name: Spot;
  /** Where its port is given, by number or by name; nothing is set there in a manifest that leaves it out. */
  readonly port: Spot;
}

const named = (name: Spot, namespace: string, port: Spot): Backend[] => {
  const service = text(name);
  return service === undefined ? [] : [{ service, namespace, name, port }];
};

/** An Ingress can only reach Services of its own namespace. */
function ofIngress(document: ManifestDocument): Backend[] {
  const root = rootOf(document);
  const services = ['spec.rules.*.http.paths.*.backend.service', 'spec.defaultBackend.service'].flatMap((path) =>
    spotsAt(root, path),
  );
  const spare = entries(at(root, 'metadata', 'annotations')).filter(([key]) => annotationOf(key)?.names === 'Service');
  return [
    ...services.flatMap((service) => {
      const byNumber = at(service, 'port', 'number');
      const port = byNumber.value === undefined ? at(service, 'port', 'name') : byNumber;
      return named(at(service, 'name'), namespaceOf(document), port);
    }),
    ...spare.flatMap(([, spot]) => named(spot, namespaceOf(document), at(spot, 'port'))),
  ];
}

/** The Services that an Ingress or a route of the Gateway API sends traffic to. */
export function backendsOf(document: ManifestDocument): Backend[] {
  const group = groupOf(document.apiVersion);
  if (document.kind === 'Ingress' && group === 'networking.k8s.io') return ofIngress(document);
  return gatewayReferences(document)
    .filter((reference) => reference.group === '' && reference.kind === 'Service')
    .flatMap(({ spot, namespace }) => named(at(spot, 'name'), namespace, at(spot, 'port')));
}
