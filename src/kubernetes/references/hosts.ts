import { groupOf } from '../object-kinds.ts';
import type { ManifestDocument } from '../parse.ts';
import { atValue, type Objections } from '../rules/manifest-rule.ts';
import { rootOf, type Spot, spotsAt, text } from '../spot.ts';
import { gatewayGroup, routeKinds } from './gateway-references.ts';
import { overlap } from './hostnames.ts';
import type { Known } from './known.ts';
import { expectedOf } from './reference-words.ts';
import type { ReferenceRule } from './set.ts';

/** Where objects say for which hosts they are, by group and kind. */
const places: Readonly<Record<string, readonly string[]>> = {
  'networking.k8s.io/Ingress': ['spec.rules.*.host', 'spec.tls.*.hosts.*'],
  'cert-manager.io/Certificate': ['spec.dnsNames.*'],
  [`${gatewayGroup}/Gateway`]: ['spec.listeners.*.hostname'],
  [`${gatewayGroup}/ListenerSet`]: ['spec.listeners.*.hostname'],
  ...Object.fromEntries(routeKinds.map((kind) => [`${gatewayGroup}/${kind}`, ['spec.hostnames.*']])),
};

/** Names that only the cluster itself resolves are nobody’s to give. */
const isInternal = (host: string): boolean => /\.svc(\.|$)|\.local$/.test(host);

function hostsOf(document: ManifestDocument): Spot[] {
  const key = `${groupOf(document.apiVersion)}/${document.kind}`;
  if (!Object.hasOwn(places, key)) return [];
  return (places[key] ?? []).flatMap((path) => spotsAt(rootOf(document), path));
}

function objection(spot: Spot, { hosts: known, environment }: Known): Objections {
  const host = text(spot);
  if (host === undefined || host === '' || isInternal(host)) return [];
  if (known.includes(host) || (host.startsWith('*.') && known.some((one) => overlap(host, one)))) return [];
  const message = `Neither the platform nor the option knows the host “${host}”${environment === undefined ? '' : ` in ${environment}`}, ${expectedOf(host, known, 'expected one that they know')}`;
  return atValue(spot, message, 'Use a known host, or declare this one in the option’s provisions.');
}

export const unknownHost: ReferenceRule = {
  id: 'manifest/unknown-host',
  title: 'A manifest names a host that neither the platform nor the option knows in its environment',
  why: 'A host that appears only in a sample is a typing mistake, or a decision nobody recorded; one of another environment would take that one’s requests.',
  mend: 'Use a known host, or declare the new one in the option’s provisions.',
  check: ({ documents, known }) =>
    known === undefined ? [] : documents.flatMap(hostsOf).flatMap((spot) => objection(spot, known)),
};
