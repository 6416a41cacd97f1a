import type { Fact } from '../../src/record/known-value.ts';
import { bytes, count, minutes, seconds } from '../../src/record/quantity.ts';
import {
  backend,
  devtools,
  frontend,
  ingressNginx,
  nginx,
  nginxImage,
  requestsTimeouts,
  sseStarlette,
  uvicorn,
  uvicornConfig,
} from './sources.ts';

const api = (environment: string, first: number, last = first) =>
  devtools(`k8s/environments/${environment}/smartem-http-api.yaml`, first, last);
const spa = (environment: string, first: number, last = first) =>
  devtools(`k8s/environments/${environment}/smartem-frontend.yaml`, first, last);

const worker = (environment: string) => devtools(`k8s/environments/${environment}/smartem-worker.yaml`, 9);

export const services = {
  apiService: {
    label: 'API Service',
    value: 'smartem-http-api-service, ClusterIP, port 80 to 8000, in staging and production',
    sources: [api('staging', 110, 125), api('production', 111, 126)],
  },
  apiNodePort: {
    label: 'API Service in development',
    value: 'NodePort 30080 to 8000',
    sources: [api('development', 97, 113)],
  },
  spaService: {
    label: 'SPA Service',
    value: 'smartem-frontend-service, ClusterIP, port 80',
    sources: [spa('staging', 73, 88), spa('production', 73, 88)],
  },
  apiReplicas: { label: 'API replicas in production', value: count(3), sources: [api('production', 9)] },
  apiReplicasStaging: { label: 'API replicas in staging', value: count(1), sources: [api('staging', 9)] },
  apiConnections: {
    label: 'Limit on connections of one API process',
    value: 'none',
    sources: [backend('entrypoint.sh', 19, 21), uvicornConfig],
    note: 'The start command sets none, and the server’s default is none.',
  },
  workers: { label: 'Workers in production', value: count(2), sources: [worker('production')] },
  workersStaging: { label: 'Workers in staging', value: count(1), sources: [worker('staging')] },
  spaReplicas: { label: 'SPA replicas', value: count(1), sources: [spa('staging', 30), spa('production', 30)] },
  spaLimits: {
    label: 'SPA pod’s limits',
    value: '128 Mi of memory, 200 m of CPU',
    sources: [spa('staging', 60, 62), spa('production', 60, 62)],
    note: 'Sized for browsers, as #206 says.',
  },
  apiLimits: {
    label: 'API limits in production',
    value: '512 Mi of memory, 500 m of CPU',
    sources: [api('production', 86, 88)],
  },
  apiLimitsStaging: {
    label: 'API limits in staging',
    value: '256 Mi of memory, 200 m of CPU',
    sources: [api('staging', 85, 87), api('development', 88, 90)],
    note: 'A comment in the development manifest says that image endpoints overrun this very size.',
  },
  namespaces: {
    label: 'Namespaces',
    value: 'smartem-decisions-staging, smartem-decisions-production',
    sources: [
      devtools('k8s/environments/staging/ingress.yaml', 5),
      devtools('k8s/environments/production/ingress.yaml', 5),
    ],
  },
  secrets: {
    label: 'Secrets',
    value:
      'smartem-secrets, which the API’s variables for PostgreSQL and RabbitMQ come from; ghcr-secret, with which its image is pulled',
    sources: [api('staging', 18, 19), api('staging', 28, 77), api('production', 18, 19), api('production', 29, 78)],
  },
  configMaps: {
    label: 'ConfigMap of the API',
    value: 'smartem-config',
    sources: [api('staging', 78, 80), api('production', 79, 81)],
  },
  ingress: {
    label: 'Ingress',
    value: 'one host, one rule (/ to the SPA), one annotation, no TLS block, no class',
    sources: [
      devtools('k8s/environments/staging/ingress.yaml', 6, 22),
      devtools('k8s/environments/production/ingress.yaml', 6, 22),
    ],
  },
} as const satisfies Record<string, Fact>;

