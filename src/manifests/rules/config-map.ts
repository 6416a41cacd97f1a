import { at, entries, keyPlaceOf, rootOf } from '../spot.ts';
import { quoted } from './names.ts';
import type { ManifestRule } from './rule.ts';

const configMap = (rest: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: nginx\n${rest}\n`;

const follows = {
  text: 'Kubernetes: ConfigMap object',
  address: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object',
} as const;

/** Whether a text may be a key of a ConfigMap or Secret, which may become a file’s name. */
export const isConfigKey = (key: string): boolean =>
  key.length <= 253 && /^[-.\w]+$/.test(key) && key !== '.' && !key.startsWith('..');

const form = 'at most 253 letters, digits, “-”, “_” and “.”';

const keys: ManifestRule = {
  id: 'manifest/config-key',
  severity: 'error',
  kinds: ['ConfigMap', 'Secret'],
  title: 'A key of a ConfigMap or Secret cannot be a file’s name',
  why: 'The API server refuses the object. Each key may become a file where it is mounted.',
  mend: 'Use letters, digits, dashes, underscores and dots; folders come from the mount.',
  follows,
  failing: [
    {
      text: configMap('data:\n  conf.d/agent.conf: server {}'),
      line: 6,
      column: 3,
      message: `The key is “conf.d/agent.conf”, expected ${form}`,
    },
  ],
  passing: [configMap('data:\n  agent.conf: server {}\n  LOG_LEVEL: info')],
  check: (document) =>
    ['data', 'binaryData', 'stringData']
      .flatMap((field) => entries(at(rootOf(document), field)))
      .filter(([key]) => !isConfigKey(key))
      .map(([key, spot]) => ({
        place: keyPlaceOf(spot),
        message: `The key is ${quoted(key)}, expected ${form}`,
        help: 'Rename it; give the path in the volume’s items or in mountPath.',
      })),
};

const twice: ManifestRule = {
  id: 'manifest/config-key-twice',
  severity: 'error',
  kinds: ['ConfigMap'],
  title: 'A ConfigMap has the same key in data and binaryData',
  why: 'The API server refuses the ConfigMap, since both would be the same file.',
  mend: 'Keep one of the two.',
  follows,
  failing: [
    {
      text: configMap('data:\n  favicon.ico: x\nbinaryData:\n  favicon.ico: eA=='),
      line: 8,
      column: 3,
      message: 'The key “favicon.ico” stands in data and in binaryData, expected in one of them',
    },
  ],
  passing: [configMap('data:\n  index.html: x\nbinaryData:\n  favicon.ico: eA==')],
  check: (document) => {
    const root = rootOf(document);
    const inData = new Set(entries(at(root, 'data')).map(([key]) => key));
    return entries(at(root, 'binaryData'))
      .filter(([key]) => inData.has(key))
      .map(([key, spot]) => ({
        place: keyPlaceOf(spot),
        message: `The key ${quoted(key)} stands in data and in binaryData, expected in one of them`,
        help: 'Remove one of the two.',
      }));
  },
};

export const configMapRules: readonly ManifestRule[] = [keys, twice];
