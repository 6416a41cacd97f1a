import type { Known } from '../../../src/kubernetes/references/known.ts';

/** What stands in staging and production, and the hosts that the samples use. */
export const known: Known = {
  hosts: [
    'smartem-staging.diamond.ac.uk',
    'smartem.diamond.ac.uk',
    'smartem-api-staging.diamond.ac.uk',
    'smartem-api.diamond.ac.uk',
  ],
  services: ['smartem-decisions-staging', 'smartem-decisions-production'].flatMap((namespace) =>
    ['smartem-http-api-service', 'smartem-frontend-service'].map((name) => ({ name, namespace, ports: [80, 'http'] })),
  ),
  secrets: ['smartem-agent-tls', 'smartem-frontend-tls'].map((name) => ({ name })),
  configMaps: [],
  gateways: [{ name: 'edge', namespace: 'gateways' }],
};
