import { opened } from './upstream.ts';

const indented = (block: string, by: number): string => block.replaceAll(/^(?=.)/gm, ' '.repeat(by));

/** A Certificate for examples, whose spec is these lines after the Secret and the issuer; they begin in line 9. */
export const certificate = (spec: string, issuer = 'name: letsencrypt'): string => `apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: api
spec:
  secretName: api-tls
  issuerRef:
${indented(issuer, 4)}
${indented(spec, 2)}
`;

/** An issuer for examples, whose spec is these lines; they begin in line 6. */
export const issuer = (spec: string, kind = 'Issuer'): string =>
  `apiVersion: cert-manager.io/v1\nkind: ${kind}\nmetadata:\n  name: letsencrypt\nspec:\n${indented(spec, 2)}\n`;

/** An issuer for examples that asks Let’s Encrypt and proves itself by these solvers; they begin in line 11. */
export const acme = (solvers: string, kind = 'Issuer'): string =>
  issuer(
    `acme:\n  server: https://acme-v02.api.letsencrypt.org/directory\n  privateKeySecretRef:\n    name: letsencrypt\n  solvers:\n${indented(solvers, 4)}`,
    kind,
  );

/** A function among cert-manager’s own checks of Certificates. */
export const certificateValidation = (name: string) =>
  opened(
    'cert-manager/cert-manager',
    '0296d3e4b9ec5e002f69eefa20d0d919a81d83f8',
    'internal/apis/certmanager/validation/certificate.go',
    `cert-manager: ${name}`,
  );

/** A function among cert-manager’s own checks of issuers. */
export const issuerValidation = (name: string) =>
  opened(
    'cert-manager/cert-manager',
    '065d1034a883c1eff7bf02a19e3d5f54f790b166',
    'internal/apis/certmanager/validation/issuer.go',
    `cert-manager: ${name}`,
  );

export const refused = 'cert-manager’s webhook refuses the object.';
