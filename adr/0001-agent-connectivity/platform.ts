import { definePlatform } from '../../src/network/define-route.ts';
import { count } from '../../src/record/quantity.ts';
import { agent, database, identity, proxies, scale, services, stream } from './facts.ts';
import { tokenOnSite } from './paths.ts';
import { devtools, epicsDocs, ingressNginx, ingressNginxReloads, nginxProxyModule, workflows } from './sources.ts';
import { spaServer } from './spa-nginx.ts';

const namespaces = ['smartem-decisions-staging', 'smartem-decisions-production'];

export const platform = definePlatform({
  zones: {
    diamond: { label: 'Diamond Light Source' },
    instruments: { label: 'Microscope network', within: 'diamond' },
    cluster: { label: 'Kubernetes cluster', within: 'diamond' },
    smartem: { label: 'SmartEM’s namespace', within: 'cluster' },
    partner: { label: 'Another facility' },
  },
  cluster: 'cluster',
  components: {
    agent: {
      label: 'SmartEM agent',
      zone: 'instruments',
      layer: 'client',
      role: 'Runs on the Windows workstation beside the microscope; dials out, never in.',
      operator: 'team',
      limits: { idle: agent.readTimeout },
    },
    'partner-agent': {
      label: 'SmartEM agent',
      zone: 'partner',
      layer: 'client',
      role: 'The same program at another facility.',
      operator: 'partner',
      limits: { idle: agent.readTimeout },
    },
    'outbound-proxy': {
      label: 'Outbound proxy and allow list',
      zone: 'diamond',
      layer: 'transit',
      role: 'The workstations’ egress. Not named in any document.',
      operator: 'network',
      instances: { unknown: 'outbound-proxy' },
      limits: {
        idle: { unknown: 'outbound-proxy' },
        total: { unknown: 'outbound-proxy' },
        buffering: {
          heedsHeader: { unknown: 'outbound-proxy' },
          hidesHeader: false,
          otherwise: { unknown: 'outbound-proxy' },
        },
      },
    },
    'partner-exit': {
      label: 'The facility’s egress',
      zone: 'partner',
      layer: 'transit',
      role: 'Whatever stands between the other facility’s workstations and the internet.',
      operator: 'partner',
      instances: { unknown: 'federation' },
      limits: {
        idle: { unknown: 'federation' },
        total: { unknown: 'federation' },
        buffering: { heedsHeader: { unknown: 'federation' }, hidesHeader: false, otherwise: { unknown: 'federation' } },
      },
    },
    'internet-edge': {
      label: 'Diamond’s internet edge',
      zone: 'diamond',
      layer: 'transit',
      role: 'Lets connections from the internet in, or does not.',
      operator: 'network',
      instances: { unknown: 'internet' },
      limits: { idle: { unknown: 'internet' }, total: { unknown: 'internet' } },
    },
    'ingress-controller': {
      label: 'Ingress controller',
      zone: 'cluster',
      layer: 'proxy',
      role: 'The cluster’s shared edge for HTTP; ends TLS for every service behind it.',
      operator: 'cluster',
      instances: { unknown: 'controller' },
      cuts: { value: 'the shared controller’s restarts', sources: [ingressNginxReloads] },
      edge: {
        today: [
          {
            controller: 'ingress-nginx',
            sources: [
              devtools('k8s/environments/production/ingress.yaml', 7, 8),
              ingressNginx('docs/user-guide/nginx-configuration/annotations.md', 705),
              workflows('charts/argocd/templates/ingress.yaml', 8, 12),
            ],
          },
          { controller: 'f5', sources: [epicsDocs('docs/explanations/kubernetes_cluster.md', 64)] },
        ],
        question: 'controller',
      },
    },
    'node-port': {
      label: 'Node port',
      zone: 'cluster',
      layer: 'transit',
      role: 'A port on every node that leads to a Service; used in development.',
      operator: 'cluster',
      instances: {
        value: count(1),
        because: 'An agent is given the address of one node; when that node is gone, so is the address.',
      },
      cuts: {
        value: 'none',
        because:
          'The kernel forwards the packets; no process shared with other services stands in the way and reloads.',
      },
      limits: {
        idle: { unknown: 'load-balancer' },
        total: { value: 'none', because: 'The kernel forwards packets and does not know of responses.' },
      },
    },
    'spa-nginx': {
      label: 'SPA’s nginx',
      zone: 'smartem',
      layer: 'proxy',
      role: 'Serves the single-page application and passes /api on to the API.',
      operator: 'team',
      instances: services.spaReplicas,
      cuts: {
        value: 'the SPA’s releases',
        because:
          'Every stream passes the SPA’s one pod, and replacing that pod ends them all, beside what the shared controller does.',
      },
      pods: {
        value: { labels: { app: 'smartem-frontend' }, service: 'smartem-frontend-service' },
        sources: [
          devtools('k8s/environments/staging/smartem-frontend.yaml', 30, 88),
          devtools('k8s/environments/production/smartem-frontend.yaml', 30, 88),
        ],
      },
      limits: {
        idle: proxies.nginxRead,
        total: { value: 'none', because: 'nginx’s read limit counts from byte to byte, not over the whole.' },
        body: proxies.nginxBody,
        buffering: {
          heedsHeader: true,
          hidesHeader: true,
          otherwise: {
            value: 'holds back',
            sources: [nginxProxyModule],
          },
        },
      },
      nginx: spaServer,
    },
    api: {
      label: 'SmartEM API',
      zone: 'smartem',
      layer: 'service',
      role: 'REST and the event stream, for agents and browsers alike.',
      operator: 'team',
      instances: services.apiReplicas,
      pods: {
        value: { labels: { app: 'smartem-http-api' }, service: 'smartem-http-api-service' },
        sources: [
          devtools('k8s/environments/staging/smartem-http-api.yaml', 9, 125),
          devtools('k8s/environments/production/smartem-http-api.yaml', 9, 126),
        ],
      },
      instancesIn: { staging: services.apiReplicasStaging },
      connections: services.apiConnections,
      limits: {},
    },
    keycloak: {
      label: 'Keycloak',
      zone: 'diamond',
      layer: 'service',
      role: 'Issues the tokens.',
      operator: 'identity',
      hostIn: { staging: identity.issuerHostStaging },
    },
    browser: {
      label: 'Browser',
      zone: 'diamond',
      layer: 'client',
      role: 'A person with the SPA open.',
      operator: 'team',
    },
  },
  flows: {
    sse: {
      label: 'SSE',
      role: 'stream',
      purpose: 'Recommendations and instructions to the agent, as they arise.',
      request: 'GET /agent/{agent_id}/session/{session_id}/instructions/stream',
      lives: 'until something ends it; it is opened for a session',
      longestSilence: stream.ping,
      heartbeat: stream.heartbeat,
      outlivesToken: identity.tokenChecked,
    },
    rest: {
      label: 'REST',
      role: 'calls',
      purpose: 'Acquisition data (sessions, grid squares, foil holes …), acknowledgements, heartbeats and logs.',
      request: 'JSON calls, most of them small; foil holes and logs go as lists, images are not sent',
      lives: 'one call',
      largestBody: proxies.ingressBody,
    },
    token: {
      label: 'Token',
      role: 'credentials',
      purpose: 'A client-credentials token, fetched anew before it expires.',
      request: 'POST to the realm’s token endpoint',
      lives: 'one call',
    },
  },
  facts: {
    'Services and deployments': services,
    'The stream': stream,
    'The agent': agent,
    Proxies: proxies,
    Database: database,
    Identity: identity,
    Scale: scale,
  },
  standing: {
    // No manifest expresses TLS; that browsers use it is the authors’ assumption.
    browsers: {
      from: 'browser',
      hops: [
        { to: 'ingress-controller', protocol: 'HTTPS', host: 'smartem.diamond.ac.uk' },
        { to: 'spa-nginx', protocol: 'HTTP', port: 80, strips: '/api' },
        { to: 'api', protocol: 'HTTP', port: 8000 },
      ],
    },
    tokens: tokenOnSite,
  },
  database: {
    perStream: database.listen,
    pools: [
      {
        label: 'API',
        processes: { production: services.apiReplicas, staging: services.apiReplicasStaging },
        pools: database.apiPools,
        size: database.poolSize,
      },
      {
        label: 'workers',
        processes: { production: services.workers, staging: services.workersStaging },
        pools: database.workerPools,
        size: database.poolSize,
      },
    ],
    limit: { unknown: 'database-connections' },
  },
  hosts: { production: ['smartem.diamond.ac.uk'], staging: ['smartem-staging.diamond.ac.uk'] },
  services: namespaces.flatMap((namespace) => [
    { name: 'smartem-http-api-service', namespace, ports: [80, 'http'] },
    { name: 'smartem-frontend-service', namespace, ports: [80, 'http'] },
  ]),
  secrets: namespaces.flatMap((namespace) => [
    { name: 'smartem-secrets', namespace },
    { name: 'ghcr-secret', namespace },
  ]),
  configMaps: namespaces.map((namespace) => ({ name: 'smartem-config', namespace })),
  gateways: [{ name: 'edge', namespace: 'gateways', unknown: 'gateway' }],
});
