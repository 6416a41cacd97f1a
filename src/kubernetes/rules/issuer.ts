import { at, entries, items, keyPlaceOf, placeOf, rootOf, type Spot } from '../spot.ts';
import { acme, issuer, issuerValidation, refused } from './cert-manager.ts';
import { isSet } from './gateway-api.ts';
import type { ManifestRule, Objection } from './rule.ts';

const kinds = ['ClusterIssuer', 'Issuer'];

const types = ['acme', 'ca', 'selfSigned', 'vault', 'venafi'] as const;

/** Those of some fields that were written. */
const written = (spot: Spot, fields: readonly string[]): Spot[] => fields.map((field) => at(spot, field)).filter(isSet);

const nameOf = (spot: Spot): string => String(spot.path.at(-1));

/** What to say where not exactly one of some fields stands: at the second of them, or where one is missing. */
function exactlyOne(spot: Spot, what: string, fields: readonly string[]): Objection[] {
  const found = written(spot, fields);
  const help = 'Keep exactly one of them.';
  if (found.length === 1) return [];
  const [, second] = found;
  return second === undefined
    ? [{ place: keyPlaceOf(spot), message: `The ${what} has no type, expected one of ${fields.join(', ')}`, help }]
    : [
        {
          place: keyPlaceOf(second),
          message: `The ${what} is of the types ${found.map(nameOf).join(' and ')}, expected one of them`,
          help,
        },
      ];
}

const type: ManifestRule = {
  id: 'manifest/issuer-type',
  severity: 'error',
  kinds,
  title: 'An issuer is of no type, or of several',
  why: refused,
  mend: 'Write one of acme, ca, selfSigned, vault and venafi; each further one is an issuer of its own.',
  follows: issuerValidation('ValidateIssuerConfig'),
  failing: [
    {
      text: issuer('selfSigned: {}\nca:\n  secretName: root'),
      line: 6,
      column: 3,
      message: 'The issuer is of the types ca and selfSigned, expected one of them',
    },
    {
      text: issuer('{}'),
      line: 5,
      column: 1,
      message: 'The issuer has no type, expected one of acme, ca, selfSigned, vault, venafi',
    },
  ],
  passing: [issuer('selfSigned: {}'), issuer('ca:\n  secretName: root', 'ClusterIssuer')],
  check: (document) => exactlyOne(at(rootOf(document), 'spec'), 'issuer', types),
};

const http = '- http01:\n    ingress:\n      ingressClassName: nginx';
const dns = '- dns01:\n    cloudflare:\n      apiTokenSecretRef:\n        name: cloudflare\n        key: token';
const providers = [
  ...['acmeDNS', 'akamai', 'azureDNS', 'cloudDNS', 'cloudflare', 'digitalocean', 'rfc2136', 'route53', 'webhook'],
];

/** All that a solver may have several of and must have one of. */
function inSolver(solver: Spot): Objection[] {
  const inOrder = exactlyOne(solver, 'solver', ['http01', 'dns01']);
  if (inOrder.length > 0) return inOrder;
  const overHttp = at(solver, 'http01');
  if (isSet(overHttp)) return exactlyOne(overHttp, 'HTTP-01 solver', ['ingress', 'gatewayHTTPRoute']);
  const overDns = at(solver, 'dns01');
  // A provider that is not in the list may be one of a later version.
  const unknown = entries(overDns).some(([name]) => !providers.includes(name) && name !== 'cnameStrategy');
  return unknown ? [] : exactlyOne(overDns, 'DNS-01 solver', providers);
}

const solver: ManifestRule = {
  id: 'manifest/issuer-solver',
  severity: 'error',
  kinds,
  title: 'A solver of an ACME issuer has no way to answer, or several',
  why: refused,
  mend: 'Give each solver one of http01 and dns01, and in it one way; further ones are further solvers in the list.',
  follows: issuerValidation('ValidateACMEIssuerChallengeSolverConfig'),
  failing: [
    {
      text: acme(`${http}\n${dns.replace('- ', '  ')}`),
      line: 14,
      column: 9,
      message: 'The solver is of the types http01 and dns01, expected one of them',
    },
    {
      text: acme('- selector: {}'),
      line: 11,
      column: 9,
      message: 'The solver has no type, expected one of http01, dns01',
    },
    {
      text: acme('- http01: {}'),
      line: 11,
      column: 9,
      message: 'The HTTP-01 solver has no type, expected one of ingress, gatewayHTTPRoute',
    },
  ],
  passing: [acme(`${http}\n${dns}`, 'ClusterIssuer'), issuer('selfSigned: {}')],
  check: (document) => items(at(rootOf(document), 'spec', 'acme', 'solvers')).flatMap(inSolver),
};

