import { fieldOf, type Kustomization } from '../../../kubernetes/kustomization/read.ts';
import { spotsAt, text } from '../../../kubernetes/spot.ts';

/** What a kustomization has kustomize read, each path as it is written. */
interface Uses {
  /** Files with objects, and folders with kustomizations. */
  readonly objects: readonly string[];
  /** What is no object: patches, what generators read, and settings. */
  readonly inputs: readonly string[];
}

const objects = ['resources.*', 'bases.*', 'components.*'];
const inputs = [
  ...['patchesStrategicMerge', 'crds', 'configurations', 'generators', 'transformers', 'validators'].map(
    (field) => `${field}.*`,
  ),
  ...['patches', 'patchesJson6902', 'replacements'].map((field) => `${field}.*.path`),
  ...['configMapGenerator', 'secretGenerator'].flatMap((field) =>
    ['files.*', 'envs.*', 'env'].map((source) => `${field}.*.${source}`),
  ),
  ...['valuesFile', 'additionalValuesFiles.*'].map((field) => `helmCharts.*.${field}`),
  'helmChartInflationGenerator.*.values',
  'openapi.path',
];

/** What stands at a path of fields, the first of which kustomize reads in any case; patches that are written out left out. */
function textsAt(kustomization: Kustomization, path: string): string[] {
  const [first = '', ...rest] = path.split('.');
  const field = fieldOf(kustomization, first);
  const texts = field === undefined ? [] : spotsAt(field, rest.join('.')).flatMap((spot) => text(spot) ?? []);
  return texts.filter((one) => one !== '' && !one.includes('\n'));
}

/** What a kustomization has kustomize read. A generator’s file may have a key before it: `nginx.conf=site.conf`. */
export function usesOf(kustomization: Kustomization): Uses {
  const at = (paths: readonly string[]) => paths.flatMap((path) => textsAt(kustomization, path));
  return { objects: at(objects), inputs: at(inputs).map((path) => path.replace(/^[^/=]*=/, '')) };
}
