/**
 * Every kind that the schema packages have, by package and apiVersion; a test walks the packages and compares. Versions
 * that no cluster serves any more are left out, they stand in `removed.ts`. Where two packages have a kind of the same
 * name, the first is the one that people mean: the rules of this project are on that one.
 */
const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'kubernetes-models': {
    'admissionregistration.k8s.io/v1': `
      MutatingAdmissionPolicy MutatingAdmissionPolicyBinding MutatingWebhookConfiguration
      ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration`,
    'apiextensions.k8s.io/v1': 'CustomResourceDefinition',
    'apiregistration.k8s.io/v1': 'APIService',
    'apps/v1': 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet',
    'authentication.k8s.io/v1': 'SelfSubjectReview TokenRequest TokenReview',
    'authorization.k8s.io/v1': `
      LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview`,
    'autoscaling/v2': 'HorizontalPodAutoscaler',
    'autoscaling/v1': 'HorizontalPodAutoscaler Scale',
    'batch/v1': 'CronJob Job',
    'certificates.k8s.io/v1': 'CertificateSigningRequest',
    'coordination.k8s.io/v1': 'Lease',
    'discovery.k8s.io/v1': 'EndpointSlice',
    'events.k8s.io/v1': 'Event',
    'flowcontrol.apiserver.k8s.io/v1': 'FlowSchema PriorityLevelConfiguration',
    'networking.k8s.io/v1': 'IPAddress Ingress IngressClass NetworkPolicy ServiceCIDR',
    'node.k8s.io/v1': 'RuntimeClass',
    'policy/v1': 'Eviction PodDisruptionBudget',
    'rbac.authorization.k8s.io/v1': 'ClusterRole ClusterRoleBinding Role RoleBinding',
    'resource.k8s.io/v1': 'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice',
    'scheduling.k8s.io/v1': 'PriorityClass',
    'storage.k8s.io/v1': `
      CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment VolumeAttributesClass`,
    v1: `
      Binding ComponentStatus ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolume
      PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount`,
  },
  '@kubernetes-models/gateway-api': {
    'gateway.networking.k8s.io/v1': `
      BackendTLSPolicy GRPCRoute Gateway GatewayClass HTTPRoute ListenerSet ReferenceGrant TLSRoute`,
    'gateway.networking.k8s.io/v1alpha2': 'TCPRoute TLSRoute UDPRoute',
    'gateway.networking.k8s.io/v1alpha3': 'BackendTLSPolicy TLSRoute',
    'gateway.networking.k8s.io/v1beta1': 'Gateway GatewayClass HTTPRoute ReferenceGrant',
    'gateway.networking.x-k8s.io/v1alpha1': 'XBackendTrafficPolicy XMesh',
  },
  '@kubernetes-models/cert-manager': {
    'acme.cert-manager.io/v1': 'Challenge Order',
    'awspca.cert-manager.io/v1beta1': 'AWSPCAClusterIssuer AWSPCAIssuer',
    'cert-manager.io/v1': 'Certificate CertificateRequest ClusterIssuer Issuer',
    'policy.cert-manager.io/v1alpha1': 'CertificateRequestPolicy',
    'trust-manager.io/v1alpha2': 'ClusterBundle',
    'trust.cert-manager.io/v1alpha1': 'Bundle',
  },
  '@kubernetes-models/traefik': {
    'traefik.io/v1alpha1': `
      IngressRoute IngressRouteTCP IngressRouteUDP Middleware MiddlewareTCP ServersTransport ServersTransportTCP
      TLSOption TLSStore TraefikService`,
  },
  '@kubernetes-models/sealed-secrets': {
    'bitnami.com/v1alpha1': 'SealedSecret',
  },
  '@kubernetes-models/contour': {
    'projectcontour.io/v1': 'HTTPProxy TLSCertificateDelegation',
    'projectcontour.io/v1alpha1': 'ContourConfiguration ContourDeployment ExtensionService',
  },
  '@kubernetes-models/envoy-gateway': {
    'gateway.envoyproxy.io/v1alpha1': `
      Backend BackendTrafficPolicy ClientTrafficPolicy EnvoyExtensionPolicy EnvoyPatchPolicy EnvoyProxy
      HTTPRouteFilter SecurityPolicy`,
  },
  '@kubernetes-models/cilium': {
    'cilium.io/v2': `
      CiliumBGPAdvertisement CiliumBGPClusterConfig CiliumBGPNodeConfig CiliumBGPNodeConfigOverride
      CiliumBGPPeerConfig CiliumCIDRGroup CiliumClusterwideEnvoyConfig CiliumClusterwideNetworkPolicy
      CiliumEgressGatewayPolicy CiliumEndpoint CiliumEnvoyConfig CiliumIdentity CiliumLoadBalancerIPPool
      CiliumLocalRedirectPolicy CiliumNetworkPolicy CiliumNode CiliumNodeConfig`,
    'cilium.io/v2alpha1': `
      CiliumBGPAdvertisement CiliumBGPClusterConfig CiliumBGPNodeConfig CiliumBGPNodeConfigOverride
      CiliumBGPPeerConfig CiliumCIDRGroup CiliumEndpointSlice CiliumGatewayClassConfig CiliumL2AnnouncementPolicy
      CiliumLoadBalancerIPPool CiliumNodeConfig CiliumPodIPPool`,
  },
  '@kubernetes-models/istio': {
    'extensions.istio.io/v1alpha1': 'WasmPlugin',
    'networking.istio.io/v1': `
      DestinationRule Gateway ServiceEntry Sidecar VirtualService WorkloadEntry WorkloadGroup`,
    'networking.istio.io/v1alpha3': `
      DestinationRule EnvoyFilter Gateway ServiceEntry Sidecar VirtualService WorkloadEntry WorkloadGroup`,
    'networking.istio.io/v1beta1': `
      DestinationRule Gateway ProxyConfig ServiceEntry Sidecar VirtualService WorkloadEntry WorkloadGroup`,
    'security.istio.io/v1': 'AuthorizationPolicy PeerAuthentication RequestAuthentication',
    'security.istio.io/v1beta1': 'AuthorizationPolicy PeerAuthentication RequestAuthentication',
    'telemetry.istio.io/v1': 'Telemetry',
    'telemetry.istio.io/v1alpha1': 'Telemetry',
  },
};

