/** The opening lines of a kustomization; what is special of an example begins in its line 3. */
export const head = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';

/** A kustomization with nothing wrong in it, for the folder of the examples. */
export const sound = `${head}resources:
  - agent-ingress.yaml
  # On a cluster with a Gateway, in place of the Ingress:
  # - agent-httproute.yaml
namespace: smartem-decisions-production
commonLabels:
  environment: production
  project: smartem-decisions
`;

/** A policy that lets in what another namespace runs, for the examples of the rule on labels in peers. */
export const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: agent-policy
  namespace: smartem-decisions-production
spec:
  podSelector:
    matchLabels: { app: http-api }
  ingress:
    - from:
        - namespaceSelector:
            matchLabels: { kubernetes.io/metadata.name: ingress-nginx }
          podSelector:
            matchLabels: { app: ingress-nginx }
`;
