import type { ManifestDocument } from './parse.ts';
import type { PortSetting, RouteSettings, ServiceSetting } from './route.ts';
import { commonSettings, given, hostsIn, named } from './route-common.ts';
import { at, items, number, placeOf, portOf, rootOf, type Spot, text } from './spot.ts';

function portSetting(entry: Spot): PortSetting[] {
  const port = number(at(entry, 'port'));
  if (port === undefined) return [];
  return [
    {
      port,
      target: portOf(at(entry, 'targetPort')) ?? port,
      ...given({ nodePort: number(at(entry, 'nodePort')) }),
      place: placeOf(entry),
    },
  ];
}

/** Annotations by which MetalLB is asked for addresses, with commas between. */
const addressAnnotations = ['metallb.io/loadBalancerIPs', 'metallb.universe.tf/loadBalancerIPs'];

function serviceSetting(document: ManifestDocument): ServiceSetting {
  const root = rootOf(document);
  const spec = at(root, 'spec');
  const asked = addressAnnotations.flatMap((key) => named(at(root, 'metadata', 'annotations', key)) ?? []);
  return {
    ...given({ class: named(at(spec, 'loadBalancerClass')) }),
    addresses: [
      ...asked.flatMap(({ name, place }) => name.split(',').map((address) => ({ name: address.trim(), place }))),
      ...hostsIn([at(spec, 'loadBalancerIP')]),
    ],
    sourceRanges: hostsIn(items(at(spec, 'loadBalancerSourceRanges'))),
    ...given({ externalTrafficPolicy: named(at(spec, 'externalTrafficPolicy')) }),
  };
}

/** Reads a Service that opens a port to the outside; `undefined` for one that stays inside the cluster. */
export function serviceSettings(document: ManifestDocument): RouteSettings | undefined {
  const spec = at(rootOf(document), 'spec');
  const type = text(at(spec, 'type'));
  if (type !== 'LoadBalancer' && type !== 'NodePort') return undefined;
  return {
    ...commonSettings(document, type),
    ports: items(at(spec, 'ports')).flatMap(portSetting),
    service: serviceSetting(document),
  };
}
