import type { ManifestDocument } from '../parse.ts';
import { at, items, keyPlaceOf, placeOf, type Spot, text } from '../spot.ts';
import { isConfigKey } from './config-map.ts';
import { isDnsSubdomain, quoted } from './names.ts';
import { refusedPods } from './pod-template.ts';
import { containersOf, deployment, podOf, workloadKinds } from './pods.ts';
import type { ManifestRule } from './rule.ts';
import { coreValidation, opened } from './upstream.ts';

const kinds = workloadKinds;

const isSet = (spot: Spot): boolean => spot.value !== undefined && spot.value !== null;

/** What a pod takes from ConfigMaps and Secrets, and the field that names each. */
function referencesOf(document: ManifestDocument): { what: string; spot: Spot; field: string }[] {
  const containers = containersOf(document);
  const variables = containers.flatMap((container) => items(at(container, 'env'))).map((one) => at(one, 'valueFrom'));
  const whole = containers.flatMap((container) => items(at(container, 'envFrom')));
  const volumes = items(at(podOf(document), 'volumes'));
  const all = (spots: readonly Spot[], what: string, field = 'name') =>
    spots.map((spot) => ({ what, spot: at(spot, what), field }));
  return [
    ...all(variables, 'configMapKeyRef'),
    ...all(variables, 'secretKeyRef'),
    ...all(whole, 'configMapRef'),
    ...all(whole, 'secretRef'),
    ...all(volumes, 'configMap'),
    ...all(volumes, 'secret', 'secretName'),
  ].filter(({ spot }) => isSet(spot));
}

const nameless: ManifestRule = {
  id: 'manifest/reference-name',
  severity: 'error',
  kinds,
  title: 'A pod takes something from a ConfigMap or Secret that it does not name',
  why: refusedPods,
  mend: 'Name the ConfigMap or Secret.',
  follows: coreValidation('ValidateEnv, ValidateEnvFrom and validateVolumeSource'),
  failing: [
    {
      text: deployment({ container: 'env:\n  - name: TOKEN\n    valueFrom:\n      secretKeyRef:\n        key: token' }),
      line: 20,
      column: 17,
      message: 'secretKeyRef has no name, expected one',
    },
    {
      text: deployment({ pod: 'volumes:\n  - name: config\n    configMap: {}' }),
      line: 16,
      column: 11,
      message: 'configMap has no name, expected one',
    },
  ],
  passing: [
    deployment({ pod: 'volumes:\n  - name: tls\n    secret:\n      secretName: api-tls' }),
    deployment({ container: 'envFrom:\n  - configMapRef:\n      name: api' }),
  ],
  check: (document) =>
    referencesOf(document)
      .filter(({ spot, field }) => (at(spot, field).value ?? '') === '')
      .map(({ what, spot, field }) => ({
        place: keyPlaceOf(spot),
        message: `${what} has no ${field}, expected one`,
        help: `Add ${field}.`,
      })),
};

const malformed: ManifestRule = {
  id: 'manifest/reference-form',
  severity: 'error',
  kinds,
  title: 'A container takes a variable from a ConfigMap or Secret that cannot have that name or key',
  why: refusedPods,
  mend: 'Correct the name, or the key: letters, digits, dashes, underscores and dots.',
  follows: coreValidation('validateConfigMapKeySelector, validateSecretKeySelector and ValidateEnvFrom'),
  failing: [
    {
      text: deployment({ container: 'envFrom:\n  - secretRef:\n      name: Agent_Token' }),
      line: 19,
      column: 23,
      message: 'The name in secretRef is “Agent_Token”, expected small letters, digits, inner dashes and dots',
    },
    {
      text: deployment({
        container:
          'env:\n  - name: TOKEN\n    valueFrom:\n      secretKeyRef:\n        name: api\n        key: agent token',
      }),
      line: 22,
      column: 24,
      message: 'The key in secretKeyRef is “agent token”, expected letters, digits, “-”, “_” and “.”',
    },
  ],
  passing: [
    deployment({
      container:
        'env:\n  - name: TOKEN\n    valueFrom:\n      secretKeyRef:\n        name: api\n        key: AGENT_TOKEN',
    }),
  ],
  check: (document) =>
    referencesOf(document)
      .filter(({ what }) => what.endsWith('Ref'))
      .flatMap(({ what, spot }) => {
        const [name, key] = [at(spot, 'name'), at(spot, 'key')];
        return [
          { part: 'name', where: name, sound: isDnsSubdomain, form: 'small letters, digits, inner dashes and dots' },
          { part: 'key', where: key, sound: isConfigKey, form: 'letters, digits, “-”, “_” and “.”' },
        ].flatMap(({ part, where, sound, form }) => {
          const value = text(where);
          // A name that is missing is another rule’s.
          if (value === undefined || (part === 'name' && value === '') || sound(value)) return [];
          const message = `The ${part} in ${what} is ${quoted(value)}, expected ${form}`;
          return [{ place: placeOf(where), message, help: `Correct the ${part}.` }];
        });
      }),
};

