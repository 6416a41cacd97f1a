import { regexAnnotation, rewriteAnnotation, strippedBy } from '../controllers/ingress-nginx.ts';
import type { ManifestDocument } from './parse.ts';
import type { Backend, PathSetting, RouteSettings, TlsSetting } from './route.ts';
import { allItems, commonSettings, given, hostsIn, named, namespaceOf } from './route-common.ts';
import { at, items, placeOf, portOf, rootOf, type Spot, text } from './spot.ts';

function tlsOf(entry: Spot): TlsSetting {
  return {
    ...given({ secret: text(at(entry, 'secretName')) }),
    hosts: hostsIn(items(at(entry, 'hosts'))),
    place: placeOf(entry),
  };
}

/** An Ingress can only reach Services of its own namespace. */
function backendOf(spot: Spot): Backend | undefined {
  const service = text(at(spot, 'service', 'name'));
  if (service === undefined) return undefined;
  const port = portOf(at(spot, 'service', 'port', 'number')) ?? portOf(at(spot, 'service', 'port', 'name'));
  return {
    service,
    namespace: namespaceOf(spot.document),
    ...given({ port }),
    place: placeOf(at(spot, 'service', 'name')),
  };
}

/** Older than the field, and still read. */
const classAnnotation = 'kubernetes.io/ingress.class';

const matches: Readonly<Record<string, PathSetting['match']>> = { Exact: 'exact', Prefix: 'prefix' };

function pathsOf(document: ManifestDocument): PathSetting[] {
  const spec = at(rootOf(document), 'spec');
  const annotation = (key: string) => text(at(rootOf(document), 'metadata', 'annotations', key));
  const rewrite = annotation(rewriteAnnotation);
  const regex = annotation(regexAnnotation) === 'true' || rewrite !== undefined;
  const ruled = allItems(items(at(spec, 'rules')), 'http', 'paths').flatMap((entry): PathSetting[] => {
    const backend = backendOf(at(entry, 'backend'));
    if (backend === undefined) return [];
    const path = text(at(entry, 'path')) ?? '/';
    const pathType = text(at(entry, 'pathType'));
    return [
      {
        path,
        ...given({ pathType }),
        match: regex ? 'regex' : (matches[pathType ?? ''] ?? 'controller'),
        ...given({ strips: strippedBy(path, rewrite) }),
        backend,
        place: placeOf(entry),
      },
    ];
  });
  const fallback = backendOf(at(spec, 'defaultBackend'));
  return fallback === undefined
    ? ruled
    : [...ruled, { path: '/', match: 'prefix', backend: fallback, place: fallback.place }];
}

/** Reads an Ingress. */
export function ingressSettings(document: ManifestDocument): RouteSettings {
  const spec = at(rootOf(document), 'spec');
  const annotation = (key: string) => named(at(rootOf(document), 'metadata', 'annotations', key));
  return {
    ...commonSettings(document, 'Ingress'),
    ...given({
      class: named(at(spec, 'ingressClassName')) ?? annotation(classAnnotation),
      allowHttp: annotation('kubernetes.io/ingress.allow-http'),
    }),
    hosts: hostsIn(items(at(spec, 'rules')).map((rule) => at(rule, 'host'))),
    tls: items(at(spec, 'tls')).map(tlsOf),
    paths: pathsOf(document),
  };
}
