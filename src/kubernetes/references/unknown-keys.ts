import { oncePer } from '../once.ts';
import type { ManifestDocument } from '../parse.ts';
import { atValue, type Objections } from '../rules/manifest-rule.ts';
import { opened } from '../rules/upstream.ts';
import { at, entries, rootOf, text } from '../spot.ts';
import type { Use } from './pod-uses.ts';
import { expectedOf } from './reference-words.ts';
import type { Kind, ReferenceRule, ReferenceSet } from './set.ts';
import { usesOf } from './uses.ts';

/** The kinds that hold what is used. */
const holders: Readonly<Record<Use['what'], readonly Kind[]>> = {
  ConfigMap: [{ group: '', kind: 'ConfigMap' }],
  Secret: [
    { group: '', kind: 'Secret' },
    { group: 'bitnami.com', kind: 'SealedSecret' },
  ],
};

/** Where any of them has the keys that it holds, or will hold once it is opened. */
const fields = [['data'], ['binaryData'], ['stringData'], ['spec', 'encryptedData'], ['spec', 'template', 'data']];

const keysIn = oncePer((document: ManifestDocument) =>
  fields.flatMap((path) => entries(at(rootOf(document), ...path)).map(([key]) => key)),
);

function objections(use: Use, set: ReferenceSet): Objections {
  const keys = holders[use.what].flatMap((kind) => set.find(kind, use.namespace, use.name).flatMap(keysIn));
  // Without any key it is filled by somebody else, such as an operator.
  if (keys.length === 0) return [];
  return use.keys.flatMap((spot) => {
    const key = text(spot);
    if (key === undefined || keys.includes(key)) return [];
    const message = `The ${use.what} “${use.name}” has no key “${key}”, ${expectedOf(key, keys, '')}`;
    return atValue(spot, message, `Use a key that it has, or add this one to the ${use.what}.`);
  });
}

export const unknownKey: ReferenceRule = {
  id: 'manifest/unknown-key',
  title: 'A pod asks for a key that its ConfigMap or Secret does not have',
  why: 'The pod waits for the key and does not start.',
  mend: 'Use a key of the ConfigMap or Secret, or add the key there.',
  follows: opened(
    'configure-pod-configmap.md#restrictions',
    'Kubernetes: configuring a pod to use a ConfigMap, restrictions',
  ),
  check: (set) =>
    set.documents
      .flatMap(usesOf)
      .filter(({ keys }) => keys.length > 0)
      .flatMap((use) => objections(use, set)),
};
