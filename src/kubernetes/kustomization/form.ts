import { byNearness, nearest } from '../../record/nearest.ts';
import { atKey, atValue, type Objection, type Objections } from '../rules/manifest-rule.ts';
import { opened } from '../rules/upstream.ts';
import { at, entries, items, rootOf, type Spot } from '../spot.ts';
import type { KustomizationRule } from './kustomization-rule.ts';

const types = (name: string) => opened('types/kustomization.go', `kustomize: ${name}`);

const versions: Readonly<Record<string, string>> = {
  Kustomization: 'kustomize.config.k8s.io/v1beta1',
  Component: 'kustomize.config.k8s.io/v1alpha1',
};

const kind: KustomizationRule = {
  id: 'manifest/kustomization-kind',
  title: 'A kustomization has another kind or version than kustomize reads',
  why: 'kustomize builds nothing from the folder. Both may be left out; if they are there, they have to be right.',
  mend: 'Write `apiVersion: kustomize.config.k8s.io/v1beta1` and `kind: Kustomization`.',
  follows: types('EnforceFields'),
  check: ({ document }) => {
    const root = rootOf(document);
    const expected = versions[document.kind];
    if (expected === undefined) {
      const message = `The kind is \`${document.kind}\`, expected \`Kustomization\` or \`Component\``;
      return atValue(at(root, 'kind'), message, 'Write `kind: Kustomization`.');
    }
    const said = at(root, 'apiVersion');
    if (said.value === undefined || said.value === expected) return [];
    const message = `The apiVersion of the ${document.kind} is \`${document.apiVersion}\`, expected \`${expected}\``;
    return atValue(said, message, `Write \`apiVersion: ${expected}\`.`);
  },
};

const isMapping = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = ({ value }: Spot): boolean => value === null || typeof value === 'string';

interface Shape {
  readonly words: string;
  /** The values that are not as they should be. */
  wrong(spot: Spot): readonly Spot[];
}

const textShape: Shape = { words: 'text', wrong: (spot) => [spot].filter((one) => !isText(one)) };
const listShape: Shape = { words: 'a list', wrong: (spot) => [spot].filter(({ value }) => !Array.isArray(value)) };
const mappingShape: Shape = { words: 'a mapping', wrong: (spot) => [spot].filter(({ value }) => !isMapping(value)) };
const textsShape: Shape = {
  words: 'a list of texts',
  wrong: (spot) => (Array.isArray(spot.value) ? items(spot).filter((one) => !isText(one)) : [spot]),
};
const labelsShape: Shape = {
  words: 'a mapping of texts',
  wrong: (spot) =>
    isMapping(spot.value)
      ? entries(spot)
          .map(([, value]) => value)
          .filter((one) => !isText(one))
      : [spot],
};

/** The fields of a kustomization, by what they hold. */
const fields: readonly (readonly [Shape, string])[] = [
  [textShape, 'apiVersion kind namePrefix nameSuffix namespace'],
  [
    textsShape,
    'resources components crds bases patchesStrategicMerge configurations generators transformers validators',
  ],
  [textsShape, 'buildMetadata'],
  [listShape, 'labels patches patchesJson6902 images imageTags replacements replicas vars configMapGenerator'],
  [listShape, 'secretGenerator helmCharts helmChartInflationGenerator'],
  [mappingShape, 'metadata sortOptions helmGlobals generatorOptions'],
  [labelsShape, 'openapi commonLabels commonAnnotations'],
];
const names = fields.flatMap(([, listed]) => listed.split(' '));

/** kustomize reads the names of fields in any case. */
const shapes = new Map(
  fields.flatMap(([shape, listed]) => listed.split(' ').map((name) => [name.toLowerCase(), shape] as const)),
);

function unknown(name: string, spot: Spot): Objection {
  const near = nearest(name, names);
  const message = `A kustomization has no field \`${name}\`; ${near === undefined ? `it has ${byNearness(name, names).slice(0, 3).join(', ')} and others` : `the nearest known field is \`${near}\``}`;
  return atKey(spot, message, near === undefined ? `Remove \`${name}\`.` : `Write \`${near}\`, or remove the field.`);
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return isMapping(value) ? 'a mapping' : `the ${typeof value === 'string' ? 'text' : typeof value} ${String(value)}`;
}

function misshapen(name: string, spot: Spot, { words, wrong }: Shape): Objections {
  return wrong(spot).map((one) => {
    const message = `\`${name}\` holds ${inWords(one.value)}, expected ${words}`;
    const help = ['boolean', 'number'].includes(typeof one.value) ? 'Put the value in quotes.' : `Give ${words}.`;
    return atValue(one, message, help);
  });
}

const field: KustomizationRule = {
  id: 'manifest/kustomization-field',
  title: 'A kustomization has a field that kustomize does not know, or a value that it cannot read',
  why: 'kustomize refuses the whole file. An unquoted `y`, `no` or `1` is no text to it.',
  mend: 'Use the nearest known name, which the message offers, and put texts that look otherwise in quotes.',
  follows: types('Kustomization, and Unmarshal, which allows no unknown fields'),
  check: ({ document }) =>
    entries(rootOf(document)).flatMap(([name, spot]) => {
      const shape = shapes.get(name.toLowerCase());
      if (shape === undefined) return [unknown(name, spot)];
      return spot.value === null ? [] : misshapen(name, spot, shape);
    }),
};

/** What makes kustomize refuse a file before it looks at any other. */
export const formRules: readonly KustomizationRule[] = [kind, field];
