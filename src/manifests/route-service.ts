import type { ManifestDocument } from './parse.ts';
import type { PortSetting, RouteSettings } from './route.ts';
import { commonSettings } from './route-common.ts';
import { at, items, number, placeOf, portOf, rootOf, type Spot, text } from './spot.ts';

function portSetting(entry: Spot): PortSetting[] {
  const port = number(at(entry, 'port'));
  if (port === undefined) return [];
  const nodePort = number(at(entry, 'nodePort'));
  return [
    {
      port,
      target: portOf(at(entry, 'targetPort')) ?? port,
      ...(nodePort === undefined ? {} : { nodePort }),
      place: placeOf(entry),
    },
  ];
}

/** Reads a Service that opens a port to the outside; `undefined` for one that stays inside the cluster. */
export function serviceSettings(document: ManifestDocument): RouteSettings | undefined {
  const spec = at(rootOf(document), 'spec');
  const type = text(at(spec, 'type'));
  if (type !== 'LoadBalancer' && type !== 'NodePort') return undefined;
  return { ...commonSettings(document, type), ports: items(at(spec, 'ports')).flatMap(portSetting) };
}