/** A kind in one version, and where its schema is. */
export interface KnownKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The package that has the schema. */
  readonly from: string;
  /** The apiVersion under which the package has it. */
  readonly as: string;
}

const listed = Object.entries(table).flatMap(([from, versions]) =>
  Object.entries(versions).flatMap(([apiVersion, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((kind): KnownKind => ({ apiVersion, kind, from, as: apiVersion })),
  ),
);

/**
 * Kinds that a newer version has, and the package has only in an older one with the same fields: since Gateway API 1.6,
 * see https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/apis/v1/tcproute_types.go.
 */
const promoted = ['TCPRoute', 'UDPRoute'].map(
  (kind): KnownKind => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind,
    from: '@kubernetes-models/gateway-api',
    as: 'gateway.networking.k8s.io/v1alpha2',
  }),
);

/** Every kind that can be checked against a schema. */
export const knownKinds: readonly KnownKind[] = [...promoted, ...listed];

/** The names of all kinds, each once. */
export const kindNames: readonly string[] = [...new Set(knownKinds.map(({ kind }) => kind))];

/** The group of an apiVersion; the core’s has no name. */
export const groupOf = (apiVersion: string): string => /^(.*)\//.exec(apiVersion)?.[1] ?? '';

const byName = Map.groupBy(knownKinds, ({ kind }) => kind);

/** The apiVersions under which a kind can be checked, the most usual first; none where the kind is not known. */
export const apiVersionsOf = (kind: string): string[] => (byName.get(kind) ?? []).map(({ apiVersion }) => apiVersion);

/**
 * Whether a document is of the kind that people mean by its name: `Gateway` is one of the Gateway API, not one of
 * Istio. A kind that is not known here counts as meant.
 */
export function isUsual({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): boolean {
  const [first] = byName.get(kind) ?? [];
  return first === undefined || groupOf(first.apiVersion) === groupOf(apiVersion);
}
