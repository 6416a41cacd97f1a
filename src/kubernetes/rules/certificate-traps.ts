import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import { at, entries, isSet, items, rootOf, type Spot, text } from '../spot.ts';
import {
  atKey,
  atValue,
  type ManifestRule,
  type ManifestSet,
  type Objections,
  type UpstreamRule,
} from './manifest-rule.ts';
import { quoted } from './name-forms.ts';
import { opened } from './upstream.ts';

const kinds = ['Gateway', 'Ingress', 'ListenerSet'];

const sync = (name: string): UpstreamRule => opened('certificate-shim/sync.go', `cert-manager: ${name}`);

const prefix = 'cert-manager.io/';

const annotation = (document: ManifestDocument, name: string): Spot =>
  at(rootOf(document), 'metadata', 'annotations', `${prefix}${name}`);

/** Whether cert-manager is asked to make certificates for an object. */
const asksFor = (document: ManifestDocument): boolean =>
  ['issuer', 'cluster-issuer'].some((name) => isSet(annotation(document, name)));

const twoIssuers: ManifestRule = {
  id: 'manifest/certificate-two-issuers',
  kinds,
  title: 'An object asks two issuers for its certificate',
  why: 'cert-manager then makes no certificate. All that it says of it is an event on the object.',
  mend: 'Keep cluster-issuer alone, or issuer with the kind and group that it needs.',
  follows: sync('issuerForIngressLike'),
  check: (document) => {
    const cluster = annotation(document, 'cluster-issuer');
    if (!isSet(cluster)) return [];
    const other = ['issuer', 'issuer-kind', 'issuer-group'].find((name) => isSet(annotation(document, name)));
    if (other === undefined) return [];
    const message = `The annotation cluster-issuer stands beside ${other}, expected one of the two`;
    return atKey(cluster, message, `Remove ${prefix}cluster-issuer or ${prefix}${other}.`);
  },
};

function inIngress(document: ManifestDocument): Objections {
  const blocks = items(at(rootOf(document), 'spec', 'tls'));
  const seen = new Set<string>();
  return blocks.flatMap((block): Objections => {
    const name = text(at(block, 'secretName')) ?? '';
    const missing = [
      ...(items(at(block, 'hosts')).length === 0 ? ['hosts'] : []),
      ...(name === '' ? ['secretName'] : []),
    ];
    if (missing.length > 0) {
      const message = `The TLS entry has no ${missing.join(' and no ')}, expected both, as cert-manager leaves it out without`;
      return atValue(block, message, `Add ${missing.join(' and ')}.`);
    }
    const repeated = seen.has(name);
    seen.add(name);
    if (!repeated) return [];
    const message = `The Secret ${quoted(name)} stands in two TLS entries, expected one, as cert-manager makes no certificate at all`;
    return atValue(at(block, 'secretName'), message, 'Put the hosts into one entry.');
  });
}

/** The listeners that cert-manager makes certificates for. */
const terminating = (document: ManifestDocument): Spot[] => {
  const ignored = (text(annotation(document, 'ignore-tls-listeners')) ?? '').split(',').map((name) => name.trim());
  return items(at(rootOf(document), 'spec', 'listeners')).filter(
    (listener) =>
      ['HTTPS', 'TLS'].includes(text(at(listener, 'protocol')) ?? '') &&
      text(at(listener, 'tls', 'mode')) !== 'Passthrough' &&
      !ignored.includes(text(at(listener, 'name')) ?? ''),
  );
};

const inListeners = (document: ManifestDocument): Objections =>
  terminating(document).flatMap((listener): Objections => {
    if ((text(at(listener, 'hostname')) ?? '') === '') {
      const message = 'The listener has no hostname, expected one, as cert-manager makes no certificate without';
      return atValue(listener, message, 'Add hostname: with the name.');
    }
    return items(at(listener, 'tls', 'certificateRefs')).flatMap((reference) => {
      const namespace = at(reference, 'namespace');
      if (!isSet(namespace) || text(namespace) === namespaceOf(document)) return [];
      const message =
        'The certificate lies in another namespace, expected the listener’s own, where cert-manager makes it';
      return atValue(namespace, message, 'Remove namespace:, or make a Certificate there.');
    });
  });

const uncertified: ManifestRule = {
  id: 'manifest/certificate-left-out',
  severity: 'warning',
  kinds,
  title: 'cert-manager is asked for a certificate that it will not make',
  why: 'It leaves out what it cannot read, with an event on the object. Unless somebody else provides the Secret, the edge has no certificate for the name.',
  mend: 'Give each TLS entry of an Ingress its hosts and a Secret of its own, and each listener its hostname.',
  follows: sync('buildCertificates and checkForDuplicateSecretNames'),
  check: (document) => {
    if (!asksFor(document)) return [];
    return document.kind === 'Ingress' ? inIngress(document) : inListeners(document);
  },
};

/** The issuer that a Certificate or an annotated object asks, where its manifest is applied with it. */
function issuerOf(document: ManifestDocument, set: ManifestSet): ManifestDocument | undefined {
  const reference = at(rootOf(document), 'spec', 'issuerRef');
  const certified = document.kind === 'Certificate';
  const cluster = text(annotation(document, 'cluster-issuer'));
  const name = certified ? text(at(reference, 'name')) : (cluster ?? text(annotation(document, 'issuer')));
  const kind =
    text(certified ? at(reference, 'kind') : annotation(document, 'issuer-kind')) ??
    (cluster !== undefined && !certified ? 'ClusterIssuer' : 'Issuer');
  return set.find(
    (other) =>
      other.kind === kind &&
      text(at(rootOf(other), 'metadata', 'name')) === name &&
      (kind === 'ClusterIssuer' || namespaceOf(other) === namespaceOf(document)),
  );
}

/** The names that a document wants in its certificates. */
function namesIn(document: ManifestDocument): Spot[] {
  const spec = at(rootOf(document), 'spec');
  if (document.kind === 'Certificate') return [at(spec, 'commonName'), ...items(at(spec, 'dnsNames'))];
  if (document.kind === 'Ingress') return items(at(spec, 'tls')).flatMap((entry) => items(at(entry, 'hosts')));
  return terminating(document).map((one) => at(one, 'hostname'));
}

const wildcard: ManifestRule = {
  id: 'manifest/certificate-wildcard',
  kinds: ['Certificate', ...kinds],
  title: 'A wildcard certificate is asked of an issuer that proves itself over HTTP alone',
  why: 'An HTTP-01 challenge cannot be used to issue wildcard certificates, so there never is one.',
  mend: 'Give the issuer a dns01 solver, or ask for each name by itself.',
  follows: opened('challenge-types.md', 'Let’s Encrypt: challenge types'),
  check: (document, set) => {
    const issuer = issuerOf(document, set);
    if (issuer === undefined) return [];
    const solvers = items(at(rootOf(issuer), 'spec', 'acme', 'solvers'));
    if (solvers.length === 0 || solvers.some((solver) => entries(at(solver, 'dns01')).length > 0)) return [];
    return namesIn(document)
      .filter((spot) => text(spot)?.startsWith('*.'))
      .map((spot) => {
        const message = `The name ${quoted(text(spot) ?? '')} is a wildcard and the issuer has no dns01 solver, expected one`;
        return atValue(spot, message, 'Add a dns01 solver to the issuer, or name each host.');
      });
  },
};

export const certificateTrapRules: readonly ManifestRule[] = [twoIssuers, uncertified, wildcard];
