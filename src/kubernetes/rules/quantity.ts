import { at, entries, keyPlaceOf, placeOf, type Spot } from '../spot.ts';
import { isQualifiedName, quoted } from './names.ts';
import { refusedPods } from './pod-template.ts';
import { containersOf, deployment, workloadKinds } from './pods.ts';
import type { ManifestRule } from './rule.ts';
import { coreValidation, opened } from './upstream.ts';

const powers: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const form = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;

/** How much a quantity is (`500m`, `1.5Gi`, `1e3`, a plain number); `undefined` where it is none, which the schema says. */
export function parseQuantity(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  // No amount takes more digits than that, and reading very many takes for ever.
  if (typeof value !== 'string' || value.length > 64) return undefined;
  const [, digits, unit, exponent] = form.exec(value) ?? [];
  if (digits === undefined) return undefined;
  return Number(digits) * (unit === undefined ? 10 ** Number(exponent ?? 0) : (powers[unit] ?? Number.NaN));
}

const kinds = workloadKinds;

const resources = (text: string): string => deployment({ container: `resources:\n${text.replaceAll(/^/gm, '  ')}` });

/** What a container requests or is limited to, resource by resource. */
const amountsOf = (container: Spot): [resource: string, amount: Spot][] =>
  ['requests', 'limits'].flatMap((field) => entries(at(container, 'resources', field)));

const order: ManifestRule = {
  id: 'manifest/request-above-limit',
  severity: 'error',
  kinds,
  title: 'A container requests more than it may use',
  why: refusedPods,
  mend: 'Lower the request, or raise the limit.',
  follows: coreValidation('validateResourceRequirements'),
  failing: [
    {
      text: resources('requests:\n  memory: 1Gi\nlimits:\n  memory: 512Mi'),
      line: 19,
      column: 23,
      message: 'The request for memory is 1Gi, expected at most the limit, which is 512Mi',
    },
  ],
  passing: [resources('requests:\n  cpu: 1000m\n  memory: 1Gi\nlimits:\n  cpu: 1\n  memory: 1024Mi')],
  check: (document) =>
    containersOf(document).flatMap((container) =>
      entries(at(container, 'resources', 'requests')).flatMap(([resource, spot]) => {
        const limit = at(container, 'resources', 'limits', resource).value;
        const [request, most] = [parseQuantity(spot.value), parseQuantity(limit)];
        // A hair’s breadth comes from reckoning, not from the manifest.
        return request === undefined || most === undefined || request <= most * (1 + 1e-9)
          ? []
          : [
              {
                place: placeOf(spot),
                message: `The request for ${resource} is ${spot.value}, expected at most the limit, which is ${limit}`,
                help: `Request ${limit} or less, or raise the limit.`,
              },
            ];
      }),
    ),
};

const negative: ManifestRule = {
  id: 'manifest/quantity-negative',
  severity: 'error',
  kinds,
  title: 'An amount of a resource is negative',
  why: refusedPods,
  mend: 'Write an amount of 0 or more.',
  follows: coreValidation('ValidateResourceQuantityValue and ValidateNonnegativeQuantity'),
  failing: [
    {
      text: resources('requests:\n  cpu: -100m'),
      line: 19,
      column: 20,
      message: 'The amount of cpu is -100m, expected no negative one',
    },
  ],
  passing: [resources('requests:\n  cpu: 100m')],
  check: (document) =>
    containersOf(document)
      .flatMap(amountsOf)
      .filter(([, spot]) => (parseQuantity(spot.value) ?? 0) < 0)
      .map(([resource, spot]) => ({
        place: placeOf(spot),
        message: `The amount of ${resource} is ${spot.value}, expected no negative one`,
        help: 'Remove the sign.',
      })),
};

const units = opened(
  'kubernetes/kubernetes',
  '009f4971a05ddf1edc5616eab805f5b79017da08',
  'staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go',
  'Kubernetes: Quantity, its suffixes',
);

const mebibyte = 2 ** 20;

