import { at, entries, placeOf, rootOf, text } from '../spot.ts';
import { quoted } from './names.ts';
import type { ManifestRule } from './rule.ts';
import { opened } from './upstream.ts';

const sealed = (data: string): string =>
  `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata:\n  name: agent\nspec:\n  encryptedData:\n    ${data}\n`;

/** Whether a text is base64 as the controller reads it, which passes over line breaks. */
function isBase64(value: string): boolean {
  const digits = value.replaceAll(/[\r\n]/g, '');
  return digits.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(digits);
}

const plain: ManifestRule = {
  id: 'manifest/sealed-secret-plain',
  severity: 'error',
  kinds: ['SealedSecret'],
  title: 'A SealedSecret has a value that is not sealed',
  why: 'The controller cannot read it. If it is the secret itself, everybody who reads the repository has it.',
  mend: 'Seal the value with kubeseal. If it was a real secret, count it as lost.',
  follows: opened(
    'bitnami-labs/sealed-secrets',
    'c95e8d024e813322e533530aa932c6382868acbe',
    'pkg/apis/sealedsecrets/v1alpha1/sealedsecret_expansion.go',
    'Sealed Secrets: Unseal',
  ),
  failing: [
    {
      text: sealed('password: example-password'),
      line: 7,
      column: 15,
      message: 'The value of “password” is not base64, expected what kubeseal writes',
    },
  ],
  passing: [sealed('password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq')],
  check: (document) =>
    entries(at(rootOf(document), 'spec', 'encryptedData')).flatMap(([key, spot]) => {
      const value = text(spot);
      if (value === undefined || isBase64(value)) return [];
      const message = `The value of ${quoted(key)} is not base64, expected what kubeseal writes`;
      return [{ place: placeOf(spot), message, help: 'Seal it with kubeseal --raw.' }];
    }),
};

export const sealedSecretRules: readonly ManifestRule[] = [plain];
