import { join } from 'node:path';
import { ca, certificateFor } from '../run/certificates.ts';
import { freePort } from '../run/ports.ts';
import type { Trouble } from '../run/process.ts';
import { startStandIn } from '../run/stand-in.ts';
import type { Workspace } from '../run/workspace.ts';
import type { Scale } from '../scale.ts';
import { type IdentitySettings, keysPath, realmPath, tokenPath } from './identity-settings.ts';

export interface IdentityStart {
  readonly scale: Scale;
  /** Where the keys and the log go. */
  readonly folder: string;
  /** The name in its addresses; 127.0.0.1 if left out. */
  readonly host?: string;
  /** Paths of PEM files, to speak HTTPS. The certificate has to name the host and 127.0.0.1. */
  readonly tls?: { readonly certificate: string; readonly key: string };
}

export interface IdentityProcess {
  readonly issuer: string;
  readonly tokenUri: string;
  /** Where the backend gets the keys: by address, since it asks no DNS for the lab's names. */
  readonly jwksUri: string;
  /** The file with its private keys, the one that signs first. */
  readonly keys: string;
  readonly port: number;
  readonly pid: number;
  /** What has become of it that nobody here meant. */
  trouble(): Trouble | undefined;
  /** From now on tokens live this long, in seconds of the lab. */
  setLifetime(seconds: number): Promise<void>;
  /** Signs with a new key from now on. The old ones stay published, or go with `keepOld: false`. */
  rotate(options: { readonly keepOld: boolean }): Promise<void>;
  /** How many tokens were issued. */
  issued(): Promise<number>;
  /** Ends the process: connections are refused from then on. */
  down(): Promise<void>;
  /** Starts it again, on the same port and with the same keys. */
  up(): Promise<void>;
  /** Makes it take connections and answer nothing, until `thaw`. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

const program = join(import.meta.dirname, 'server.ts');

/** Starts the stand-in of Keycloak as a child process and waits until it takes connections. */
export async function startIdentity(start: IdentityStart): Promise<IdentityProcess> {
  const port = await freePort();
  const scheme = start.tls === undefined ? 'http' : 'https';
  const issuer = `${scheme}://${start.host ?? '127.0.0.1'}:${port}${realmPath}`;
  const settings: IdentitySettings = {
    scale: start.scale,
    port,
    controlPort: await freePort(),
    issuer,
    keys: join(start.folder, `identity-${port}-keys.json`),
    tls: start.tls,
  };

  const child = await startStandIn(program, settings, join(start.folder, `identity-${port}.log`));
  const down = () => child.running.stop();

  return {
    issuer,
    tokenUri: `${issuer}${tokenPath}`,
    jwksUri: `${scheme}://127.0.0.1:${port}${realmPath}${keysPath}`,
    keys: settings.keys,
    port,
    get pid() {
      return child.running.pid;
    },
    trouble: () => child.running.trouble(),
    setLifetime: async (seconds) => void (await child.tell('/lifetime', String(seconds))),
    rotate: async ({ keepOld }) => void (await child.tell('/rotate', keepOld ? 'keep' : 'drop')),
    issued: async () => ((await child.tell('/statistics')) as { readonly issued: number }).issued,
    down,
    up: child.restart,
    freeze: () => child.running.signal('SIGSTOP'),
    thaw: () => child.running.signal('SIGCONT'),
    stop: down,
  };
}

/** The name of the identity provider, where it has one. */
export const identityName = 'identity.lab';

/**
 * Starts an identity provider, with a name and TLS of its own where that is wanted; `authority` is then the PEM file of
 * the authority to trust.
 */
export async function openIdentity(
  scale: Scale,
  workspace: Workspace,
  secured: boolean,
): Promise<{ readonly identity: IdentityProcess; readonly authority?: string }> {
  const { folder } = workspace;
  if (!secured) return { identity: await startIdentity({ scale, folder }) };
  const authority = await ca(workspace, 'identity-ca');
  const tls = await certificateFor(workspace, authority, [identityName, '127.0.0.1']);
  return {
    identity: await startIdentity({ scale, folder, host: identityName, tls }),
    authority: authority.certificate,
  };
}
