import type { Party, Question } from '../../src/model/decision.ts';
import { backend, devtools, epicsDocs, ingressNginx, p49, workflows } from './sources.ts';

export const parties = {
  team: { label: 'SmartEM developers', ours: true },
  cluster: { label: 'Diamond’s Kubernetes administrators', ours: false },
  network: { label: 'Diamond’s network administrators', ours: false },
  identity: { label: 'Diamond’s identity administrators', ours: false },
  database: { label: 'whoever runs SmartEM’s PostgreSQL service', ours: false },
  partner: { label: 'the other facility’s network administrators', ours: false },
} as const satisfies Record<string, Party>;

export const questions = {
  controller: {
    text: 'Which ingress controller, in which version and in how many instances, runs on the staging and production clusters, and what replaces it when?',
    ask: 'cluster',
    why: 'Two kinds are nginx inside, yet read different annotations and differ in whether they buffer. One of the two, ingress-nginx, has been retired.',
    known:
      'SmartEM’s Ingress carries an annotation of the community controller. A public description of the Argus cluster names the other kind. Both cannot be true of one cluster.',
    sources: [
      devtools('k8s/environments/production/ingress.yaml', 6, 22),
      epicsDocs('docs/explanations/kubernetes_cluster.md', 85),
      workflows('charts/argocd/templates/ingress.yaml', 8, 12),
      ingressNginx('README.md', 5, 12),
    ],
  },
  'outbound-proxy': {
    text: 'How do microscope workstations get out: through a forward proxy or a routed allow list? Does anything inspect TLS, and after what silence is a connection closed?',
    ask: 'network',
    why: 'A proxy that inspects TLS may hold an event stream back until it ends, and an idle limit shorter than the ping interval would cut it.',
    known: 'The agent’s guide speaks of a proxy and an allow list; no document names either.',
    sources: [devtools('docs/agent/deployment.md', 7)],
  },
  certificates: {
    text: 'How are the certificates in the “letsencrypt-…” Secrets made, and how does one ask for another?',
    ask: 'cluster',
    why: 'A host of its own needs a certificate of its own; a certificate from a private authority would not be trusted by the agent’s HTTP library as it stands.',
    sources: [workflows('charts/monitoring/values.yaml', 87, 96)],
  },
  'database-connections': {
    text: 'What is max_connections of the PostgreSQL service in staging and production, and who else uses it?',
    ask: 'database',
    why: 'Every open agent stream holds one database connection outside the pool, whichever route is taken.',
    sources: [
      backend('src/smartem_backend/api_server.py', 1766, 1768),
      backend('src/smartem_backend/appconfig.yml', 15, 21),
    ],
  },
  realm: {
    text: 'How long does an access token live in the real realm, does the SmartEM_Agent client exist there, and which Keycloak host is right?',
    ask: 'identity',
    why: 'Guides and manifests name two different hosts; the agent must be let out to the right one.',
    known: 'The guides name auth.diamond.ac.uk, the manifests identity.diamond.ac.uk.',
    sources: [devtools('docs/agent/authentication.md', 35), devtools('k8s/environments/production/configmap.yaml', 25)],
  },
  internet: {
    text: 'Is smartem.diamond.ac.uk reachable from the internet, or from Diamond’s network alone? Could a second host be, and after what silence does the edge close a connection?',
    ask: 'network',
    why: 'An agent at another facility can use the same address only if it can reach it.',
  },
  federation: {
    text: 'Is an agent at another facility planned, where and when?',
    ask: 'team',
    why: 'If none is, the federated scenario decides nothing; if one is, its network has to be asked the same questions.',
    known: 'Documents speak of several sites in general; none names one.',
    sources: [devtools('docs/agent/cli-reference.md', 318)],
  },
  'move-181': {
    text: 'What does smartem-devtools#181 move, and when?',
    ask: 'team',
    why: '#206 wants a route that survives it. No document or manifest read for this site mentions it, so the authors cannot judge.',
  },
  'load-balancer': {
    text: 'Is a LoadBalancer address in reach of the microscope network, can it be kept fixed, is it announced so that losing a node does not lose it, and after what silence does the path to it, or to a node port, forget a connection?',
    ask: 'cluster',
    why: 'Option C stands on it.',
    known:
      'A public description of Argus says that addresses are routable across the site; a sister project notes that they can change when a node is drained, and that a fixed one is to be asked for.',
    sources: [
      epicsDocs('docs/explanations/kubernetes_cluster.md', 64, 66),
      p49('services/p49-epics-gateways/README.md', 22, 23),
    ],
  },
  gateway: {
    text: 'Does the cluster offer a Gateway to routes of SmartEM’s namespaces; what is its name, in which namespace, and which listeners and hosts has it?',
    ask: 'cluster',
    why: 'The HTTPRoute samples attach to a Gateway “edge” in the namespace “gateways”, which are placeholders. A route that names a Gateway that is not there, or does not let its namespace in, is never served.',
  },
  relay: {
    text: 'Is there a place, or a relay already in use, that both microscope network and cluster may dial; who runs it, with which limits?',
    ask: 'network',
    why: 'The relay option stands on it.',
  },
  mesh: {
    text: 'Does a service mesh run on the clusters, or would one be allowed?',
    ask: 'cluster',
    why: 'Without one, the mesh option means running one for a single service.',
  },
  assessment: {
    text: 'How does an option that has just been added do in the rows that people fill?',
    ask: 'team',
    why: '“npm run new-option” fills every cell with this question, until somebody has answered it.',
  },
} as const satisfies Record<string, Question & { ask: keyof typeof parties }>;
