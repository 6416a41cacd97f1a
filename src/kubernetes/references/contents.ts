import { atValue, type Objections } from '../rules/manifest-rule.ts';
import { opened } from '../rules/upstream.ts';
import { nothingKnown } from './known.ts';
import type { Content } from './pod-uses.ts';
import { providers } from './providers.ts';
import { anyOf, expectedOf } from './reference-words.ts';
import { isPlaced, type ReferenceRule, type ReferenceSet } from './set.ts';
import { usesOf } from './uses.ts';

/** Every namespace has this one; it holds the cluster’s own certificate authority. */
const inEveryNamespace = 'kube-root-ca.crt';

function missing(what: Content, { documents, known }: ReferenceSet, help: string): Objections {
  const there = providers(what, documents, known ?? nothingKnown);
  return documents
    .flatMap(usesOf)
    .filter((use) => use.what === what && !there.has(use.namespace, use.name))
    .filter(({ name }) => what !== 'ConfigMap' || name !== inEveryNamespace)
    .flatMap(({ namespace, name, spot }) => {
      const elsewhere = isPlaced(spot.document) ? there.madeIn(name) : [];
      if (elsewhere.length > 0) {
        const message = `The ${what} “${name}” is made in the namespace “${anyOf(elsewhere)}”, expected it in “${namespace}”, where it is needed`;
        return atValue(spot, message, `Make it in ${namespace} too: nobody reads it from elsewhere.`);
      }
      if (known === undefined) return [];
      const message = `Nobody provides the ${what} “${name}” in the namespace “${namespace}”, ${expectedOf(name, there.names(namespace), 'expected one that a manifest, the platform or the option provides')}`;
      return atValue(spot, message, help);
    });
}

const unknownSecret: ReferenceRule = {
  id: 'manifest/unknown-secret',
  title: 'A manifest needs a Secret that nobody provides in its namespace',
  why: 'A pod without its Secret does not start, or cannot pull its image; an edge without it serves another certificate, or refuses the route. One of another namespace does not count. A Secret is never in the open, so that it has to be said who fills it.',
  mend: 'Add the Certificate or SealedSecret that makes it, or name it as `secret` in the provision of the option that asks for it.',
  follows: opened('secret.md#restriction-secret-must-exist', 'Kubernetes: Secrets, optional Secrets'),
  check: (set) =>
    missing('Secret', set, 'Add what makes it, or name it as “secret” in the option’s provision that asks for it.'),
};

const unknownConfigMap: ReferenceRule = {
  id: 'manifest/unknown-config-map',
  title: 'A manifest needs a ConfigMap that nobody provides',
  why: 'A pod without its ConfigMap does not start.',
  mend: 'Use a ConfigMap that the platform lists or that a manifest of the same environment defines.',
  follows: opened(
    'configure-pod-configmap.md#restrictions',
    'Kubernetes: configuring a pod to use a ConfigMap, restrictions',
  ),
  check: (set) =>
    missing('ConfigMap', set, 'Use a known ConfigMap, or define this one in a manifest of the same environment.'),
};

export const contentRules: readonly ReferenceRule[] = [unknownSecret, unknownConfigMap];
