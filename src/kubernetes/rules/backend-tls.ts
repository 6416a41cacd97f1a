import { at, isSet, items, rootOf, type Spot, text } from '../spot.ts';
import { repeats } from './gateway-api.ts';
import { atKey, atValue, type ManifestRule, type Objections } from './manifest-rule.ts';
import { opened } from './upstream.ts';

const kinds = ['BackendTLSPolicy'];

const authority: ManifestRule = {
  id: 'manifest/backend-tls-authority',
  kinds,
  title: 'A policy on TLS to a backend trusts no authority, or two kinds of them',
  why: 'The API server refuses the policy.',
  mend: 'Name certificates in `caCertificateRefs`, or take the system’s with `wellKnownCACertificates: System`.',
  follows: opened('backendtlspolicy_types.go', 'Gateway API: BackendTLSPolicyValidation'),
  check: (document) => {
    const validation = at(rootOf(document), 'spec', 'validation');
    const known = at(validation, 'wellKnownCACertificates');
    const named = items(at(validation, 'caCertificateRefs')).length > 0;
    if (!isSet(validation) || named !== isSet(known)) return [];
    if (named) {
      const message = 'The policy has wellKnownCACertificates beside caCertificateRefs, expected one of the two';
      return atKey(known, message, 'Remove wellKnownCACertificates to trust the named certificates only.');
    }
    const message = 'The policy names no authority to trust, expected caCertificateRefs or wellKnownCACertificates';
    return atKey(validation, message, 'Add wellKnownCACertificates: System, or caCertificateRefs with a ConfigMap.');
  },
};

const targetOf = (ref: Spot): string => ['group', 'kind', 'name'].map((part) => text(at(ref, part))).join('/');

const targets: ManifestRule = {
  id: 'manifest/backend-tls-targets',
  kinds,
  title: 'A policy on TLS names the same Service twice',
  why: 'The API server refuses the policy, unless each time another port is named.',
  mend: 'Name the Service once, or each of its ports once by `sectionName`.',
  follows: opened('backendtlspolicy_types.go', 'Gateway API: BackendTLSPolicySpec, targetRefs'),
  check: (document) => {
    const refs = items(at(rootOf(document), 'spec', 'targetRefs'));
    const section = (ref: Spot) => text(at(ref, 'sectionName')) ?? '';
    const groups = Map.groupBy(refs, targetOf).values();
    return [...groups]
      .flatMap((group) => {
        const [first, ...later] = group;
        const twice = new Set(repeats(group, section));
        const unnamed = first !== undefined && section(first) === '';
        return later.filter((ref) => unnamed || section(ref) === '' || twice.has(ref));
      })
      .map((ref) => {
        const message = `The target “${text(at(ref, 'name'))}” stands twice, expected a sectionName of its own in each`;
        return atKey(ref, message, 'Remove one of the two, or name a port in each.');
      });
  },
};

const memberOf: ReadonlyMap<string, string> = new Map([
  ['Hostname', 'hostname'],
  ['URI', 'uri'],
]);

function altNameObjections(name: Spot): Objections {
  const type = text(at(name, 'type')) ?? '';
  const member = memberOf.get(type);
  if (member === undefined) return [];
  const other = [...memberOf.values()].find((one) => one !== member && isSet(at(name, one)));
  if (other !== undefined) {
    const message = `A subject name of type ${type} has ${other}, expected ${member} only`;
    return atKey(at(name, other), message, `Write ${member}, or change the type.`);
  }
  if (isSet(at(name, member))) return [];
  return atValue(at(name, 'type'), `A subject name of type ${type} has no ${member}, expected it`, `Add ${member}.`);
}

const altNames: ManifestRule = {
  id: 'manifest/backend-tls-names',
  kinds,
  title: 'A subject name in a policy on TLS is not of its type',
  why: 'The API server refuses the policy.',
  mend: 'Give `hostname` with type Hostname, or `uri` with type URI.',
  follows: opened('backendtlspolicy_types.go', 'Gateway API: SubjectAltName'),
  check: (document) => items(at(rootOf(document), 'spec', 'validation', 'subjectAltNames')).flatMap(altNameObjections),
};

export const backendTlsRules: readonly ManifestRule[] = [authority, targets, altNames];
