import { opened } from './upstream.ts';

/** A function among cert-manager’s own checks of Certificates. */
export const certificateValidation = (name: string) =>
  opened(
    'cert-manager/cert-manager',
    '0296d3e4b9ec5e002f69eefa20d0d919a81d83f8',
    'internal/apis/certmanager/validation/certificate.go',
    `cert-manager: ${name}`,
  );

export const refused = 'cert-manager’s webhook refuses the object.';
