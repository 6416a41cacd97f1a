import { isIP } from 'node:net';
import { at, isSet, items, rootOf, type Spot, text } from '../spot.ts';
import { repeats } from './gateway-api.ts';
import { atKey, atValue, type ManifestRule, type Objections } from './manifest-rule.ts';
import { opened } from './upstream.ts';

const typeOfAddress = (address: Spot): string => text(at(address, 'type')) ?? 'IPAddress';

const hostname = /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

function malformed(address: Spot): Objections {
  const spot = at(address, 'value');
  const value = text(spot);
  const type = typeOfAddress(address);
  if (value === undefined) return [];
  if (type === 'IPAddress' && isIP(value) === 0) {
    const message = `“${value}” is no IP address, expected one of version 4 or 6`;
    const help = hostname.test(value) ? 'Write type: Hostname, or give an IP address.' : 'Give an IP address.';
    return atValue(spot, message, help);
  }
  if (type !== 'Hostname' || hostname.test(value)) return [];
  const message = `“${value}” is no host name, expected lower-case labels joined by dots`;
  return atValue(spot, message, 'Give a host name without scheme, port or path.');
}

function keyOf(address: Spot): string | undefined {
  const value = text(at(address, 'value'));
  const type = typeOfAddress(address);
  return value === undefined || !['IPAddress', 'Hostname'].includes(type) ? undefined : `${type} ${value}`;
}

const addresses: ManifestRule = {
  id: 'manifest/gateway-addresses',
  kinds: ['Gateway'],
  title: 'An address of a Gateway is malformed or stands twice',
  why: 'The API server refuses the Gateway.',
  mend: 'Give each address once, in the form that its type has; without a type it is an IP address.',
  follows: opened('gateway_types.go', 'Gateway API: GatewaySpec, addresses, and GatewaySpecAddress'),
  check: (document) => {
    const list = items(at(rootOf(document), 'spec', 'addresses'));
    return [
      ...list.flatMap(malformed),
      ...repeats(list, keyOf).map((address) => {
        const message = `The address “${text(at(address, 'value'))}” stands twice, expected each once`;
        return atValue(at(address, 'value'), message, 'Remove one of the two.');
      }),
    ];
  },
};

function selectorObjections(namespaces: Spot): Objections {
  const from = at(namespaces, 'from');
  const selector = at(namespaces, 'selector');
  if (text(from) === 'Selector' && !isSet(selector)) {
    const message = 'Namespaces are taken from a selector and there is none, expected one';
    return atValue(from, message, 'Add selector with the labels of the namespaces.');
  }
  if (!isSet(selector) || text(from) === 'Selector') return [];
  const message = `The selector is not read, because from is ${text(from) ?? 'not set'}, expected Selector`;
  return atKey(selector, message, 'Write from: Selector, or remove the selector.');
}

const selector: ManifestRule = {
  id: 'manifest/namespace-selector',
  severity: 'warning',
  kinds: ['Gateway', 'ListenerSet'],
  title: 'A selector of namespaces is missing, or stands where nobody reads it',
  why: 'The API server takes it. Without `from: Selector` the selector is ignored: the namespaces that it names are not let in, or all are. With `from: Selector` there has to be one.',
  mend: 'Set `from: Selector` and `selector` together.',
  follows: opened('gateway_types.go', 'Gateway API: RouteNamespaces and ListenerNamespaces'),
  check: (document) => {
    const spec = at(rootOf(document), 'spec');
    return [
      ...items(at(spec, 'listeners')).map((one) => at(one, 'allowedRoutes', 'namespaces')),
      at(spec, 'allowedListeners', 'namespaces'),
    ].flatMap(selectorObjections);
  },
};

export const gatewayReachRules: readonly ManifestRule[] = [addresses, selector];
