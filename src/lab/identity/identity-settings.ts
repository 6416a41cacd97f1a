import type { Scale } from '../scale.ts';

/** A client of the realm that gets tokens by client credentials. */
export interface Client {
  readonly id: string;
  readonly secret: string;
}

/** The agent's client, which the backend's allow list names. */
export const agentClient: Client = { id: 'SmartEM_Agent', secret: 'lab-agent-secret' };

/** A client of the same realm that the allow list does not name, so that its tokens have a wrong `azp`. */
export const strangerClient: Client = { id: 'Some_Other_Client', secret: 'lab-stranger-secret' };

/** Paths as Keycloak has them, below its own address. */
export const realmPath = '/realms/dls';
export const tokenPath = '/protocol/openid-connect/token';
export const keysPath = '/protocol/openid-connect/certs';

/** All that the child process is told, as its one argument, in JSON. */
export interface IdentitySettings {
  readonly scale: Scale;
  readonly port: number;
  readonly controlPort: number;
  readonly issuer: string;
  /** Path of the file with the private keys, which outlive the process. */
  readonly keys: string;
  /** Paths of PEM files, where it speaks HTTPS. */
  readonly tls: { readonly certificate: string; readonly key: string } | undefined;
}
