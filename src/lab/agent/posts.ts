import { setTimeout as sleep } from 'node:timers/promises';
import { seconds } from '../../record/quantity.ts';
import { agentBehaviour } from '../behaviour.ts';
import { labMilliseconds, type Scale } from '../scale.ts';
import { backOff } from './back-off.ts';
import type { Dial } from './dial.ts';
import type { Logs } from './logs.ts';
import { callApi } from './rest.ts';
import type { Tokens } from './token.ts';

/** What an agent posts with. */
export interface Posting {
  readonly how: Dial;
  readonly tokens: Tokens;
  readonly scale: Scale;
  readonly logs: Logs;
}

export const isGood = (status: number): boolean => status >= 200 && status < 300;

/**
 * Posts an acknowledgement or a heartbeat as the agent does: three tries with back-off, each with the read limit, and
 * one more token where the answer is 401. A token that is not to be had is an error line each time. Gives the last
 * status; 0 where there was none.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/api_client.py#L919-L962
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/keycloak_client.py#L120-L134
 */
export async function post(url: string, body: object | undefined, posting: Posting): Promise<number> {
  const { how, tokens, scale, logs } = posting;
  const limit = labMilliseconds(scale, agentBehaviour.readLimit.lasts);
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const once = async () => {
    const token = await tokens.get().catch(() => undefined);
    if (token === undefined) {
      await logs.error('Keycloak token fetch failed');
      return 0;
    }
    return (await callApi({ ...how, url, method: 'POST', token, ...sent, limit })).status;
  };
  let status = 0;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (attempt > 0) await sleep(labMilliseconds(scale, seconds(backOff(attempt - 1, Math.random()))));
    status = await once();
    if (status === 401) {
      tokens.forget();
      status = await once();
    }
    if (isGood(status)) break;
  }
  return status;
}
