import type { ManifestDocument } from '../parse.ts';
import type { Objection } from '../rules/rule.ts';
import { at, entries, placeOf, rootOf, text } from '../spot.ts';
import { deployment, object, together } from './example.ts';
import type { Use } from './pod-uses.ts';
import type { ReferenceRule } from './rule.ts';
import type { ReferenceSet } from './set.ts';
import { usesOf } from './uses.ts';
import { expectedOf } from './words.ts';

/** The documents that hold what is used, and the mappings whose keys it will have. */
const holders: Readonly<Record<Use['what'], readonly { group: string; kind: string; fields: string[][] }[]>> = {
  ConfigMap: [{ group: '', kind: 'ConfigMap', fields: [['data'], ['binaryData']] }],
  Secret: [
    { group: '', kind: 'Secret', fields: [['data'], ['stringData']] },
    {
      group: 'bitnami.com',
      kind: 'SealedSecret',
      fields: [
        ['spec', 'encryptedData'],
        ['spec', 'template', 'data'],
      ],
    },
  ],
};

const keysIn = (document: ManifestDocument, fields: readonly string[][]): string[] =>
  fields.flatMap((path) => entries(at(rootOf(document), ...path)).map(([key]) => key));

function objections(use: Use, set: ReferenceSet): Objection[] {
  const found = holders[use.what].flatMap(({ fields, ...kind }) =>
    set.find(kind, use.namespace, use.name).map((document) => keysIn(document, fields)),
  );
  const keys = found.flat();
  // Without any key it is filled by somebody else, such as an operator.
  if (keys.length === 0) return [];
  return use.keys.flatMap((spot) => {
    const key = text(spot);
    if (key === undefined || keys.includes(key)) return [];
    return [
      {
        place: placeOf(spot),
        message: `The ${use.what} “${use.name}” has no key “${key}”, ${expectedOf(key, keys, '')}`,
        help: `Use a key that it has, or add this one to the ${use.what}.`,
      },
    ];
  });
}

const settings = object('v1', 'ConfigMap', 'relay-settings', 'web', 'data:\n  relay.conf: |\n    level info;');

const mounting = (key: string, more = ''): string =>
  deployment('web', {
    pod: `volumes:\n  - name: settings\n    configMap:\n      name: relay-settings\n      items:\n        - key: ${key}\n          path: relay.conf${more}`,
  });

const unknownKey: ReferenceRule = {
  id: 'manifest/unknown-key',
  severity: 'error',
  title: 'A pod asks for a key that its ConfigMap or Secret does not have',
  why: 'The pod waits for the key and does not start.',
  mend: 'Use a key of the ConfigMap or Secret, or add the key there.',
  follows: {
    text: 'Kubernetes: configuring a pod to use a ConfigMap, restrictions',
    address: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#restrictions',
  },
  failing: [
    {
      text: together(settings, mounting('relay.cfg')),
      line: 29,
      column: 22,
      message: 'The ConfigMap “relay-settings” has no key “relay.cfg”, expected one such as relay.conf',
    },
  ],
  passing: [
    together(settings, mounting('relay.conf')),
    together(settings, mounting('relay.cfg', '\n      optional: true')),
  ],
  check: (set) =>
    set.documents
      .flatMap(usesOf)
      .filter(({ keys }) => keys.length > 0)
      .flatMap((use) => objections(use, set)),
};

export const keyRules: readonly ReferenceRule[] = [unknownKey];