const tiny: ManifestRule = {
  id: 'manifest/memory-unit',
  severity: 'warning',
  kinds,
  title: 'An amount of memory is less than a mebibyte',
  why: 'Memory is counted in bytes: `400m` is 0.4 bytes, and `512` is 512. The API server takes both.',
  mend: 'Write the unit that is meant, such as `400Mi` or `400M`.',
  follows: units,
  failing: [
    {
      text: resources('limits:\n  memory: 400m'),
      line: 19,
      column: 23,
      message: 'The memory is 400m, which is 0.4 bytes, expected a mebibyte or more',
    },
    {
      text: resources('requests:\n  memory: 512'),
      line: 19,
      column: 23,
      message: 'The memory is 512, which is 512 bytes, expected a mebibyte or more',
    },
  ],
  passing: [resources('requests:\n  memory: 400Mi\nlimits:\n  memory: 0.5G')],
  check: (document) =>
    containersOf(document)
      .flatMap(amountsOf)
      .flatMap(([resource, spot]) => {
        const bytes = parseQuantity(spot.value);
        return resource !== 'memory' || bytes === undefined || bytes <= 0 || bytes >= mebibyte
          ? []
          : [
              {
                place: placeOf(spot),
                message: `The memory is ${spot.value}, which is ${bytes} bytes, expected a mebibyte or more`,
                help: `Write ${String(spot.value).replace(/\D+$/, '')}Mi, if mebibytes are meant.`,
              },
            ];
      }),
};

const cores = 10_000;

const huge: ManifestRule = {
  id: 'manifest/cpu-unit',
  severity: 'warning',
  kinds,
  title: 'An amount of CPU is more than any machine has',
  why: 'CPU is counted in cores: `500m` is half a core, `500M` five hundred million. The API server takes it, and the pod waits for ever for a node.',
  mend: 'Write a small `m` for thousandths of a core.',
  follows: units,
  failing: [
    {
      text: resources('limits:\n  cpu: 500M'),
      line: 19,
      column: 20,
      message: 'The amount of cpu is 500M, which is 500000000 cores, expected fewer than 10000',
    },
  ],
  passing: [resources('requests:\n  cpu: 500m\nlimits:\n  cpu: 64')],
  check: (document) =>
    containersOf(document)
      .flatMap(amountsOf)
      .flatMap(([resource, spot]) => {
        const amount = parseQuantity(spot.value);
        return resource !== 'cpu' || amount === undefined || amount < cores
          ? []
          : [
              {
                place: placeOf(spot),
                message: `The amount of cpu is ${spot.value}, which is ${amount} cores, expected fewer than ${cores}`,
                help: 'Write m for thousandths of a core.',
              },
            ];
      }),
};

const standard: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage']);

const names: ManifestRule = {
  id: 'manifest/resource-name',
  severity: 'error',
  kinds,
  title: 'A container asks for a resource that does not exist',
  why: refusedPods,
  mend: 'Write `cpu`, `memory` or `ephemeral-storage`; others have a prefix, such as `example.org/gpu`.',
  follows: coreValidation('validateContainerResourceName'),
  failing: [
    {
      text: resources('requests:\n  mem: 1Gi'),
      line: 19,
      column: 15,
      message: 'The resource is “mem”, expected cpu, memory, ephemeral-storage, huge pages or a name with a prefix',
    },
  ],
  passing: [resources('requests:\n  cpu: 1\nlimits:\n  example.org/gpu: 1\n  hugepages-2Mi: 4Mi\n  memory: 1Gi')],
  check: (document) =>
    containersOf(document)
      .flatMap(amountsOf)
      .filter(([resource]) => !standard.has(resource) && !resource.startsWith('hugepages-'))
      .filter(([resource]) => !resource.includes('/') || !isQualifiedName(resource))
      .map(([resource, spot]) => ({
        place: keyPlaceOf(spot),
        message: `The resource is ${quoted(resource)}, expected cpu, memory, ephemeral-storage, huge pages or a name with a prefix`,
        help: 'Use one of these names.',
      })),
};

export const quantityRules: readonly ManifestRule[] = [order, negative, tiny, huge, names];
