import { setTimeout as sleep } from 'node:timers/promises';
import { seconds } from '../../model/quantity.ts';
import { agentBehaviour } from '../behaviour.ts';
import { labMilliseconds, type Scale } from '../scale.ts';
import { backOff } from './back-off.ts';
import type { Dial } from './dial.ts';
import { callApi } from './rest.ts';
import type { Tokens } from './token.ts';

/**
 * Posts an acknowledgement or a heartbeat as the agent does: three tries with back-off, each with the read limit, and
 * one more token where the answer is 401. Gives the last status; 0 where there was none.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/api_client.py#L919-L962
 */
export async function post(url: string, body: object, how: Dial, tokens: Tokens, scale: Scale): Promise<number> {
  const limit = labMilliseconds(scale, agentBehaviour.readLimit.lasts);
  const once = async () => {
    const token = await tokens.get();
    return (await callApi({ ...how, url, method: 'POST', token, body: JSON.stringify(body), limit })).status;
  };
  let status = 0;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (attempt > 0) await sleep(labMilliseconds(scale, seconds(backOff(attempt - 1, Math.random()))));
    try {
      status = await once();
      if (status === 401) {
        tokens.forget();
        status = await once();
      }
    } catch {
      status = 0;
    }
    if (status >= 200 && status < 300) break;
  }
  return status;
}
