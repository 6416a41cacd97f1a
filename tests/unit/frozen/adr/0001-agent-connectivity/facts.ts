import type { Fact } from '../../../../../src/record/known-value.ts';
import { bytes, count, seconds } from '../../../../../src/record/quantity.ts';
import { source } from './sources.ts';

export const services = {
  apiReplicas: { label: 'API replicas in production', value: count(3), sources: [source] },
  apiReplicasStaging: { label: 'API replicas in staging', value: count(1), sources: [source] },
  apiConnections: {
    label: 'Limit on connections of one API process',
    value: 'none',
    sources: [source],
  },
  workers: { label: 'Workers in production', value: count(2), sources: [source] },
  workersStaging: { label: 'Workers in staging', value: count(1), sources: [source] },
  spaReplicas: { label: 'SPA replicas', value: count(1), sources: [source] },
} as const satisfies Record<string, Fact>;

export const stream = {
  ping: {
    label: 'Ping comment on the stream',
    value: seconds(15),
    sources: [source],
  },
  heartbeat: {
    label: 'Heartbeat event after so long without a notification',
    value: seconds(30),
    sources: [source],
  },
} as const satisfies Record<string, Fact>;

export const agent = {
  readTimeout: {
    label: 'Agent’s read limit on the stream',
    value: seconds(30),
    sources: [source],
  },
} as const satisfies Record<string, Fact>;

export const proxies = {
  nginxBody: {
    label: 'nginx’s body limit unless set',
    value: bytes.mib(1),
    sources: [source],
  },
  nginxRead: {
    label: 'nginx’s limit between two reads',
    value: seconds(60),
    sources: [source],
  },
  ingressBody: {
    label: 'Body limit that the frontend’s Ingress asks for',
    value: bytes.mib(10),
    sources: [source],
  },
} as const satisfies Record<string, Fact>;

export const database = {
  listen: {
    label: 'Database connections for each open agent stream',
    value: count(1),
    sources: [source],
  },
  apiPools: {
    label: 'Pools of one API process',
    value: count(2),
    sources: [source],
  },
  workerPools: {
    label: 'Pools of one worker',
    value: count(1),
    sources: [source],
  },
  poolSize: {
    label: 'Connections of one pool at most',
    value: count(30),
    sources: [source],
  },
} as const satisfies Record<string, Fact>;

export const identity = {
  issuerHost: {
    label: 'Keycloak’s host in production',
    value: 'identity.diamond.ac.uk',
    sources: [source],
  },
  issuerHostStaging: {
    label: 'Keycloak’s host in staging',
    value: 'identity-test.diamond.ac.uk',
    sources: [source],
  },
  tokenChecked: {
    label: 'When the API verifies a token',
    value: 'once, before the route’s own code runs',
    sources: [source],
  },
} as const satisfies Record<string, Fact>;

export const scale = {
  instruments: {
    label: 'Instruments listed, as if each had an agent',
    value: count(11),
    sources: [source],
  },
  planned: {
    label: 'Workstations that the design allows for, at most',
    value: count(20),
    sources: [source],
  },
  federated: {
    label: 'Agents to reckon with in a federation',
    value: count(200),
    because: 'No source names a number; ten times the planned one shows what a federation would ask of the database.',
  },
} as const satisfies Record<string, Fact>;
