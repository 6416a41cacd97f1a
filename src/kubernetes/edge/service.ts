import { upstream } from '../../controllers/controller.ts';
import type { ClientAddress } from '../../controllers/values.ts';
import { type KnownValue, notKnown } from '../../record/known-value.ts';
import type { NamedPlace, PortSetting, RouteSettings } from '../route.ts';

/** What a Service that opens a port to the outside makes of the way in. */
export interface ServiceEdge {
  readonly route: RouteSettings;
  readonly ports: readonly PortSetting[];
  /** The class of the load balancer; unknown where the cluster’s own takes the Service. */
  readonly class: KnownValue<string>;
  /** Addresses asked for; unknown where the load balancer picks one, or the nodes’ own are meant. */
  readonly address: KnownValue<string>;
  /** Who may connect, where the load balancer enforces it. */
  readonly sourceRanges: KnownValue<string>;
  readonly clientAddress: KnownValue<ClientAddress>;
}

const sourceIp = upstream(
  'Kubernetes: source addresses',
  'kubernetes/website',
  'content/en/docs/tutorials/services/source-ip.md',
);
function listed(names: readonly NamedPlace[]): KnownValue<string> {
  const [first] = names;
  return first === undefined ? notKnown : { value: names.map(({ name }) => name).join(', '), place: first.place };
}

const policies: Readonly<Record<string, ClientAddress>> = { Local: 'source kept', Cluster: 'hidden' };

/** What a Service makes of the way in; `undefined` for other objects. */
export function serviceEdge(route: RouteSettings): ServiceEdge | undefined {
  const { service, ports } = route;
  if (service === undefined) return undefined;
  const policy = service.externalTrafficPolicy;
  const kept = policies[policy?.name ?? ''];
  const written = policy === undefined || kept === undefined ? notKnown : { value: kept, place: policy.place };
  return {
    route,
    ports,
    class: listed(service.class === undefined ? [] : [service.class]),
    address: listed(service.addresses),
    sourceRanges: listed(service.sourceRanges),
    clientAddress: policy === undefined ? { value: 'hidden', source: sourceIp } : written,
  };
}
