import type { Party, Question } from '../../src/record/decision.ts';
import {
  backend,
  blueapi,
  daqConfig,
  devtools,
  epicsDocs,
  f5,
  ingressNginx,
  issue206,
  p49,
  workflows,
} from './sources.ts';

export const parties = {
  team: { label: 'SmartEM developers', ours: true },
  cluster: {
    label: 'Diamond’s Kubernetes administrators',
    ours: false,
    also: ['certificate', 'DNS name', 'namespace'],
  },
  network: {
    label: 'Diamond’s network administrators',
    ours: false,
    also: ['firewall', 'open port', 'allow list', 'outbound proxy'],
  },
  identity: { label: 'Diamond’s identity administrators', ours: false, also: ['Keycloak', 'login', 'token'] },
  database: { label: 'whoever runs SmartEM’s PostgreSQL service', ours: false, also: ['database', 'connection pool'] },
  partner: { label: 'the other facility’s network administrators', ours: false },
} as const satisfies Record<string, Party>;

export const questions = {
  controller: {
    text: 'Which ingress controller, in which version and in how many instances, runs on the staging and production clusters; is its class the default; and what replaces it when?',
    ask: 'cluster',
    why: 'Two kinds are nginx inside, yet read different annotations and differ in whether they buffer. One of the two, ingress-nginx, has been retired.',
    known:
      'SmartEM’s Ingress carries an annotation of the community controller, under a comment that says to adjust it to the cluster’s. A public description of the Argus cluster names the other kind. A guide of SmartEM’s names the clusters: pollux for staging, and for production “argos?”. Charts of another project use the community’s. None of these says which one serves SmartEM’s clusters, and a cluster may run both. SmartEM’s Ingress names no class: F5’s controller passes over such an Ingress, and ingress-nginx does unless it was started to take it. Otherwise the cluster has to have a default class.',
    sources: [
      devtools('k8s/environments/production/ingress.yaml', 6, 22),
      epicsDocs('docs/explanations/kubernetes_cluster.md', 64),
      ingressNginx('docs/user-guide/nginx-configuration/annotations.md', 705),
      devtools('docs/operations/kubernetes.md', 53, 54),
      f5('internal/k8s/controller.go', 4305, 4313),
      ingressNginx('docs/user-guide/cli-arguments.md', 78),
      workflows('charts/argocd/templates/ingress.yaml', 8, 12),
      ingressNginx('README.md', 5, 12),
    ],
  },
  'outbound-proxy': {
    text: 'How do microscope workstations get out: through a forward proxy or a routed allow list? Does anything inspect TLS, and after what silence is a connection closed?',
    ask: 'network',
    why: 'A proxy that inspects TLS may buffer an event stream until it ends, and an idle limit shorter than the ping interval would cut it.',
    known:
      '#206 says that on-site agent and cluster will share Diamond’s network. The agent’s guide says that workstations are typically isolated from the main network and get out through a proxy and an allow list. No document names either.',
    sources: [issue206, devtools('docs/agent/deployment.md', 7), devtools('docs/agent/authentication.md', 146)],
  },
  certificates: {
    text: 'How does one get a host name under diamond.ac.uk with a certificate for it: who makes the Secrets named “letsencrypt-…”, and are smartem-api.diamond.ac.uk and smartem-api-staging.diamond.ac.uk to be had?',
    ask: 'cluster',
    why: 'A host of its own needs a certificate of its own; a certificate from a private authority would not be trusted by the agent’s HTTP library as it stands.',
    known:
      'Another project’s notes ask the Scientific Computing help desk, under Cloud and New Ingress, for a host, with cluster, namespace and host name; a second one asks the cloud team. Neither says anything of certificates. One project takes such Secrets over from the cluster that it runs in. A third names another address of the service desk. The two names are #206’s examples.',
    sources: [
      p49('services/p49-blueapi/README.md', 1, 11),
      daqConfig('docs/how-to/release-and-deploy.md', 36, 38),
      blueapi('helm/blueapi/values.yaml', 67, 68),
      workflows('charts/monitoring/values.yaml', 96),
      workflows('charts/workflows-cluster/values.yaml', 140, 150),
      issue206,
    ],
  },
  'database-connections': {
    text: 'What is max_connections of the PostgreSQL service in staging and production, and who else uses it?',
    ask: 'database',
    why: 'Every open agent stream holds one database connection outside the pool, whichever route is taken.',
    sources: [
      backend('src/smartem_backend/api_server.py', 1686, 1690),
      backend('src/smartem_backend/api_server.py', 1763, 1768),
      backend('src/smartem_backend/utils.py', 144, 149),
    ],
  },
  realm: {
    text: 'How long does an access token live in the real realms, does the SmartEM_Agent client exist in both, and are these the hosts that agents are to reach?',
    ask: 'identity',
    why: 'Guides and manifests name different hosts, and each environment its own; the agent must be allowed to reach the right one. A token’s life decides how often it asks.',
    known:
      'Production’s manifests name identity.diamond.ac.uk, staging’s identity-test.diamond.ac.uk; the agent’s guide gives auth.diamond.ac.uk as an example. ADR 0018 lists a request to the Keycloak administrators for the production realm among its follow-ups; whether it was made is not said. Another project’s notes name a ticket, “Keycloak Client registration”.',
    sources: [
      devtools('k8s/environments/production/configmap.yaml', 25),
      devtools('k8s/environments/staging/configmap.yaml', 27),
      devtools('docs/agent/authentication.md', 35),
      devtools('docs/decision-records/decisions/0018-smartem-agent-keycloak-auth.md', 94),
      p49('services/p49-blueapi/README.md', 18, 22),
    ],
  },
  internet: {
    text: 'Is smartem.diamond.ac.uk reachable from the internet, or from Diamond’s network alone? Could a second host be, and after what silence does the edge close a connection?',
    ask: 'network',
    why: 'An agent at another facility can use the same address only if it can reach it.',
    known:
      '#206 says that an agent need not be on Diamond’s network if a properly secured public ingress is exposed. That is a condition, and does not say that one is.',
    sources: [issue206],
  },
  federation: {
    text: 'Is an agent at another facility planned, where and when?',
    ask: 'team',
    why: 'If none is, the federated scenario decides nothing; if one is, its network has to be asked the same questions.',
    known: 'The CLI guide speaks of multi-site deployments and names no site.',
    sources: [devtools('docs/agent/cli-reference.md', 318)],
  },
  'move-181': {
    text: 'What do smartem-devtools#181 and #179 ask for in detail, and when does #181 reach SmartEM’s clusters?',
    ask: 'team',
    why: 'If a Gateway comes first, option A starts as an HTTPRoute and never as an Ingress.',
    known:
      '#206 calls #181 the broader modernisation of Kubernetes (Gateway API, Ingress, ClusterIP) with overlapping scope, #179 the question of staging’s and production’s manifests against the on-prem reality, where this lands in practice, and #205 the frontend’s deployment, which defers this story. Their own texts were not read.',
    sources: [issue206],
  },
  'out-of-scope': {
    text: 'What belongs under the heading “Out of scope” of #206, below which nothing stands?',
    ask: 'team',
    why: 'What the team does not want decided here should not be decided here.',
    sources: [issue206],
  },
  'load-balancer': {
    text: 'Is a LoadBalancer address in reach of the microscope network, can it be kept fixed, is it announced so that losing a node does not lose it, and after what silence does the path to it, or to a node port, forget a connection?',
    ask: 'cluster',
    why: 'Option C stands on it.',
    known:
      '#206 counts the scarcity of such addresses on-prem, one for each Service, against C. A public description of Argus says that addresses are routable across the site, by a mechanism that is MetalLB’s layer 2 mode; a sister project notes that they can change when a node is drained, and that a fixed one is to be asked for.',
    sources: [
      issue206,
      epicsDocs('docs/explanations/kubernetes_cluster.md', 64),
      epicsDocs('docs/explanations/kubernetes_cluster.md', 66),
      p49('services/p49-epics-gateways/README.md', 22),
    ],
  },
  'path-type': {
    text: 'Do the clusters take an Ingress whose pathType is not Prefix?',
    ask: 'cluster',
    why: 'The form of B-ii for ingress-nginx has a pattern as its path and needs ImplementationSpecific. Its form for F5’s controller and option A do without.',
    known: 'Blueapi’s chart notes that Prefix is required in Diamond’s clusters; it gives no reason.',
    sources: [blueapi('helm/blueapi/values.yaml', 67, 68)],
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
