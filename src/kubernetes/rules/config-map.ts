import { at, entries, rootOf } from '../spot.ts';
import { atKey, type ManifestRule } from './manifest-rule.ts';
import { quoted } from './name-forms.ts';
import { opened } from './upstream.ts';

/** Whether a text may be a key of a ConfigMap or Secret, which may become a file’s name. */
const isConfigKey = (key: string): boolean =>
  key.length <= 253 && /^[-.\w]+$/.test(key) && key !== '.' && !key.startsWith('..');

const form = 'at most 253 letters, digits, “-”, “_” and “.”';

const keys: ManifestRule = {
  id: 'manifest/config-key',
  kinds: ['ConfigMap', 'Secret'],
  title: 'A key of a ConfigMap or Secret cannot be a file’s name',
  why: 'The API server refuses the object. Each key may become a file where it is mounted.',
  mend: 'Use letters, digits, dashes, underscores and dots; folders come from the mount.',
  follows: opened('util/validation/validation.go', 'Kubernetes: IsConfigMapKey'),
  check: (document) =>
    ['data', 'binaryData', 'stringData']
      .flatMap((field) => entries(at(rootOf(document), field)))
      .filter(([key]) => !isConfigKey(key))
      .map(([key, spot]) => {
        const message = `The key is ${quoted(key)}, expected ${form}`;
        return atKey(spot, message, 'Rename it; give the path in the volume’s items or in mountPath.');
      }),
};

const twice: ManifestRule = {
  id: 'manifest/config-key-twice',
  kinds: ['ConfigMap'],
  title: 'A ConfigMap has the same key in data and binaryData',
  why: 'Both would be the same file. Kubernetes allows each key in one of the two only.',
  mend: 'Keep one of the two.',
  follows: opened('configmap.md', 'Kubernetes: ConfigMap object'),
  check: (document) => {
    const root = rootOf(document);
    const inData = new Set(entries(at(root, 'data')).map(([key]) => key));
    return entries(at(root, 'binaryData'))
      .filter(([key]) => inData.has(key))
      .map(([key, spot]) => {
        const message = `The key ${quoted(key)} stands in data and in binaryData, expected in one of them`;
        return atKey(spot, message, 'Remove one of the two.');
      });
  },
};

export const configMapRules: readonly ManifestRule[] = [keys, twice];
