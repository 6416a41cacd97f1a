import { at, keyPlaceOf, number, placeOf, rootOf, text } from '../spot.ts';
import { quoted } from './names.ts';
import type { ManifestRule } from './rule.ts';

const budget = (spec: string): string =>
  `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: api
spec:
  selector:
    matchLabels:
      app: api
${spec.replaceAll(/^/gm, '  ')}
`;

const kinds = ['PodDisruptionBudget'];

const source = {
  text: 'Kubernetes: ValidatePodDisruptionBudgetSpec',
  address:
    'https://github.com/kubernetes/kubernetes/blob/01aa0f3f6052c9866dcb69054d8924fa8c96e3cb/pkg/apis/policy/validation/validation.go',
  read: '2026-11-25',
} as const;

const isSet = (value: unknown): boolean => value !== undefined && value !== null;

const both: ManifestRule = {
  id: 'manifest/budget-both',
  severity: 'error',
  kinds,
  title: 'A disruption budget sets minAvailable and maxUnavailable',
  why: 'The API server refuses the budget.',
  mend: 'Keep one of the two; `maxUnavailable` keeps its meaning when the number of replicas changes.',
  follows: source,
  failing: [
    {
      text: budget('minAvailable: 1\nmaxUnavailable: 1'),
      line: 10,
      column: 3,
      message: 'maxUnavailable stands beside minAvailable, expected one of the two',
    },
  ],
  passing: [budget('minAvailable: 1'), budget('maxUnavailable: 25%')],
  check: (document) => {
    const spec = at(rootOf(document), 'spec');
    const spot = at(spec, 'maxUnavailable');
    return isSet(spot.value) && isSet(at(spec, 'minAvailable').value)
      ? [
          {
            place: keyPlaceOf(spot),
            message: 'maxUnavailable stands beside minAvailable, expected one of the two',
            help: 'Remove minAvailable or maxUnavailable.',
          },
        ]
      : [];
  },
};

const isShare = (value: string): boolean => /^\d{1,3}%$/.test(value) && Number.parseInt(value, 10) <= 100;

const amount: ManifestRule = {
  id: 'manifest/budget-amount',
  severity: 'error',
  kinds,
  title: 'A disruption budget’s amount is neither a number of pods nor a percentage',
  why: 'The API server refuses the budget.',
  mend: 'Write a whole number that is not negative, or a percentage from `0%` to `100%`.',
  follows: source,
  failing: [
    {
      text: budget('minAvailable: half'),
      line: 9,
      column: 17,
      message: 'minAvailable is “half”, expected a number of pods or a percentage up to 100%',
    },
    {
      text: budget('maxUnavailable: -1'),
      line: 9,
      column: 19,
      message: 'maxUnavailable is “-1”, expected a number of pods or a percentage up to 100%',
    },
  ],
  passing: [budget('minAvailable: 0'), budget('minAvailable: 100%')],
  check: (document) =>
    ['minAvailable', 'maxUnavailable'].flatMap((field) => {
      const spot = at(rootOf(document), 'spec', field);
      const share = text(spot);
      const sound = share === undefined ? (number(spot) ?? 0) >= 0 : isShare(share);
      return sound
        ? []
        : [
            {
              place: placeOf(spot),
              message: `${field} is ${quoted(String(spot.value))}, expected a number of pods or a percentage up to 100%`,
              help: 'Write a number such as 1, or a percentage such as 50%.',
            },
          ];
    }),
};

const neither: ManifestRule = {
  id: 'manifest/budget-empty',
  severity: 'warning',
  kinds,
  title: 'A disruption budget says neither how many pods must stay nor how many may go',
  why: 'The API server takes it. The controller then counts no pod as one that may go, so that no eviction is allowed and a node with such a pod cannot be drained.',
  mend: 'Give `minAvailable` or `maxUnavailable`.',
  follows: {
    text: 'Kubernetes: getExpectedPodCount and updatePdbStatus',
    address:
      'https://github.com/kubernetes/kubernetes/blob/003e86297d18a8538c9da3619871393f9703bf70/pkg/controller/disruption/disruption.go',
    read: '2026-11-25',
  },
  failing: [
    {
      text: budget('unhealthyPodEvictionPolicy: AlwaysAllow'),
      line: 5,
      column: 1,
      message: 'The budget has neither minAvailable nor maxUnavailable, expected one of the two',
    },
  ],
  passing: [budget('maxUnavailable: 0')],
  check: (document) => {
    const spec = at(rootOf(document), 'spec');
    return isSet(at(spec, 'minAvailable').value) || isSet(at(spec, 'maxUnavailable').value)
      ? []
      : [
          {
            place: keyPlaceOf(spec),
            message: 'The budget has neither minAvailable nor maxUnavailable, expected one of the two',
            help: 'Add maxUnavailable: 1, or what is meant.',
          },
        ];
  },
};

const noPods: ManifestRule = {
  id: 'manifest/budget-pods',
  severity: 'warning',
  kinds,
  title: 'A disruption budget does not say for which pods it is',
  why: 'Without a selector it is for none, and guards nothing.',
  mend: 'Give `selector` the pods’ labels; `{}` is for every pod of the namespace.',
  follows: {
    text: 'Kubernetes: PodDisruptionBudgetSpec, selector',
    address:
      'https://github.com/kubernetes/kubernetes/blob/dd7e566dce45b921f1b66d08b30ebb35b84bd6c1/staging/src/k8s.io/api/policy/v1/types.go',
    read: '2026-11-25',
  },
  failing: [
    {
      text: 'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: api\nspec:\n  minAvailable: 1\n',
      line: 5,
      column: 1,
      message: 'The budget has no selector, expected the labels of the pods that it guards',
    },
  ],
  passing: [budget('minAvailable: 1')],
  check: (document) => {
    const selector = at(rootOf(document), 'spec', 'selector');
    return isSet(selector.value)
      ? []
      : [
          {
            place: keyPlaceOf(selector),
            message: 'The budget has no selector, expected the labels of the pods that it guards',
            help: 'Add selector.matchLabels.',
          },
        ];
  },
};

export const disruptionRules: readonly ManifestRule[] = [both, amount, neither, noPods];
