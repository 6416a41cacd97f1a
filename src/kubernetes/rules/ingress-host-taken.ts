import { f5, mergeableAnnotation } from '../../controllers/f5.ts';
import { prefixOf } from '../../controllers/index.ts';
import { oncePer } from '../once.ts';
import type { ManifestDocument } from '../parse.ts';
import { at, entries, nameOf, rootOf, type Spot, text } from '../spot.ts';
import { rulesOf } from './ingress-parts.ts';
import { atValue, type ManifestRule, type ManifestSet } from './manifest-rule.ts';
import { quoted } from './name-forms.ts';
import { opened } from './upstream.ts';

/** Whether F5’s controller is meant, by its annotations, and the Ingress is none that it puts together with others. */
function isAlone(document: ManifestDocument): boolean {
  const keys = entries(at(rootOf(document), 'metadata', 'annotations')).map(([key]) => key);
  return (
    keys.some((key) => f5.prefixes.some((prefix) => prefix === prefixOf(key))) && !keys.includes(mergeableAnnotation)
  );
}

const hostsOf = (document: ManifestDocument): Spot[] =>
  rulesOf(rootOf(document))
    .map((rule) => at(rule, 'host'))
    .filter((host) => text(host) !== undefined);

/** By host, the first Ingress of a set for F5’s controller. */
const firstIn = oncePer((set: ManifestSet) => {
  const all = set.filter((one) => one.kind === 'Ingress' && isAlone(one)).toReversed();
  return new Map(all.flatMap((document) => hostsOf(document).map((host) => [text(host) ?? '', document] as const)));
});

export const hostTaken: ManifestRule = {
  id: 'manifest/ingress-host-taken',
  kinds: ['Ingress'],
  title: 'Two Ingresses for F5’s controller have one host',
  why: 'F5’s controller gives a host to one Ingress and rejects the other. It puts several together only where one is declared master and the others minions.',
  mend: 'Write the paths into one Ingress, or set `nginx.org/mergeable-ingress-type` on both.',
  follows: opened('k8s/configuration.go', 'NGINX Ingress Controller: buildHostsAndResources', '2026-11-30'),
  check: (document, set) =>
    !isAlone(document)
      ? []
      : hostsOf(document).flatMap((host) => {
          const first = firstIn(set).get(text(host) ?? '');
          if (first === undefined || first === document) return [];
          const message = `The Ingress ${quoted(nameOf(first))} has the host ${quoted(text(host) ?? '')} too, expected the paths of both in one Ingress`;
          return atValue(host, message, `Join the two, or set ${mergeableAnnotation} on both.`);
        }),
};