const classFields = ['class', 'ingressClassName', 'name'] as const;

const ingressClass: ManifestRule = {
  id: 'manifest/issuer-ingress',
  severity: 'error',
  kinds,
  title: 'A solver names the Ingress to answer through in several ways',
  why: refused,
  mend: 'Keep one of ingressClassName, class and name.',
  follows: issuerValidation('ValidateACMEIssuerChallengeSolverHTTP01IngressConfig'),
  failing: [
    {
      text: acme(`${http}\n      class: nginx`),
      line: 13,
      column: 13,
      message: 'The solver has class and ingressClassName, expected one of them',
    },
  ],
  passing: [acme(http), acme('- http01:\n    ingress: {}')],
  check: (document) =>
    items(at(rootOf(document), 'spec', 'acme', 'solvers')).flatMap((one) => {
      const found = written(at(one, 'http01', 'ingress'), classFields);
      const [, second] = found;
      if (second === undefined) return [];
      const message = `The solver has ${found.map(nameOf).join(' and ')}, expected one of them`;
      return [{ place: keyPlaceOf(second), message, help: 'Keep ingressClassName.' }];
    }),
};

const cloudflare: ManifestRule = {
  id: 'manifest/issuer-cloudflare',
  severity: 'error',
  kinds,
  title: 'A solver has no credential for Cloudflare, or not all of it',
  why: refused,
  mend: 'Give apiTokenSecretRef, or apiKeySecretRef together with email.',
  follows: issuerValidation('ValidateACMEChallengeSolverDNS01'),
  failing: [
    {
      text: acme('- dns01:\n    cloudflare:\n      email: it@example.org'),
      line: 12,
      column: 11,
      message: 'The solver has 0 credentials for Cloudflare, expected apiTokenSecretRef or apiKeySecretRef',
    },
    {
      text: acme('- dns01:\n    cloudflare:\n      apiKeySecretRef:\n        name: cloudflare\n        key: key'),
      line: 13,
      column: 13,
      message: 'The key for Cloudflare has no email beside it, expected the account’s',
    },
  ],
  passing: [acme(dns)],
  check: (document) =>
    items(at(rootOf(document), 'spec', 'acme', 'solvers')).flatMap((one) => {
      const provider = at(one, 'dns01', 'cloudflare');
      if (!isSet(provider)) return [];
      const key = at(provider, 'apiKeySecretRef');
      const found = written(provider, ['apiKeySecretRef', 'apiTokenSecretRef']);
      if (found.length !== 1) {
        const message = `The solver has ${found.length} credentials for Cloudflare, expected apiTokenSecretRef or apiKeySecretRef`;
        return [{ place: keyPlaceOf(provider), message, help: 'Give apiTokenSecretRef alone.' }];
      }
      if (!isSet(key) || isSet(at(provider, 'email'))) return [];
      const message = 'The key for Cloudflare has no email beside it, expected the account’s';
      return [{ place: keyPlaceOf(key), message, help: 'Add email:, or use a token.' }];
    }),
};

const caBundle: ManifestRule = {
  id: 'manifest/issuer-ca-bundle',
  severity: 'error',
  kinds,
  title: 'An ACME issuer has certificates to trust and does not look at them',
  why: refused,
  mend: 'Keep caBundle, and remove skipTLSVerify.',
  follows: issuerValidation('ValidateACMEIssuerConfig'),
  failing: [
    {
      text: acme(http).replace('  solvers:', '  caBundle: eA==\n    skipTLSVerify: true\n    solvers:'),
      line: 11,
      column: 20,
      message: 'skipTLSVerify is true and there is a caBundle, expected one of the two',
    },
  ],
  passing: [acme(http).replace('  solvers:', '  caBundle: eA==\n    skipTLSVerify: false\n    solvers:')],
  check: (document) => {
    const server = at(rootOf(document), 'spec', 'acme');
    const skip = at(server, 'skipTLSVerify');
    if (skip.value !== true || !isSet(at(server, 'caBundle'))) return [];
    const message = 'skipTLSVerify is true and there is a caBundle, expected one of the two';
    return [{ place: placeOf(skip), message, help: 'Remove skipTLSVerify.' }];
  },
};

export const issuerRules: readonly ManifestRule[] = [caBundle, cloudflare, ingressClass, solver, type];
