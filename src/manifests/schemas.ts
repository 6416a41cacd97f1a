/** What a compiled schema says of one value; the field `params` depends on the keyword. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A compiled schema: true where the value obeys; otherwise `errors` holds every reason. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/**
 * The kinds that a route to a backend may need, in the version that today's clusters serve. Each schema is loaded when
 * a manifest first uses it: all of them together would take longer than the rest of the check.
 */
const schemas: Readonly<Record<string, Readonly<Record<string, () => Promise<{ validate: Validator }>>>>> = {
  v1: {
    ConfigMap: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1ConfigMap'),
    Namespace: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1Namespace'),
    Secret: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1Secret'),
    Service: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1Service'),
    ServiceAccount: () => import('kubernetes-models/_schemas/IoK8sApiCoreV1ServiceAccount'),
  },
  'apps/v1': {
    DaemonSet: () => import('kubernetes-models/_schemas/IoK8sApiAppsV1DaemonSet'),
    Deployment: () => import('kubernetes-models/_schemas/IoK8sApiAppsV1Deployment'),
    StatefulSet: () => import('kubernetes-models/_schemas/IoK8sApiAppsV1StatefulSet'),
  },
  'autoscaling/v2': {
    HorizontalPodAutoscaler: () => import('kubernetes-models/_schemas/IoK8sApiAutoscalingV2HorizontalPodAutoscaler'),
  },
  'networking.k8s.io/v1': {
    Ingress: () => import('kubernetes-models/_schemas/IoK8sApiNetworkingV1Ingress'),
    IngressClass: () => import('kubernetes-models/_schemas/IoK8sApiNetworkingV1IngressClass'),
    NetworkPolicy: () => import('kubernetes-models/_schemas/IoK8sApiNetworkingV1NetworkPolicy'),
  },
  'policy/v1': {
    PodDisruptionBudget: () => import('kubernetes-models/_schemas/IoK8sApiPolicyV1PodDisruptionBudget'),
  },
  'gateway.networking.k8s.io/v1': {
    BackendTLSPolicy: () => import('@kubernetes-models/gateway-api/_schemas/IoK8sSigsGatewayApiApisV1BackendTLSPolicy'),
    Gateway: () => import('@kubernetes-models/gateway-api/_schemas/IoK8sSigsGatewayApiApisV1Gateway'),
    GatewayClass: () => import('@kubernetes-models/gateway-api/_schemas/IoK8sSigsGatewayApiApisV1GatewayClass'),
    GRPCRoute: () => import('@kubernetes-models/gateway-api/_schemas/IoK8sSigsGatewayApiApisV1GRPCRoute'),
    HTTPRoute: () => import('@kubernetes-models/gateway-api/_schemas/IoK8sSigsGatewayApiApisV1HTTPRoute'),
    ListenerSet: () => import('@kubernetes-models/gateway-api/_schemas/IoK8sSigsGatewayApiApisV1ListenerSet'),
    ReferenceGrant: () => import('@kubernetes-models/gateway-api/_schemas/IoK8sSigsGatewayApiApisV1ReferenceGrant'),
    TLSRoute: () => import('@kubernetes-models/gateway-api/_schemas/IoK8sSigsGatewayApiApisV1TLSRoute'),
  },
};

/** Every kind that can be validated. */
export const knownKinds: readonly string[] = Object.values(schemas).flatMap((kinds) => Object.keys(kinds));

/** The apiVersions under which a kind can be validated; empty where the kind is unknown. */
export function apiVersionsOf(kind: string): string[] {
  return Object.keys(schemas).filter((apiVersion) => Object.hasOwn(schemas[apiVersion] ?? {}, kind));
}

/** Loads the schema of a kind; `undefined` where apiVersion and kind do not go together or are not known. */
export async function loadSchema(apiVersion: string, kind: string): Promise<Validator | undefined> {
  if (!apiVersionsOf(kind).includes(apiVersion)) return undefined;
  const loaded = await schemas[apiVersion]?.[kind]?.();
  return loaded?.validate;
}
