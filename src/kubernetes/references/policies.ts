import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import { atValue, type Objections } from '../rules/manifest-rule.ts';
import { isSlip } from '../rules/name-forms.ts';
import { opened } from '../rules/upstream.ts';
import { at, placeOf, rootOf, type Spot, spotsAt, text } from '../spot.ts';
import { gatewayGroup, routeKinds } from './gateway-references.ts';
import { anyOf, compared, expectedOf } from './reference-words.ts';
import { isPlaced, kindOf, nameOf, type ReferenceRule, type ReferenceSet } from './set.ts';

/** The groups whose policies are for objects of their own namespace. */
const groups = [gatewayGroup, 'gateway.envoyproxy.io', 'gateway.nginx.org'];

const targetsOf = (document: ManifestDocument): Spot[] =>
  groups.includes(kindOf(document).group)
    ? ['spec.targetRef', 'spec.targetRefs.*'].flatMap((path) => spotsAt(rootOf(document), path))
    : [];

/** Where a kind has the parts that a target names by `sectionName`; a port without a name goes by its number. */
const sections: ReadonlyMap<string, readonly string[]> = new Map([
  ['Gateway', ['spec.listeners.*.name']],
  ['GRPCRoute', ['spec.rules.*.name']],
  ['HTTPRoute', ['spec.rules.*.name']],
  ['ListenerSet', ['spec.listeners.*.name']],
  ['Service', ['spec.ports.*.name', 'spec.ports.*.port']],
]);

function wrongSection(target: Spot, kind: string, found: readonly ManifestDocument[]): Objections {
  const spot = at(target, 'sectionName');
  const name = text(spot) ?? '';
  const paths = sections.get(kind);
  if (name === '' || paths === undefined) return [];
  const names = found.flatMap((one) =>
    paths.flatMap((path) => spotsAt(rootOf(one), path)).map(({ value }) => `${value}`),
  );
  if (names.includes(name)) return [];
  const message = `The policy is for the part “${name}” of the ${kind} “${text(at(target, 'name'))}”, which has none of that name, expected ${anyOf(names) || 'no sectionName'}`;
  return atValue(spot, message, 'Write the name of a port of the Service, of a listener or of a rule.');
}

/** The kinds of which the platform says, or an option’s manifests show, all that there are. */
const listed = ['Gateway', 'Service', ...routeKinds];

function objections(target: Spot, set: ReferenceSet): Objections {
  const policy = target.document;
  const own = namespaceOf(policy);
  const [name, kind = ''] = [text(at(target, 'name')), text(at(target, 'kind'))];
  const group = (text(at(target, 'group')) ?? '').replace(/^core$/, '');
  if (name === undefined) return [];
  const found = set.find({ group, kind }, own, name);
  if (found.length > 0) return wrongSection(target, kind, found);
  const { known } = set;
  const standing = (kind === 'Gateway' ? known?.gateways : kind === 'Service' ? known?.services : undefined) ?? [];
  const here = standing.filter(({ namespace }) => namespace === undefined || namespace === own).map((one) => one.name);
  if (here.includes(name)) return [];
  const place = placeOf(at(target, 'name'));
  const other = set.named({ group, kind }, name).find(isPlaced);
  if (other !== undefined && isPlaced(policy)) {
    const message = `The ${kind} “${name}” is in the namespace “${namespaceOf(other)}” and the policy in “${own}”, expected both in one`;
    return [{ place, message, help: `Write namespace: ${namespaceOf(other)} in the policy.` }];
  }
  const there = set.all({ group, kind }, own).slice(0, compared);
  const names = [...there.flatMap((one) => nameOf(one) ?? []), ...here];
  if (known === undefined || !listed.includes(kind) || group !== (kind === 'Service' ? '' : gatewayGroup)) {
    // Names that differ in a number only are those of several.
    const bare = (one: string) => one.replaceAll(/\d/g, '');
    const near = names.find((one) => isSlip(one, name) && bare(one) !== bare(name));
    const message = `The policy is for the ${kind} “${name}”, which is not among these manifests, expected “${near}”, which is`;
    return near === undefined ? [] : [{ place, message, help: `Write ${near}.` }];
  }
  const message = `No ${kind} “${name}” is known in the namespace “${own}”, to which the policy is to apply, ${expectedOf(name, names, 'nor any other')}`;
  return [{ place, message, help: `Name a ${kind} of the policy’s own namespace.` }];
}

export const policyTarget: ReferenceRule = {
  id: 'manifest/policy-target',
  severity: 'warning',
  title: 'A policy is for a route, Gateway or Service that is not in its namespace',
  why: 'A policy reaches what lies in its own namespace. One whose target is misspelt, or lies elsewhere, is taken and changes nothing: the limits that it was to set stay as they were, which only its status says.',
  mend: 'Put the policy beside its target, and write the target’s name as it stands there; `sectionName` is the name of a listener, of a rule or of a Service’s port.',
  follows: opened(
    'policy_helpers.go',
    'Envoy Gateway: PolicyTargetReferences; Gateway API and NGINX Gateway Fabric say the same of theirs',
    '2026-12-01',
  ),
  check: (set) => set.documents.flatMap(targetsOf).flatMap((target) => objections(target, set)),
};
