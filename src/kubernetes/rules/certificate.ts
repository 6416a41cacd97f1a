import { isIP } from 'node:net';
import { at, items, rootOf, type Spot, text } from '../spot.ts';
import { atKey, atValue, type ManifestRule } from './manifest-rule.ts';
import { isDnsSubdomain, quoted } from './name-forms.ts';
import { opened } from './upstream.ts';

export const refused = 'cert-manager’s webhook refuses the object.';

const kinds = ['Certificate'];
const follows = opened('validation/certificate.go', 'cert-manager: ValidateCertificateSpec');

const filled = (spot: Spot): boolean => (text(spot) ?? '') !== '' || items(spot).length > 0;

/** The fields that give a certificate a subject; a literal one may hold a common name. */
const subjects = [
  ...['commonName', 'dnsNames', 'emailAddresses', 'ipAddresses', 'literalSubject', 'otherNames', 'uris'],
] as const;

const names: ManifestRule = {
  id: 'manifest/certificate-names',
  kinds,
  title: 'A Certificate names nothing that it is for',
  why: `${refused} A certificate that is for no name would prove nothing.`,
  mend: 'List the host names in dnsNames.',
  follows,
  check: (document) => {
    const spec = at(rootOf(document), 'spec');
    if (subjects.some((field) => filled(at(spec, field)))) return [];
    const message =
      'The Certificate is for no name, expected dnsNames, ipAddresses, uris, emailAddresses or a commonName';
    return atKey(spec, message, 'Add dnsNames: with the host names.');
  },
};

const issuerKind: ManifestRule = {
  id: 'manifest/certificate-issuer-kind',
  kinds,
  title: 'A Certificate’s issuer is of a kind that cert-manager does not have',
  why: refused,
  mend: 'Write kind: Issuer or kind: ClusterIssuer, or the group of the project that the kind belongs to.',
  follows: opened('validation/certificate.go', 'cert-manager: validateIssuerRef'),
  check: (document) => {
    const reference = at(rootOf(document), 'spec', 'issuerRef');
    const kind = text(at(reference, 'kind')) ?? '';
    const group = text(at(reference, 'group')) ?? '';
    if (!['', 'cert-manager.io'].includes(group) || ['', 'ClusterIssuer', 'Issuer'].includes(kind)) return [];
    const message = `The issuer’s kind is ${quoted(kind)} and its group cert-manager’s, expected Issuer or ClusterIssuer`;
    return atValue(at(reference, 'kind'), message, 'Add the group: that the kind belongs to.');
  },
};

const addresses: ManifestRule = {
  id: 'manifest/certificate-address',
  kinds,
  title: 'A Certificate has something for an IP address that is none',
  why: refused,
  mend: 'Give single addresses; host names belong into dnsNames.',
  follows: opened('validation/certificate.go', 'cert-manager: validateIPAddresses'),
  check: (document) =>
    items(at(rootOf(document), 'spec', 'ipAddresses')).flatMap((spot) => {
      const value = text(spot);
      if (value === undefined || isIP(value) !== 0) return [];
      const message = `The address is ${quoted(value)}, expected a single IP address`;
      return atValue(spot, message, 'Give a single address, or put the name into dnsNames.');
    }),
};

const secretName: ManifestRule = {
  id: 'manifest/certificate-secret',
  kinds,
  title: 'A Certificate’s Secret has a name that no Secret can have',
  why: refused,
  mend: 'Use small letters, digits, dashes and dots.',
  follows,
  check: (document) => {
    const spot = at(rootOf(document), 'spec', 'secretName');
    const value = text(spot);
    if (value === undefined || isDnsSubdomain(value)) return [];
    const message = `The Secret’s name is ${quoted(value)}, expected a DNS subdomain: small letters, digits, inner dashes and dots`;
    return atValue(spot, message, 'Use small letters, digits and dashes only.');
  },
};

export const certificateRules: readonly ManifestRule[] = [addresses, issuerKind, names, secretName];
