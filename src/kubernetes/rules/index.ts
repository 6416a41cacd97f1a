import { annotationRules } from './annotations.ts';
import { backendTlsRules } from './backend-tls.ts';
import { certificateRules } from './certificate.ts';
import { certificateTrapRules } from './certificate-traps.ts';
import { configMapRules } from './config-map.ts';
import { containerRules } from './container.ts';
import { gatewayRules } from './gateway.ts';
import { gatewayReachRules } from './gateway-reach.ts';
import { httpRouteRules } from './http-route.ts';
import { ingressRules } from './ingress.ts';
import { ingressBackendRules } from './ingress-backend.ts';
import { ingressGapRules } from './ingress-gaps.ts';
import { hostTaken } from './ingress-host-taken.ts';
import { ingressRewriteRules } from './ingress-rewrite.ts';
import { listedTwice } from './listed-twice.ts';
import type { ManifestRule } from './manifest-rule.ts';
import { metadataRules } from './metadata.ts';
import { namespaceMissing } from './namespace-missing.ts';
import { networkPolicyRules } from './network-policy.ts';
import { networkPolicyListRules } from './network-policy-lists.ts';
import { nginxConfig } from './nginx-config.ts';
import { otherRouteRules } from './other-routes.ts';
import { podRules } from './pod.ts';
import { podsApartRules } from './pods-apart.ts';
import { probeRules } from './probe.ts';
import { referenceKindRules } from './reference-kind.ts';
import { routeFilterRules } from './route-filters.ts';
import { routeGapRules } from './route-gaps.ts';
import { routeMatchRules } from './route-matches.ts';
import { secretRules } from './secrets.ts';
import { serviceRules } from './service.ts';
import { servicePodsRules } from './service-pods.ts';
import { serviceTypeRules } from './service-type.ts';
import { trapRules } from './traps.ts';
import { workloadSelector } from './workload-selector.ts';

/** Every rule on manifests that goes beyond their schema. */
export const manifestRules: readonly ManifestRule[] = [
  ...annotationRules,
  ...backendTlsRules,
  ...certificateRules,
  ...certificateTrapRules,
  ...configMapRules,
  ...containerRules,
  workloadSelector,
  ...gatewayRules,
  ...gatewayReachRules,
  ...httpRouteRules,
  ...ingressRules,
  ...ingressBackendRules,
  ...ingressGapRules,
  hostTaken,
  ...ingressRewriteRules,
  listedTwice,
  ...metadataRules,
  namespaceMissing,
  ...networkPolicyListRules,
  ...networkPolicyRules,
  nginxConfig,
  ...otherRouteRules,
  ...podRules,
  ...podsApartRules,
  ...probeRules,
  ...referenceKindRules,
  ...routeFilterRules,
  ...routeGapRules,
  ...routeMatchRules,
  ...secretRules,
  ...serviceRules,
  ...servicePodsRules,
  ...serviceTypeRules,
  ...trapRules,
];