export const stream = {
  ping: {
    label: 'Ping comment on the stream',
    value: seconds(15),
    sources: [
      sseStarlette('sse_starlette/sse.py', 88),
      sseStarlette('sse_starlette/sse.py', 143),
      sseStarlette('sse_starlette/sse.py', 221, 235),
      backend('uv.lock', 1776, 1777),
      backend('src/smartem_backend/api_server.py', 1860),
    ],
    note: 'The library’s default; the backend sets none.',
  },
  heartbeat: {
    label: 'Heartbeat event after so long without a notification',
    value: seconds(30),
    sources: [
      backend('src/smartem_backend/api_server.py', 1622),
      backend('src/smartem_backend/api_server.py', 1785, 1819),
    ],
  },
  noBuffering: {
    label: 'Header against buffering',
    value: 'X-Accel-Buffering: no, sent with every stream',
    sources: [sseStarlette('sse_starlette/sse.py', 137, 140)],
  },
  eventIds: {
    label: 'Event ids and replay',
    value: 'none on the agent’s stream',
    sources: [
      backend('src/smartem_backend/api_server.py', 1625, 1678),
      backend('src/smartem_backend/api_server.py', 1682, 1860),
    ],
  },
  staleSweep: {
    label: 'Connection row closed after silence',
    value: minutes(2),
    sources: [backend('src/smartem_backend/agent_connection_manager.py', 99, 114)],
  },
  shutdown: {
    label: 'Graceful shutdown of the API',
    value: seconds(30),
    sources: [backend('entrypoint.sh', 19, 21)],
  },
} as const satisfies Record<string, Fact>;

export const agent = {
  readTimeout: {
    label: 'Agent’s read limit on the stream',
    value: seconds(30),
    sources: [
      backend('src/smartem_agent/__main__.py', 181),
      backend('src/smartem_agent/fs_watcher.py', 111, 117),
      backend('src/smartem_backend/api_client.py', 752, 757),
      requestsTimeouts,
    ],
  },
  agentHeartbeat: {
    label: 'Agent’s heartbeat to the API',
    value: seconds(60),
    sources: [backend('src/smartem_agent/__main__.py', 173, 197)],
  },
  restTimeout: {
    label: 'Agent’s limit on calls that carry data and logs',
    value: 'none',
    sources: [
      backend('src/smartem_backend/api_client.py', 242, 243),
      backend('src/smartem_backend/api_client.py', 266, 272),
      requestsTimeouts,
    ],
    note: 'Acknowledgements and heartbeats pass the stream’s 30 s.',
  },
  allowList: {
    label: 'Workstations’ egress',
    value: 'through a proxy and an allow list, on which Keycloak and the backend have to be',
    sources: [devtools('docs/agent/deployment.md', 7), devtools('docs/agent/authentication.md', 146)],
  },
} as const satisfies Record<string, Fact>;

export const proxies = {
  spaImage: {
    label: 'Image of the SPA’s pod',
    value: 'nginx 1.30 (floating minor tag)',
    sources: [frontend('Dockerfile', 26), nginxImage('generate-stackbrew-library.sh', 4, 8)],
  },
  spaApi: {
    label: 'SPA pod’s /api/ location',
    value: 'strips /api; sets no limit, no buffering, no HTTP version',
    sources: [frontend('apps/smartem/nginx.conf', 32, 43)],
  },
  nginxBody: {
    label: 'nginx’s body limit unless set',
    value: bytes.mib(1),
    sources: [nginx('src/http/ngx_http_core_module.c', 3851, 3852)],
  },
  nginxRead: {
    label: 'nginx’s limit between two reads',
    value: seconds(60),
    sources: [nginx('src/http/modules/ngx_http_proxy_module.c', 3668, 3669)],
  },
  nginxUpstream: {
    label: 'nginx 1.30’s protocol to what stands behind it',
    value: 'HTTP/1.1',
    sources: [nginx('src/http/modules/ngx_http_proxy_module.c', 4002, 4003)],
  },
  controllerShutdown: {
    label: 'ingress-nginx: old workers end after a reload, unless set otherwise',
    value: minutes(4),
    sources: [
      ingressNginx('docs/user-guide/nginx-configuration/configmap.md', 115),
      ingressNginx('docs/user-guide/nginx-configuration/configmap.md', 780, 782),
    ],
  },
  ingressBody: {
    label: 'Body limit that the frontend’s Ingress asks for',
    value: bytes.mib(10),
    sources: [
      devtools('k8s/environments/staging/ingress.yaml', 7, 8),
      devtools('k8s/environments/production/ingress.yaml', 7, 8),
      ingressNginx('docs/user-guide/nginx-configuration/annotations.md', 705),
    ],
    note: 'In an annotation of the community controller, under a comment that says to adjust it. What agents send is not known to come near it.',
  },
} as const satisfies Record<string, Fact>;

