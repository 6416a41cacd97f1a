import type { Day } from '../../record/source.ts';
import type { UpstreamRule } from './manifest-rule.ts';

/** The day on which the sources below were opened, and the rules that name them compared with what they say. */
const read: Day = '2026-11-25';

/** A file on GitHub as it was at a commit, which was opened and found to say what a rule says. */
export const opened = (repository: string, commit: string, path: string, text: string): UpstreamRule => ({
  text,
  address: `https://github.com/${repository}/blob/${commit}/${path}`,
  read,
});

const kubernetes = (commit: string, path: string) => (name: string) =>
  opened('kubernetes/kubernetes', commit, path, `Kubernetes: ${name}`);

/** A function among Kubernetes’ own checks of pods, Services and what else is of the core, opened and compared. */
export const coreValidation = kubernetes(
  '000f26050b9be6fb3d79fae95e06b47fc96128cd',
  'pkg/apis/core/validation/validation.go',
);

/** A function among Kubernetes’ own checks of Ingresses and NetworkPolicies, opened and compared. */
export const networkingValidation = kubernetes(
  '019c5dc51786ef4d3a3c670a852267d2b087016c',
  'pkg/apis/networking/validation/validation.go',
);

/** A function among the defaults that Kubernetes fills in for the core, opened and compared. */
export const coreDefaults = kubernetes('023f88a32c95647b94e47df54948a0af9517dd0c', 'pkg/apis/core/v1/defaults.go');

/** A type of HTTPRoutes with its comments and markers, opened and compared. */
export const httpRouteType = (name: string): UpstreamRule =>
  opened(
    'kubernetes-sigs/gateway-api',
    '03775165cf5209779f861ef96017e7747ac2eebc',
    'apis/v1/httproute_types.go',
    `Gateway API: ${name}`,
  );

/** A page of Kubernetes’ documentation as its source had it at a commit, opened and compared. */
export const kubernetesPage = (commit: string, path: string, text: string): UpstreamRule =>
  opened('kubernetes/website', commit, `content/en/docs/${path}.md`, `Kubernetes: ${text}`);
