import { formRules } from '../kubernetes/form-rules.ts';
import { kustomizationRules } from '../kubernetes/kustomization/check-kustomization.ts';
import { referenceRules } from '../kubernetes/references/index.ts';
import { manifestRules } from '../kubernetes/rules/index.ts';
import type { ManifestRule } from '../kubernetes/rules/manifest-rule.ts';
import { type Rule, rules } from '../record/finding.ts';

/** A rule with its id and with what it follows upstream, where it is one on manifests. */
export interface RuleEntry extends Rule, Partial<Pick<ManifestRule, 'follows'>> {
  readonly id: string;
}

/** Rules that are read together; each family has a page on the site. */
export interface RuleFamily {
  readonly id: string;
  readonly title: string;
  /** In the order of the alphabet. */
  readonly rules: readonly RuleEntry[];
}

const own: readonly RuleEntry[] = Object.entries<Rule>(rules).map(([id, rule]) => ({ id, ...rule }));
const ofKustomizations = own.filter(({ id }) => id.startsWith('manifest/kustomization-'));
const ofAreas = (...areas: readonly string[]) =>
  own.filter((rule) => areas.includes(rule.id.split('/')[0] ?? '') && !ofKustomizations.includes(rule));

const form = { id: 'form', title: 'Form of a manifest, whatever its kind' };

/** Families of the rules on single objects: by the kinds that a rule looks at, or by what its id begins with. */
const ofObjects: readonly { readonly id: string; readonly title: string; readonly has: RegExp }[] = [
  { id: 'annotations', title: 'Annotations', has: /^manifest\/annotation-/ },
  {
    id: 'certificates',
    title: 'Certificates, Secrets and ConfigMaps',
    has: /^manifest\/certificate-|^(?:Certificate|ConfigMap|Secret)$/,
  },
  { id: 'ingress', title: 'Ingress', has: /^Ingress/ },
  {
    id: 'gateway',
    title: 'Gateways, routes and their policies',
    has: /^Gateway|Route$|^ListenerSet$|^ReferenceGrant$|(?<!Network)Policy$/,
  },
  { id: 'services', title: 'Services', has: /^Service$/ },
  { id: 'workloads', title: 'Workloads and their pods', has: /^(?:DaemonSet|Deployment|Pod|StatefulSet)$/ },
  { id: 'network-policies', title: 'Network policies', has: /^NetworkPolicy$/ },
];

/** The family that most of a rule’s kinds belong to; that of all manifests where it looks at three families or more. */
function familyOf({ id, kinds }: ManifestRule): string {
  const byId = ofObjects.find(({ has }) => has.test(id));
  if (byId !== undefined) return byId.id;
  const families =
    kinds === 'every' ? [] : kinds.flatMap((kind) => ofObjects.find(({ has }) => has.test(kind))?.id ?? []);
  const counted = [...Map.groupBy(families, (family) => family)].sort(([, a], [, b]) => b.length - a.length);
  return counted.length > 2 ? form.id : (counted[0]?.[0] ?? form.id);
}

const objectRules = Map.groupBy(manifestRules, familyOf);

/** Every rule that can be broken, by family; a rule’s family follows from where it stands. */
export const ruleFamilies: readonly RuleFamily[] = [
  { id: 'records', title: 'Records, and the manifests that they name', rules: ofAreas('file', 'record', 'manifest') },
  { id: 'prose', title: 'Pages, prose and diagrams', rules: ofAreas('page', 'prose', 'diagram') },
  { id: 'evidence', title: 'Evidence', rules: ofAreas('evidence') },
  { ...form, rules: [...formRules, ...(objectRules.get(form.id) ?? [])] },
  ...ofObjects.map(({ id, title }) => ({ id, title, rules: objectRules.get(id) ?? [] })),
  { id: 'references', title: 'References between manifests', rules: referenceRules },
  { id: 'kustomizations', title: 'Kustomizations', rules: [...kustomizationRules, ...ofKustomizations] },
].map((family) => ({ ...family, rules: family.rules.toSorted((a, b) => a.id.localeCompare(b.id, 'en')) }));
