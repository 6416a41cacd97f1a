import { under } from './annotations.ts';
import type { Reader } from './controller.ts';
import { free, goDuration, oneOf, whole } from './forms.ts';

const prefix = 'cert-manager.io';
const own = under(prefix);
const both = { on: ['Gateway', 'Ingress'] };

/** cert-manager, which makes certificates for what asks for them; https://cert-manager.io/docs/reference/annotations/ */
export const certManager: Reader = {
  label: 'cert-manager',
  prefixes: [prefix, 'acme.cert-manager.io'],
  // https://cert-manager.io/docs/releases/upgrading/upgrading-0.10-0.11
  gone: ['certmanager.k8s.io'],
  annotations: {
    ...own(goDuration, both)`duration renew-before`,
    ...own(oneOf('RSA', 'ECDSA', 'Ed25519'), both)`private-key-algorithm`,
    ...own(oneOf('PKCS1', 'PKCS8'), both)`private-key-encoding`,
    ...own(oneOf('Never', 'Always'), both)`private-key-rotation-policy`,
    ...own(whole, both)`private-key-size renew-before-percentage revision-history-limit`,
    ...own(
      free,
      both,
    )`alt-names cluster-issuer common-name email-sans ip-sans issue-temporary-certificate issuer issuer-group
      issuer-kind issuer-name secret-template subject-countries subject-localities subject-organizationalunits
      subject-organizations subject-postalcodes subject-provinces subject-serialnumber subject-streetaddresses
      uri-sans usages`,
  },
};
