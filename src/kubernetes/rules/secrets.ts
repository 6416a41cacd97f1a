import type { ManifestDocument } from '../parse.ts';
import { at, entries, items, rootOf, type Spot, text } from '../spot.ts';
import { atKey, atValue, type ManifestRule } from './manifest-rule.ts';
import { quoted } from './name-forms.ts';
import { opened } from './upstream.ts';

const kinds = 'every';

const goodPractice = opened('secrets-good-practices.md', 'Kubernetes: good practices for Secrets');

const why = 'What stands in a repository is read by everybody who reads the repository, and stays in its history.';

/** Every text in a document, at whatever depth. */
function textsIn(spot: Spot): { value: string; spot: Spot }[] {
  const value = text(spot);
  if (value !== undefined) return [{ value, spot }];
  return [...items(spot), ...entries(spot).map(([, below]) => below)].flatMap(textsIn);
}

/** Whether a text only stands for a secret: a reference to a variable, a template’s place, a mask. */
const standsIn = (value: string): boolean => /^(\$[({].*|\{\{.*|<.*>|[*x]+|)$/i.test(value.trim());

/** What a program replaces by what it finds in a store of secrets: a reference of 1Password’s or of vals. */
const isInStore = (spot: Spot): boolean => /^(?:op|ref\+[a-z]+):\/\//.test(text(spot)?.trim() ?? '');

const inSecret: ManifestRule = {
  id: 'manifest/secret-data',
  kinds: ['Secret'],
  title: 'A Secret has its values in the manifest',
  why: `${why} Base64 hides nothing.`,
  mend: 'Leave the Secret out and say who provides it, or seal it with what the cluster has for that.',
  follows: goodPractice,
  check: (document) =>
    ['data', 'stringData']
      .flatMap((field) => entries(at(rootOf(document), field)))
      .filter(([, spot]) => spot.value !== '' && spot.value !== null && !isInStore(spot))
      .map(([key, spot]) => {
        const message = `The Secret has the value of ${quoted(key)}, expected no values in a manifest`;
        return atKey(spot, message, 'Remove it, and change the secret if it was a real one.');
      }),
};

const privateKey: ManifestRule = {
  id: 'manifest/private-key',
  kinds,
  title: 'A manifest holds a private key',
  why,
  mend: 'Remove the key and count it as lost: make a new one and have the old certificate revoked.',
  follows: goodPractice,
  check: (document) =>
    textsIn(rootOf(document))
      .filter(({ value }) => /-----BEGIN (\w+ )*PRIVATE KEY( BLOCK)?-----/.test(value))
      .map(({ spot }) => {
        const message = 'A private key begins here, expected none in a manifest';
        return atValue(spot, message, 'Remove the key, and replace it where it is in use.');
      }),
};

/** Tokens that their form alone gives away. */
const tokens: readonly (readonly [what: string, form: RegExp])[] = [
  ['a JSON web token', /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8}/],
  ['a token of GitHub', /\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60})/],
  ['a token of GitLab', /\bglpat-[\w-]{20}/],
  ['an access key of Amazon', /\bAKIA[0-9A-Z]{16}\b/],
];

const token: ManifestRule = {
  id: 'manifest/token',
  kinds,
  title: 'A manifest holds a token',
  why,
  mend: 'Remove the token and have it revoked; take it from a Secret at run time.',
  follows: goodPractice,
  check: (document) =>
    textsIn(rootOf(document)).flatMap(({ value, spot }) => {
      const found = tokens.find(([, form]) => form.test(value));
      if (found === undefined) return [];
      const message = `The text holds ${found[0]}, expected none in a manifest`;
      return atValue(spot, message, 'Remove the token, and have it revoked.');
    }),
};

const urlPassword: ManifestRule = {
  id: 'manifest/url-password',
  kinds,
  title: 'An address in a manifest holds a user and a password',
  why: `${why} Addresses also end up in logs.`,
  mend: 'Put the password together with the address at run time, from a Secret.',
  follows: goodPractice,
  check: (document) =>
    textsIn(rootOf(document)).flatMap(({ value, spot }) =>
      [...value.matchAll(/\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@"']{0,200}:([^\s/@"']{1,200})@([^\s/:@"',]{1,253})/gi)]
        .filter(([, password]) => !standsIn(password ?? ''))
        .slice(0, 1)
        .map(([, , host]) => {
          const message = `The address of ${host} holds a password, expected none in a manifest`;
          return atValue(spot, message, 'Write $(NAME) in its place and take NAME from a Secret.');
        }),
    ),
};

/** Names of variables that hold a secret; those that only say where one is end otherwise, as in _FILE and _URL. */
const secretName = /(^|_)(PASSWORD|PASSWD|TOKEN|SECRET|SECRET_KEY|PRIVATE_KEY|API_KEY)$/i;

/** Values that no secret has: where one is, or whether there is one. */
const isElse = /^(\/|https?:\/\/|(true|false|yes|no|on|off|[01])$)/i;

/**
 * The variables that a document gives to containers, by name: those of pods, the keys of a ConfigMap and what a sealed
 * Secret has beside what is sealed.
 */
function variablesIn(document: ManifestDocument): { name: string; spot: Spot }[] {
  const root = rootOf(document);
  const keys = { ConfigMap: at(root, 'data'), SealedSecret: at(root, 'spec', 'template', 'data') }[document.kind];
  if (keys !== undefined) return entries(keys).map(([name, spot]) => ({ name, spot }));
  const pod = at(root, 'spec', 'template', 'spec');
  return ['initContainers', 'containers']
    .flatMap((list) => items(at(pod, list)))
    .flatMap((container) => items(at(container, 'env')))
    .map((variable) => ({ name: text(at(variable, 'name')) ?? '', spot: at(variable, 'value') }));
}

const environment: ManifestRule = {
  id: 'manifest/secret-variable',
  kinds: ['ConfigMap', 'DaemonSet', 'Deployment', 'SealedSecret', 'StatefulSet'],
  title: 'A variable that is a secret by its name has its value in the manifest',
  why,
  mend: 'Take it from a Secret, with valueFrom and secretKeyRef.',
  follows: goodPractice,
  check: (document) =>
    variablesIn(document).flatMap(({ name, spot }) => {
      const value = text(spot);
      if (!secretName.test(name) || value === undefined || standsIn(value) || isElse.test(value)) return [];
      const message = `The variable ${quoted(name)} has its value here, expected a reference to a Secret`;
      return atValue(spot, message, 'Write valueFrom: with a secretKeyRef.');
    }),
};

export const secretRules: readonly ManifestRule[] = [environment, inSecret, privateKey, token, urlPassword];
