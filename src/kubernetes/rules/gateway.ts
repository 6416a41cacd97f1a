import type { ManifestDocument } from '../parse.ts';
import { at, entries, isSet, items, number, rootOf, type Spot, text } from '../spot.ts';
import { repeats } from './gateway-api.ts';
import { atKey, atValue, type ManifestRule, type Objections } from './manifest-rule.ts';
import { opened } from './upstream.ts';

const kinds = ['Gateway', 'ListenerSet'];

const listenersOf = (document: ManifestDocument): Spot[] => items(at(rootOf(document), 'spec', 'listeners'));

/** Core protocols are compared without regard to case. */
const protocolOf = (listener: Spot): string => text(at(listener, 'protocol'))?.toUpperCase() ?? '';

/** The protocols of the API’s own that have no TLS. */
const plain: readonly string[] = ['HTTP', 'TCP', 'UDP'];

/** What a listener is told apart by: port, protocol and, if there is one, host name. */
function shareOf(listener: Spot): string | undefined {
  const port = number(at(listener, 'port'));
  if (port === undefined) return undefined;
  const host = text(at(listener, 'hostname'));
  return `port ${port} and protocol ${protocolOf(listener)}${host === undefined ? ' without a host name' : ` for ${host}`}`;
}

const listenerCollision: ManifestRule = {
  id: 'manifest/listener-collision',
  kinds,
  title: 'Two listeners cannot be told apart',
  why: 'A connection must lead to exactly one listener. Where port, protocol and host name are the same, the API server refuses the Gateway; beside a TCP listener on the same port, a controller that supports TCP must accept neither.',
  mend: 'Give the two different ports or host names.',
  follows: opened('gateway_types.go', 'Gateway API: GatewaySpec, distinct listeners'),
  check: (document) => {
    const listeners = listenersOf(document);
    const tcp = listeners.filter((one) => protocolOf(one) === 'TCP');
    const tcpPorts = new Set(tcp.map((one) => number(at(one, 'port'))));
    return [
      ...repeats(listeners, shareOf).map((listener) => {
        const message = `An earlier listener has ${shareOf(listener)} too, expected a difference in one`;
        return atKey(listener, message, 'Change the port or the hostname, or remove one of the two.');
      }),
      ...listeners.flatMap((listener) => {
        const protocol = protocolOf(listener);
        const port = at(listener, 'port');
        if (!['HTTP', 'HTTPS', 'TLS'].includes(protocol) || !tcpPorts.has(number(port) ?? 0)) return [];
        const message = `Port ${number(port)} is shared by listeners of TCP and ${protocol}, expected it for one of the two`;
        return atValue(port, message, 'Give one of the two listeners another port.');
      }),
    ];
  },
};

const listenerHostname: ManifestRule = {
  id: 'manifest/listener-hostname',
  kinds,
  title: 'A TCP or UDP listener has a host name',
  why: 'Neither protocol carries one. The API server refuses the Gateway.',
  mend: 'Remove the host name, or use a protocol that has one: HTTP, HTTPS or TLS.',
  follows: opened('gateway_types.go', 'Gateway API: GatewaySpec, listeners'),
  check: (document) =>
    listenersOf(document)
      .filter((listener) => ['TCP', 'UDP'].includes(protocolOf(listener)) && isSet(at(listener, 'hostname')))
      .map((listener) => {
        const message = `A ${protocolOf(listener)} listener has a hostname, expected none`;
        return atKey(at(listener, 'hostname'), message, 'Remove hostname.');
      }),
};

/**
 * Controllers of clouds may take certificates from elsewhere, and then want no `tls`: from the map that Google’s annotation
 * names, or from parameters of the Gateway.
 */
const hasOtherCertificates = (document: ManifestDocument): boolean =>
  isSet(at(rootOf(document), 'metadata', 'annotations', 'networking.gke.io/certmap')) ||
  isSet(at(rootOf(document), 'spec', 'infrastructure', 'parametersRef'));

function tlsObjections(listener: Spot): Objections {
  const protocol = protocolOf(listener);
  const tls = at(listener, 'tls');
  const mode = at(tls, 'mode');
  if (plain.includes(protocol) && isSet(tls)) {
    const message = `A listener of protocol ${protocol} has tls, expected none`;
    const help = protocol === 'HTTP' ? 'Write protocol: HTTPS, or remove tls.' : 'Write protocol: TLS, or remove tls.';
    return atKey(tls, message, help);
  }
  const needsTls = protocol === 'TLS' || (protocol === 'HTTPS' && !hasOtherCertificates(listener.document));
  if (needsTls && !isSet(tls)) {
    const message = `A listener of protocol ${protocol} has no tls, expected it`;
    return atKey(listener, message, protocol === 'HTTPS' ? 'Add tls with certificateRefs.' : 'Add tls with its mode.');
  }
  if (protocol !== 'HTTPS' || text(mode) !== 'Passthrough') return [];
  const message = 'The mode of an HTTPS listener is Passthrough, expected Terminate';
  return atValue(mode, message, 'Write mode: Terminate, or use protocol TLS and a TLSRoute.');
}

const listenerTls: ManifestRule = {
  id: 'manifest/listener-tls',
  kinds,
  title: 'A listener’s protocol and its TLS settings do not go together',
  why: 'HTTP, TCP and UDP have no TLS, HTTPS ends it at the Gateway, and neither HTTPS nor TLS can do without settings. The API server or the controller refuses the listener.',
  mend: 'Set `tls` where the protocol is HTTPS or TLS and nowhere else; pass encrypted traffic through with protocol TLS only.',
  follows: opened('gateway_types.go', 'Gateway API: GatewaySpec, listeners and Listener, tls'),
  check: (document) => listenersOf(document).flatMap(tlsObjections),
};

const listenerCertificate: ManifestRule = {
  id: 'manifest/listener-certificate',
  kinds,
  title: 'A listener ends TLS and has no certificate',
  why: 'The API server refuses the Gateway: where TLS ends, a certificate must be named, or options through which the controller finds one.',
  mend: 'Name a Secret of type kubernetes.io/tls in `certificateRefs`.',
  follows: opened('gateway_types.go', 'Gateway API: ListenerTLSConfig'),
  check: (document) =>
    listenersOf(document)
      .filter((listener) => !plain.includes(protocolOf(listener)))
      .map((listener) => at(listener, 'tls'))
      .filter(
        (tls) =>
          isSet(tls) &&
          (text(at(tls, 'mode')) ?? 'Terminate') === 'Terminate' &&
          items(at(tls, 'certificateRefs')).length + entries(at(tls, 'options')).length === 0,
      )
      .map((tls) => {
        const message = 'The listener ends TLS and names no certificate, expected certificateRefs';
        return atKey(tls, message, 'Add certificateRefs with the name of a TLS Secret.');
      }),
};

export const gatewayRules: readonly ManifestRule[] = [
  listenerCollision,
  listenerHostname,
  listenerTls,
  listenerCertificate,
];
