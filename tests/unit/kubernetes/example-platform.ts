import type { Known } from '../../../src/kubernetes/references/known.ts';

/** What exists beside the manifests of every example: next to nothing, so that an example shows all that matters. */
export const examplePlatform: Known = {
  hosts: ['agents.example.org', 'www.example.org'],
  services: [{ name: 'api', namespace: 'web', ports: [80, 'http'] }],
  secrets: [{ name: 'agents-tls', namespace: 'web' }],
  configMaps: [{ name: 'api-settings', namespace: 'web' }],
  gateways: [{ name: 'edge', namespace: 'gateways' }],
};
