import type { Measure } from '../measure.ts';

/** Which keys and secrets are needed beside the agent’s Keycloak client. */
export const extraCredentials: Measure = {
  rule: {
    id: 'extra-credentials',
    explains: 'Counts the credentials among the option’s provisions, beside the agent’s Keycloak client.',
    derive({ option, scenario }) {
      const credentials = option.definition.provisions.filter(
        ({ kind, only }) => kind === 'credential' && (only ?? scenario) === scenario,
      );
      return {
        verdict: credentials.length === 0 ? 'good' : credentials.some(({ each }) => each) ? 'poor' : 'fair',
        text: credentials.map(({ what, each }) => (each ? `${what}, for each ${each}` : what)).join('; ') || 'none',
        detail: `Provisions of kind “credential” in this scenario: ${credentials.length}.`,
        read: [{ option: ['provisions'] }],
      };
    },
  },
};
