import { apiVersionsOf } from './object-kinds.ts';

/** A version of a kind that is no longer served. */
interface Removed {
  /** The apiVersion that took its place; none where the kind is gone altogether. */
  readonly replacement: string | undefined;
  /** The first release without it, such as `Kubernetes 1.22`. */
  readonly since: string;
}

/**
 * The first release that no longer serves a version, of one kind where it went before or after the others: as they stand
 * at kubernetes.io/docs/reference/using-api/deprecation-guide, github.com/kubernetes-sigs/gateway-api/releases/tag/v1.2.0,
 * cert-manager.io/docs/releases/upgrading/remove-deprecated-apis and in Traefik’s docs/content/migrate/v2-to-v3-details.md.
 */
const table: Readonly<Record<string, string>> = {
  'Kubernetes 1.16': 'apps/v1beta1 apps/v1beta2 extensions/v1beta1',
  'Kubernetes 1.22': `extensions/v1beta1/Ingress networking.k8s.io/v1beta1 admissionregistration.k8s.io/v1beta1
    apiextensions.k8s.io/v1beta1 apiregistration.k8s.io/v1beta1 authentication.k8s.io/v1beta1
    authorization.k8s.io/v1beta1 certificates.k8s.io/v1beta1 coordination.k8s.io/v1beta1
    rbac.authorization.k8s.io/v1beta1 scheduling.k8s.io/v1beta1 storage.k8s.io/v1beta1`,
  'Kubernetes 1.25': `autoscaling/v2beta1 batch/v1beta1 discovery.k8s.io/v1beta1 events.k8s.io/v1beta1
    node.k8s.io/v1beta1 policy/v1beta1`,
  'Kubernetes 1.26': 'autoscaling/v2beta2 flowcontrol.apiserver.k8s.io/v1beta1',
  'Kubernetes 1.27': 'storage.k8s.io/v1beta1/CSIStorageCapacity',
  'Kubernetes 1.29': 'flowcontrol.apiserver.k8s.io/v1beta2',
  'Kubernetes 1.32': 'flowcontrol.apiserver.k8s.io/v1beta3',
  'Gateway API 1.2': 'gateway.networking.k8s.io/v1alpha2/GRPCRoute gateway.networking.k8s.io/v1alpha2/ReferenceGrant',
  'cert-manager 1.6': `cert-manager.io/v1alpha2 cert-manager.io/v1alpha3 cert-manager.io/v1beta1
    acme.cert-manager.io/v1alpha2 acme.cert-manager.io/v1alpha3 acme.cert-manager.io/v1beta1`,
  'Traefik 3.0': 'traefik.containo.us/v1alpha1',
};

const removed: ReadonlyMap<string, string> = new Map(
  Object.entries(table).flatMap(([since, versions]) =>
    versions.split(/\s+/).map((version) => [version, since] as const),
  ),
);

/** Kinds that came after their group’s first beta went, so that clusters may have a beta of theirs. */
export const hasBeta = (kind: string): boolean =>
  /^(ClusterTrustBundle|DeviceClass|IPAddress|LeaseCandidate|PodCertificateRequest|Resource(Claim(Template)?|Slice)|SelfSubjectReview|ServiceCIDR|VolumeAttributesClass|(Mutating|Validating)AdmissionPolicy(Binding)?)$/.test(
    kind,
  );

/** What became of a version of a kind that is no longer served; `undefined` for all others. */
export function removedOf(apiVersion: string, kind: string): Removed | undefined {
  const since = hasBeta(kind) ? undefined : (removed.get(`${apiVersion}/${kind}`) ?? removed.get(apiVersion));
  return since === undefined ? undefined : { since, replacement: apiVersionsOf(kind)[0] };
}