const envFrom: ManifestRule = {
  id: 'manifest/env-from',
  severity: 'error',
  kinds,
  title: 'An entry of envFrom names no source, or two',
  why: refusedPods,
  mend: 'Give each entry a `configMapRef` or a `secretRef`.',
  follows: coreValidation('ValidateEnvFrom'),
  failing: [
    {
      text: deployment({ container: 'envFrom:\n  - prefix: API_' }),
      line: 18,
      column: 15,
      message: 'The entry of envFrom has 0 sources, expected configMapRef or secretRef',
    },
  ],
  passing: [deployment({ container: 'envFrom:\n  - prefix: API_\n    secretRef:\n      name: api' })],
  check: (document) =>
    containersOf(document)
      .flatMap((container) => items(at(container, 'envFrom')))
      .flatMap((entry) => {
        const count = ['configMapRef', 'secretRef'].filter((field) => isSet(at(entry, field))).length;
        const message = `The entry of envFrom has ${count} sources, expected configMapRef or secretRef`;
        return count === 1 ? [] : [{ place: keyPlaceOf(entry), message, help: 'Give exactly one of the two.' }];
      }),
};

const variableName: ManifestRule = {
  id: 'manifest/env-name',
  severity: 'error',
  kinds,
  title: 'An environment variable has no name, or one with characters that no name has',
  why: refusedPods,
  mend: 'Name the variable with letters, digits and underscores.',
  follows: opened(
    'kubernetes/kubernetes',
    '008b3652959ca58af8be3fb5b6ecfe9ae7638282',
    'staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go',
    'Kubernetes: IsRelaxedEnvVarName',
  ),
  failing: [
    {
      text: deployment({ container: 'env:\n  - name: LOG_LEVEL=debug' }),
      line: 18,
      column: 21,
      message: 'The variable’s name is “LOG_LEVEL=debug”, expected printable ASCII characters and no equals sign',
    },
    {
      text: deployment({ container: 'env:\n  - name: NIVEAU_ÉLEVÉ' }),
      line: 18,
      column: 21,
      message: 'The variable’s name is “NIVEAU_ÉLEVÉ”, expected printable ASCII characters and no equals sign',
    },
  ],
  passing: [deployment({ container: 'env:\n  - name: LOG_LEVEL\n    value: debug=1' })],
  check: (document) =>
    containersOf(document)
      .flatMap((container) => items(at(container, 'env')))
      .map((variable) => at(variable, 'name'))
      .flatMap((spot) => {
        const name = text(spot);
        // All printable characters of ASCII but the equals sign.
        if (name === undefined || /^[ -<>-~]+$/.test(name)) return [];
        const message = `The variable’s name is ${quoted(name)}, expected printable ASCII characters and no equals sign`;
        const help = name.includes('=') ? 'Put what follows the equals sign into value.' : 'Correct the name.';
        return [{ place: placeOf(spot), message, help }];
      }),
};

const account: ManifestRule = {
  id: 'manifest/service-account-name',
  severity: 'error',
  kinds,
  title: 'A pod’s service account has a name that no service account can have',
  why: refusedPods,
  mend: 'Use the name of a ServiceAccount: small letters, digits, inner dashes and dots.',
  follows: coreValidation('ValidatePodSpec'),
  failing: [
    {
      text: deployment({ pod: 'serviceAccountName: Agent_API' }),
      line: 14,
      column: 27,
      message: 'serviceAccountName is “Agent_API”, expected small letters, digits, inner dashes and dots',
    },
  ],
  passing: [deployment({ pod: 'serviceAccountName: agent-api' })],
  check: (document) => {
    const spot = at(podOf(document), 'serviceAccountName');
    const name = text(spot) ?? '';
    const message = `serviceAccountName is ${quoted(name)}, expected small letters, digits, inner dashes and dots`;
    return name === '' || isDnsSubdomain(name) ? [] : [{ place: placeOf(spot), message, help: 'Correct the name.' }];
  },
};

export const podReferenceRules: readonly ManifestRule[] = [nameless, malformed, envFrom, variableName, account];
