import type { ManifestDocument } from '../parse.ts';
import { at, entries, rootOf, type Spot, text } from '../spot.ts';
import { atKey, atValue, type ManifestRule } from './manifest-rule.ts';
import { isDnsLabel, isDnsSubdomain, isLabelValue, isQualifiedName, quoted } from './name-forms.ts';
import { peersOf } from './network-policy.ts';
import { templateOf, workloadKinds } from './pods.ts';
import { opened } from './upstream.ts';

const label = 'a DNS label: at most 63 small letters, digits and inner dashes';
const subdomain = 'a DNS subdomain: at most 253 small letters, digits, inner dashes and dots';

/** The kinds whose name has no dots, because a host name is made of it. */
const labelled: ReadonlySet<string> = new Set(['Namespace', 'Service', 'StatefulSet']);

/** The kinds whose names have another form: that of one part of a path, or of an address. */
const otherwise: ReadonlySet<string> = new Set([
  'APIService',
  'ClusterRole',
  'ClusterRoleBinding',
  'IPAddress',
  'Role',
  'RoleBinding',
]);

const kinds = 'every';

const name: ManifestRule = {
  id: 'manifest/name',
  kinds,
  title: 'A name is not in the form that its kind asks for',
  why: 'The API server refuses the object. Names become parts of paths and host names.',
  mend: 'Use small letters, digits and dashes; begin and end with a letter or digit.',
  follows: opened('objectmeta.go', 'Kubernetes: ValidateObjectMetaAccessor, with the form of names that each kind has'),
  check: (document) => {
    const metadata = at(rootOf(document), 'metadata');
    const short = labelled.has(document.kind);
    const isName = otherwise.has(document.kind) ? () => true : short ? isDnsLabel : isDnsSubdomain;
    const wanted = [
      [at(metadata, 'name'), `name of the ${document.kind}`, isName, short ? label : subdomain],
      [at(metadata, 'namespace'), 'namespace', isDnsLabel, label],
    ] as const;
    return wanted.flatMap(([spot, what, fits, form]) => {
      const value = text(spot);
      if (value === undefined || fits(value)) return [];
      const message = `The ${what} is ${quoted(value)}, expected ${form}`;
      return atValue(spot, message, 'Use small letters, digits and dashes only.');
    });
  },
};

const serviceNameDigit: ManifestRule = {
  id: 'manifest/service-name-digit',
  severity: 'warning',
  kinds: ['Service'],
  title: 'A Service’s name begins with a digit',
  why: 'Only clusters that have the relaxed validation of Service names (beta in Kubernetes 1.36, stable in 1.37) take it.',
  mend: 'Begin the name with a letter.',
  follows: opened(
    '5311-relaxed-validation-for-service-names/kep.yaml',
    'Kubernetes enhancement 5311: relaxed validation for Service names',
  ),
  check: (document) => {
    const spot = at(rootOf(document), 'metadata', 'name');
    const value = text(spot);
    if (value === undefined || !isDnsLabel(value) || !/^\d/.test(value)) return [];
    const message = `The name ${quoted(value)} begins with a digit, expected a letter, which every cluster takes`;
    return atValue(spot, message, 'Put a letter first.');
  },
};

/** The metadata of the object and, for a workload, of its pods. */
function metadataIn(document: ManifestDocument): Spot[] {
  const own = at(rootOf(document), 'metadata');
  return workloadKinds.includes(document.kind) ? [own, at(templateOf(document), 'metadata')] : [own];
}

/** Every mapping of labels in a document, whether it gives them or asks for them. */
function labelsIn(document: ManifestDocument): Spot[] {
  const spec = at(rootOf(document), 'spec');
  const selectors = document.kind === 'NetworkPolicy' ? [spec, ...peersOf(document)] : [];
  return [
    ...metadataIn(document).map((metadata) => at(metadata, 'labels')),
    document.kind === 'Service' ? at(spec, 'selector') : at(spec, 'selector', 'matchLabels'),
    ...selectors.flatMap((one) => ['podSelector', 'namespaceSelector'].map((name) => at(one, name, 'matchLabels'))),
  ];
}

const keyForm = 'at most 63 letters, digits, “-”, “_” and “.”, after a DNS name and “/” if there is a prefix';
const valueForm = 'at most 63 letters, digits, “-”, “_” and “.”, the first and last a letter or digit';

const labels: ManifestRule = {
  id: 'manifest/label',
  kinds,
  title: 'A label’s key or value has characters that labels cannot have',
  why: 'The API server refuses the object.',
  mend: 'Keep to letters, digits, dashes, underscores and dots; put longer text into an annotation.',
  follows: opened('kube.go', 'Kubernetes: IsLabelKey and IsLabelValue'),
  check: (document) =>
    labelsIn(document)
      .flatMap(entries)
      .flatMap(([key, spot]) => {
        if (!isQualifiedName(key)) {
          return atKey(spot, `The label’s key is ${quoted(key)}, expected ${keyForm}`, 'Rename the label.');
        }
        const value = text(spot);
        if (value === undefined || isLabelValue(value)) return [];
        const message = `The label “${key}” has the value ${quoted(value)}, expected ${valueForm}`;
        return atValue(spot, message, 'Shorten or rename it, or make it an annotation.');
      }),
};

const annotations: ManifestRule = {
  id: 'manifest/annotation-key',
  kinds,
  title: 'An annotation’s key has characters that keys cannot have',
  why: 'The API server refuses the object.',
  mend: 'Write `prefix/name`, the prefix a DNS name, the name of letters, digits, dashes, underscores and dots.',
  follows: opened('objectmeta.go', 'Kubernetes: ValidateAnnotations'),
  check: (document) =>
    metadataIn(document)
      .flatMap((metadata) => entries(at(metadata, 'annotations')))
      // The API server looks at an annotation's key in small letters.
      .filter(([key]) => !isQualifiedName(key.toLowerCase()))
      .map(([key, spot]) => {
        const message = `The annotation’s key is ${quoted(key)}, expected ${keyForm}`;
        return atKey(spot, message, 'Keep one slash at most, and plain letters.');
      }),
};

export const metadataRules: readonly ManifestRule[] = [name, serviceNameDigit, labels, annotations];
