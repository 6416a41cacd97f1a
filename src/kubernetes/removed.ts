/** A version of a kind that is no longer served. */
export interface Removed {
  /** The apiVersion that took its place; none where the kind is gone altogether. */
  readonly replacement?: string;
  /** The first release without it, such as `Kubernetes 1.22`. */
  readonly since: string;
}

/** An apiVersion, its kinds, its replacement and the first release that no longer serves it. */
type Row = readonly [apiVersion: string, kinds: string, replacement: string | undefined, since: string];

/** As https://kubernetes.io/docs/reference/using-api/deprecation-guide/ has them. */
const kubernetes: readonly Row[] = [
  ['extensions/v1beta1', 'DaemonSet Deployment ReplicaSet', 'apps/v1', '1.16'],
  ['apps/v1beta1', 'Deployment ReplicaSet StatefulSet', 'apps/v1', '1.16'],
  ['apps/v1beta2', 'DaemonSet Deployment ReplicaSet StatefulSet', 'apps/v1', '1.16'],
  ['extensions/v1beta1', 'NetworkPolicy', 'networking.k8s.io/v1', '1.16'],
  ['extensions/v1beta1', 'PodSecurityPolicy', undefined, '1.16'],
  [
    'admissionregistration.k8s.io/v1beta1',
    'MutatingWebhookConfiguration ValidatingWebhookConfiguration',
    'admissionregistration.k8s.io/v1',
    '1.22',
  ],
  ['apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 'apiextensions.k8s.io/v1', '1.22'],
  ['apiregistration.k8s.io/v1beta1', 'APIService', 'apiregistration.k8s.io/v1', '1.22'],
  ['authentication.k8s.io/v1beta1', 'TokenReview', 'authentication.k8s.io/v1', '1.22'],
  [
    'authorization.k8s.io/v1beta1',
    'LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview',
    'authorization.k8s.io/v1',
    '1.22',
  ],
  ['certificates.k8s.io/v1beta1', 'CertificateSigningRequest', 'certificates.k8s.io/v1', '1.22'],
  ['coordination.k8s.io/v1beta1', 'Lease', 'coordination.k8s.io/v1', '1.22'],
  ['extensions/v1beta1', 'Ingress', 'networking.k8s.io/v1', '1.22'],
  ['networking.k8s.io/v1beta1', 'Ingress IngressClass', 'networking.k8s.io/v1', '1.22'],
  [
    'rbac.authorization.k8s.io/v1beta1',
    'ClusterRole ClusterRoleBinding Role RoleBinding',
    'rbac.authorization.k8s.io/v1',
    '1.22',
  ],
  ['scheduling.k8s.io/v1beta1', 'PriorityClass', 'scheduling.k8s.io/v1', '1.22'],
  ['storage.k8s.io/v1beta1', 'CSIDriver CSINode StorageClass VolumeAttachment', 'storage.k8s.io/v1', '1.22'],
  ['autoscaling/v2beta1', 'HorizontalPodAutoscaler', 'autoscaling/v2', '1.25'],
  ['batch/v1beta1', 'CronJob', 'batch/v1', '1.25'],
  ['discovery.k8s.io/v1beta1', 'EndpointSlice', 'discovery.k8s.io/v1', '1.25'],
  ['events.k8s.io/v1beta1', 'Event', 'events.k8s.io/v1', '1.25'],
  ['node.k8s.io/v1beta1', 'RuntimeClass', 'node.k8s.io/v1', '1.25'],
  ['policy/v1beta1', 'PodDisruptionBudget', 'policy/v1', '1.25'],
  ['policy/v1beta1', 'PodSecurityPolicy', undefined, '1.25'],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 'autoscaling/v2', '1.26'],
  [
    'flowcontrol.apiserver.k8s.io/v1beta1',
    'FlowSchema PriorityLevelConfiguration',
    'flowcontrol.apiserver.k8s.io/v1',
    '1.26',
  ],
  ['storage.k8s.io/v1beta1', 'CSIStorageCapacity', 'storage.k8s.io/v1', '1.27'],
  [
    'flowcontrol.apiserver.k8s.io/v1beta2',
    'FlowSchema PriorityLevelConfiguration',
    'flowcontrol.apiserver.k8s.io/v1',
    '1.29',
  ],
  [
    'flowcontrol.apiserver.k8s.io/v1beta3',
    'FlowSchema PriorityLevelConfiguration',
    'flowcontrol.apiserver.k8s.io/v1',
    '1.32',
  ],
];

/** As https://github.com/kubernetes-sigs/gateway-api/releases/tag/v1.2.0 has them. */
const gatewayApi: readonly Row[] = [
  ['gateway.networking.k8s.io/v1alpha2', 'GRPCRoute', 'gateway.networking.k8s.io/v1', '1.2'],
  ['gateway.networking.k8s.io/v1alpha2', 'ReferenceGrant', 'gateway.networking.k8s.io/v1beta1', '1.2'],
];

const ofIssuers = 'Certificate CertificateRequest ClusterIssuer Issuer';

/** As https://cert-manager.io/docs/releases/upgrading/remove-deprecated-apis/ has them. */
const certManager: readonly Row[] = ['v1alpha2', 'v1alpha3', 'v1beta1'].flatMap((version): Row[] => [
  [`cert-manager.io/${version}`, ofIssuers, 'cert-manager.io/v1', '1.6'],
  [`acme.cert-manager.io/${version}`, 'Challenge Order', 'acme.cert-manager.io/v1', '1.6'],
]);

/** As https://github.com/traefik/traefik/blob/v3.7/docs/content/migrate/v2-to-v3-details.md has it. */
const traefik: readonly Row[] = [
  [
    'traefik.containo.us/v1alpha1',
    'IngressRoute IngressRouteTCP IngressRouteUDP Middleware MiddlewareTCP ServersTransport TLSOption TLSStore TraefikService',
    'traefik.io/v1alpha1',
    '3.0',
  ],
];

const rows: readonly (readonly [project: string, rows: readonly Row[]])[] = [
  ['Kubernetes', kubernetes],
  ['Gateway API', gatewayApi],
  ['cert-manager', certManager],
  ['Traefik', traefik],
];

const table: ReadonlyMap<string, Removed> = new Map(
  rows.flatMap(([project, ofProject]) =>
    ofProject.flatMap(([apiVersion, kinds, replacement, since]) =>
      kinds
        .split(' ')
        .map((kind): [string, Removed] => [
          `${apiVersion} ${kind}`,
          { since: `${project} ${since}`, ...(replacement === undefined ? {} : { replacement }) },
        ]),
    ),
  ),
);

/** What became of a version of a kind that is no longer served; `undefined` for all others. */
export const removedOf = (apiVersion: string, kind: string): Removed | undefined => table.get(`${apiVersion} ${kind}`);
