import type { ManifestDocument } from '../parse.ts';
import { at, entries, placeOf, rootOf, type Spot, text } from '../spot.ts';
import { rulesOf } from './ingress-parts.ts';
import { quoted } from './names.ts';
import type { ManifestRule, ManifestSet } from './rule.ts';
import { opened } from './upstream.ts';

const mergeable = 'nginx.org/mergeable-ingress-type';

/** Whether F5’s controller is meant, by its annotations, and the Ingress is none that it puts together with others. */
function isAlone(document: ManifestDocument): boolean {
  const keys = entries(at(rootOf(document), 'metadata', 'annotations')).map(([key]) => key);
  return keys.some((key) => /^nginx\.(org|com)\//.test(key)) && !keys.includes(mergeable);
}

const hostsOf = (document: ManifestDocument): Spot[] =>
  rulesOf(rootOf(document))
    .map((rule) => at(rule, 'host'))
    .filter((host) => text(host) !== undefined);

const firsts = new WeakMap<ManifestSet, Map<string, ManifestDocument>>();

/** By host, the first Ingress of a set for F5’s controller; found once for each set, which may be large. */
function firstIn(set: ManifestSet): Map<string, ManifestDocument> {
  const known = firsts.get(set);
  if (known !== undefined) return known;
  const found = new Map<string, ManifestDocument>();
  for (const document of set.filter((one) => one.kind === 'Ingress' && isAlone(one)))
    for (const host of hostsOf(document)) found.set(text(host) ?? '', found.get(text(host) ?? '') ?? document);
  firsts.set(set, found);
  return found;
}

const hostTaken: ManifestRule = {
  id: 'manifest/ingress-host-taken',
  severity: 'error',
  kinds: ['Ingress'],
  title: 'Two Ingresses for F5’s controller have one host',
  why: 'F5’s controller gives a host to one Ingress and rejects the other. It puts several together only where one is declared master and the others minions.',
  mend: 'Write the paths into one Ingress, or set `nginx.org/mergeable-ingress-type` on both.',
  follows: {
    ...opened(
      'nginx/kubernetes-ingress',
      '0eb3072d14f04931824bb74c99a6566d8c108f3c',
      'internal/k8s/configuration.go',
      'NGINX Ingress Controller: buildHostsAndResources',
    ),
    read: '2026-11-30',
  },
  check: (document, set) =>
    !isAlone(document)
      ? []
      : hostsOf(document).flatMap((host) => {
          const first = firstIn(set).get(text(host) ?? '');
          if (first === undefined || first === document) return [];
          const name = text(at(rootOf(first), 'metadata', 'name')) ?? '';
          const message = `The Ingress ${quoted(name)} has the host ${quoted(text(host) ?? '')} too, expected the paths of both in one Ingress`;
          return [{ place: placeOf(host), message, help: `Join the two, or set ${mergeable} on both.` }];
        }),
};

export const ingressHostTakenRules: readonly ManifestRule[] = [hostTaken];
