import { isIP } from 'node:net';
import { milliseconds } from '../../controllers/durations.ts';
import type { ManifestDocument } from '../parse.ts';
import { at, items, rootOf, type Spot, text } from '../spot.ts';
import { filtersOf, rulesOf } from './gateway-api.ts';
import { atKey, atValue, type ManifestRule } from './manifest-rule.ts';
import { opened } from './upstream.ts';

const timeouts: ManifestRule = {
  id: 'manifest/route-timeouts',
  kinds: ['HTTPRoute'],
  title: 'A request to the backend may take longer than the whole request',
  why: 'The API server refuses the route: the time for the whole includes each try.',
  mend: 'Make `backendRequest` at most as long as `request`; a `request` of 0s sets no limit.',
  follows: opened('httproute_types.go@8a587c3', 'Gateway API: HTTPRouteTimeouts'),
  check: (document) =>
    rulesOf(document).flatMap((rule) => {
      const whole = text(at(rule, 'timeouts', 'request')) ?? '0s';
      const spot = at(rule, 'timeouts', 'backendRequest');
      const one = text(spot) ?? '0s';
      const limit = milliseconds(whole, 'gateway') ?? 0;
      if (limit === 0 || (milliseconds(one, 'gateway') ?? 0) <= limit) return [];
      const message = `The time for the backend is ${one} and for the whole request ${whole}, expected no more than ${whole}`;
      return atValue(spot, message, `Write backendRequest: ${whole}, or give the whole request longer.`);
    }),
};

/** Every place in which one of the API’s objects has the name of a host. */
function hostnamesIn(root: Spot): Spot[] {
  const spec = at(root, 'spec');
  const filters = filtersOf(root.document);
  return [
    ...items(at(spec, 'hostnames')),
    ...items(at(spec, 'listeners')).map((listener) => at(listener, 'hostname')),
    ...['urlRewrite', 'requestRedirect'].flatMap((member) => filters.map((filter) => at(filter, member, 'hostname'))),
    at(spec, 'validation', 'hostname'),
  ];
}

const hostnameAddress: ManifestRule = {
  id: 'manifest/hostname-address',
  kinds: ['BackendTLSPolicy', 'Gateway', 'GRPCRoute', 'HTTPRoute', 'ListenerSet', 'TLSRoute'],
  title: 'An IP address stands where a host name belongs',
  why: 'The API server takes the digits for a name, but the Gateway API allows no addresses here.',
  mend: 'Give a name, or leave the field out to take every host.',
  follows: opened('shared_types.go@1c3cc4c', 'Gateway API: Hostname and PreciseHostname'),
  check: (document) =>
    hostnamesIn(rootOf(document))
      .filter((spot) => isIP(text(spot) ?? '') !== 0)
      .map((spot) => {
        const message = `The host name is the IP address ${text(spot)}, expected a name`;
        return atValue(spot, message, 'Give the name under which clients know the host.');
      }),
};

/** The filters that answer a request themselves, or may do so. */
const answering = ['ExtensionRef', 'RequestRedirect'];

/** A route of a mesh hangs on a Service, which may be its backend, too. */
const inMesh = (document: ManifestDocument): boolean =>
  items(at(rootOf(document), 'spec', 'parentRefs')).some((ref) => text(at(ref, 'kind'))?.startsWith('Service'));

const noBackend: ManifestRule = {
  id: 'manifest/route-without-backend',
  severity: 'warning',
  kinds: ['GRPCRoute', 'HTTPRoute'],
  title: 'A rule of a route leads nowhere',
  why: 'Requests that match it are forwarded nowhere, and the Gateway answers them with an error.',
  mend: 'Give the rule a backend, or a filter that answers.',
  follows: opened('httproute.md', 'Gateway API: HTTPRoute, BackendRefs'),
  check: (document) =>
    rulesOf(document)
      .filter(
        (rule) =>
          !inMesh(document) &&
          items(at(rule, 'backendRefs')).length === 0 &&
          !items(at(rule, 'filters')).some((filter) => answering.includes(text(at(filter, 'type')) ?? '')),
      )
      .map((rule) => {
        const message = 'The rule has neither a backend nor a filter that answers, expected one of the two';
        return atKey(rule, message, 'Add backendRefs with a Service and its port.');
      }),
};

export const httpRouteRules: readonly ManifestRule[] = [timeouts, hostnameAddress, noBackend];
