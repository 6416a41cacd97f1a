import { isIP } from 'node:net';
import { milliseconds } from '../../controllers/durations.ts';
import type { ManifestDocument } from '../parse.ts';
import { at, items, number, rootOf, type Spot, text } from '../spot.ts';
import { atKey, atValue, type ManifestRule, type Objections } from './manifest-rule.ts';
import { isDnsSubdomain, quoted } from './name-forms.ts';
import { opened } from './upstream.ts';

const refused = 'cert-manager’s webhook refuses the object.';

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

const minute = 60_000;
const hour = 60 * minute;
/** cert-manager’s pkg/apis/certmanager/v1/const.go has these. */
const limits = { shortest: hour, usual: 90 * 24 * hour, latest: 5 * minute };

const fields = ['duration', 'renewBefore'] as const;
const specOf = (document: ManifestDocument): Spot => at(rootOf(document), 'spec');
const timeAt = (spot: Spot): number | undefined => milliseconds(text(spot) ?? '', 'go');

const form: ManifestRule = {
  id: 'manifest/certificate-duration-form',
  kinds,
  title: 'A Certificate’s time is written in units that Go does not have',
  why: 'The object cannot be read. There is no unit for days: 90 days are 2160h.',
  mend: 'Write hours, minutes and seconds: 2160h, 90m, 1h30m.',
  follows: opened('certificate.md', 'cert-manager: Certificate resource, on duration and renewBefore'),
  check: (document) =>
    fields.flatMap((field) => {
      const spot = at(specOf(document), field);
      const value = text(spot);
      if (value === undefined || milliseconds(value, 'go') !== undefined) return [];
      const message = `The ${field} is ${quoted(value)}, expected hours, minutes and seconds, such as 2160h`;
      return atValue(spot, message, 'Write the time in hours, such as 2160h for 90 days.');
    }),
};

/** A time in the largest of hours, minutes and seconds that says it without a fraction. */
function inWords(milliseconds: number): string {
  if (milliseconds % hour === 0) return `${milliseconds / hour}h`;
  return milliseconds % minute === 0 ? `${milliseconds / minute}m` : `${milliseconds / 1000}s`;
}

/** When a certificate is renewed before its end, as it is written: a time, or what is left after a percentage. */
function renewals(spec: Spot, duration: number): { spot: Spot; before: number }[] {
  const time = at(spec, 'renewBefore');
  const percentage = at(spec, 'renewBeforePercentage');
  const before = timeAt(time);
  const percent = number(percentage);
  return [
    ...(before === undefined ? [] : [{ spot: time, before }]),
    ...(percent === undefined ? [] : [{ spot: percentage, before: (duration * (100 - percent)) / 100 }]),
  ];
}

function wrongOrder(spec: Spot): Objections {
  const duration = timeAt(at(spec, 'duration')) ?? limits.usual;
  const found = renewals(spec, duration);
  if (found.length > 1) {
    const [, second] = found;
    const message = 'renewBefore and renewBeforePercentage both stand here, expected one of the two';
    return second === undefined ? [] : atValue(second.spot, message, 'Keep one of the two.');
  }
  return found.flatMap(({ spot, before }) => {
    const help = 'Give a time of at least 5m that is shorter than the duration.';
    if (before < limits.latest) {
      return atValue(spot, `It is renewed ${inWords(before)} before its end, expected at least 5m`, help);
    }
    if (before < duration) return [];
    const message = `It is renewed ${inWords(before)} before its end and lasts ${inWords(duration)}, expected less than that`;
    return atValue(spot, message, help);
  });
}

const order: ManifestRule = {
  id: 'manifest/certificate-duration',
  kinds,
  title: 'A Certificate lasts too short, or is to be renewed before it begins',
  why: `${refused} It takes no certificate that lasts less than an hour, and none that is renewed less than five minutes before its end or earlier than its beginning.`,
  mend: 'Give a duration of at least 1h, and a renewBefore of at least 5m that is shorter than it; without a duration it is 2160h.',
  follows: opened('validation/certificate.go', 'cert-manager: ValidateDuration'),
  check: (document) => {
    const spec = specOf(document);
    const spot = at(spec, 'duration');
    const duration = timeAt(spot);
    // A renewal that fits no such duration either would be the same fault twice.
    if (duration !== undefined && duration < limits.shortest) {
      const message = `The Certificate lasts ${inWords(duration)}, expected at least 1h`;
      return atValue(spot, message, 'Give at least 1h, or leave it out for 2160h.');
    }
    return wrongOrder(spec);
  },
};

export const certificateRules: readonly ManifestRule[] = [addresses, issuerKind, names, secretName, form, order];