export const database = {
  pool: {
    label: 'Each connection pool of an API process',
    value: '10, with 20 more on demand, 30 s wait',
    sources: [backend('src/smartem_backend/appconfig.yml', 15, 21), backend('src/smartem_backend/utils.py', 195, 204)],
  },
  listen: {
    label: 'Database connections for each open agent stream',
    value: count(1),
    sources: [
      backend('src/smartem_backend/api_server.py', 1686, 1690),
      backend('src/smartem_backend/api_server.py', 1763, 1768),
      backend('src/smartem_backend/api_server.py', 1849, 1858),
      backend('src/smartem_backend/utils.py', 144, 149),
    ],
    note: 'A LISTEN connection outside the pool.',
  },
  apiPools: {
    label: 'Pools of one API process',
    value: count(2),
    sources: [
      backend('src/smartem_backend/utils.py', 173, 182),
      backend('src/smartem_backend/utils.py', 195, 204),
      backend('src/smartem_backend/api_server.py', 153, 158),
      backend('src/smartem_backend/agent_connection_manager.py', 34, 35),
    ],
    note: 'The second serves the connection manager.',
  },
  workerPools: {
    label: 'Pools of one worker',
    value: count(1),
    sources: [backend('src/smartem_backend/consumer.py', 103, 107), backend('src/smartem_backend/utils.py', 195, 204)],
  },
  poolSize: {
    label: 'Connections of one pool at most',
    value: count(30),
    sources: [backend('src/smartem_backend/appconfig.yml', 15, 21)],
    note: '10, with 20 more on demand.',
  },
} as const satisfies Record<string, Fact>;

export const identity = {
  issuerHost: {
    label: 'Keycloak’s host in production',
    value: 'identity.diamond.ac.uk',
    sources: [devtools('k8s/environments/production/configmap.yaml', 25)],
  },
  issuerHostStaging: {
    label: 'Keycloak’s host in staging',
    value: 'identity-test.diamond.ac.uk',
    sources: [
      devtools('k8s/environments/staging/configmap.yaml', 27),
      devtools('k8s/environments/staging/smartem-frontend.yaml', 14),
    ],
  },
  issuerHostGuides: {
    label: 'Keycloak’s host in the agent’s authentication guide',
    value: 'auth.diamond.ac.uk',
    sources: [devtools('docs/agent/authentication.md', 35), devtools('docs/agent/authentication.md', 51)],
    note: 'An example there; neither environment’s manifests have it.',
  },
  azp: {
    label: 'Clients let in by KEYCLOAK_ALLOWED_AZP',
    value: 'SmartEM_User, SmartEM_Agent',
    sources: [
      devtools('k8s/environments/staging/configmap.yaml', 30),
      devtools('k8s/environments/production/configmap.yaml', 28),
    ],
    note: '#206 says that smartem-devtools#205 added the agents’ client.',
  },
  tokenChecked: {
    label: 'When the API verifies a token',
    value: 'once, before the route’s own code runs',
    sources: [
      backend('src/smartem_backend/auth.py', 127, 133),
      backend('src/smartem_backend/api_server.py', 235),
      backend('src/smartem_backend/api_server.py', 1692, 1860),
    ],
  },
  open: {
    label: 'Answer without a token',
    value: 'health, status, openapi.json, docs',
    sources: [
      backend('src/smartem_backend/auth.py', 23),
      backend('src/smartem_backend/auth.py', 131, 132),
      backend('src/smartem_backend/api_server.py', 229, 236),
    ],
    note: 'The list has /redoc, too, which is switched off.',
  },
  forwarded: {
    label: 'Forwarded addresses trusted from',
    value: '127.0.0.1 only',
    sources: [uvicorn('uvicorn/config.py', 333, 335)],
  },
} as const satisfies Record<string, Fact>;

export const scale = {
  instruments: {
    label: 'Instruments listed, as if each had an agent',
    value: count(11),
    sources: [devtools('core/microscope-list.json', 2, 12)],
  },
  planned: {
    label: 'Workstations that the design allows for, at most',
    value: count(20),
    sources: [devtools('docs/decision-records/backend-agent-communication-system-design.md', 289, 291)],
  },
  federated: {
    label: 'Agents to reckon with in a federation',
    value: count(200),
    because: 'No source names a number; ten times the planned one shows what a federation would ask of the database.',
  },
  rate: {
    label: 'Instructions for each agent, as the design expects them while data is collected',
    value: 'one in 30 to 120 s, 1 to 10 KB each, sub-second wanted',
    sources: [devtools('docs/decision-records/backend-agent-communication-system-design.md', 337, 341)],
  },
} as const satisfies Record<string, Fact>;
