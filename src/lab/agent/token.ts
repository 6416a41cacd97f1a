import { agentBehaviour } from '../behaviour.ts';
import type { Client } from '../identity/identity-settings.ts';
import { labMilliseconds, type Scale } from '../scale.ts';
import type { Dial } from './dial.ts';
import { callApi } from './rest.ts';

export interface TokenStart extends Dial {
  readonly tokenUri: string;
  readonly client: Client;
  readonly scale: Scale;
}

export interface Tokens {
  /** A token that does not expire soon. Throws where none is to be had. */
  get(): Promise<string>;
  /** Forgets the one that is kept. */
  forget(): void;
}

/**
 * Gets tokens as the agent's Keycloak client does: by client credentials, kept until shortly before they expire.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/keycloak_client.py#L78-L134
 */
export function tokensFrom({ tokenUri, client, scale, ...how }: TokenStart): Tokens {
  const buffer = labMilliseconds(scale, agentBehaviour.tokenBuffer.lasts);
  // A busy machine may take longer than the shortened limit: what answers at all has to be in time.
  const limit = Math.max(labMilliseconds(scale, agentBehaviour.tokenLimit.lasts), 5_000);
  let kept: { readonly token: string; readonly until: number } | undefined;
  let coming: Promise<string> | undefined;

  async function fetchOne(): Promise<string> {
    const { access_token, expires_in } = await fetchToken(tokenUri, client, how, limit);
    kept = { token: access_token, until: Date.now() + expires_in * 1000 };
    return access_token;
  }

  return {
    async get() {
      if (kept !== undefined && Date.now() + buffer < kept.until) return kept.token;
      // Agents of the lab may share one source; those that ask at the same time get the same token.
      coming ??= fetchOne().finally(() => {
        coming = undefined;
      });
      return coming;
    },
    forget() {
      kept = undefined;
    },
  };
}

interface Granted {
  readonly access_token: string;
  readonly expires_in: number;
}

async function fetchToken(uri: string, { id, secret }: Client, how: Dial, limit: number): Promise<Granted> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: id,
    client_secret: secret,
  }).toString();
  const contentType = 'application/x-www-form-urlencoded';
  const { status, failure, text } = await callApi({ url: uri, method: 'POST', body, contentType, limit, ...how });
  if (status !== 200) throw new Error(`no token: ${failure ?? `status ${status}`}`);
  return JSON.parse(text) as Granted;
}
