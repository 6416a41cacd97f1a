import { setTimeout as sleep } from 'node:timers/promises';
import { minutes, seconds } from '../../record/quantity.ts';
import { agentBehaviour } from '../behaviour.ts';
import { labMilliseconds, type Scale } from '../scale.ts';
import type { Dial } from './dial.ts';
import type { LogLine, Logs } from './logs.ts';
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
 * How long to wait before the next try, in real seconds: 1 s, doubled with each failure, at most 60 s, and 25 % more or
 * less by chance. The figures are those of the agent's own back-off, which its acknowledgements use today.
 * @param failures how many there were in a row before, from nought
 * @param chance a number from nought to one
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/api_client.py#L919-L962
 */
export function backOff(failures: number, chance: number): number {
  const delay = Math.min(2 ** failures, 60);
  return Math.max(0.1, delay * (1 + 0.25 * (2 * chance - 1)));
}

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

interface Believing {
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Whether the agent believes itself connected; while it does not, none is sent. */
  readonly isConnected: () => boolean;
}

/**
 * Sends heartbeats as the agent does, in a thread of their own, which stands still where it cannot write its line.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_agent/fs_watcher.py#L225-L243
 */
export async function sendHeartbeats(url: string, posting: Posting, { signal, isConnected }: Believing): Promise<void> {
  const interval = labMilliseconds(posting.scale, agentBehaviour.heartbeat.lasts);
  while (!signal.aborted) {
    // It keeps no process running that has nothing else to do.
    await sleep(interval, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted || !isConnected()) continue;
    const status = await post(url, undefined, posting);
    if (!isGood(status)) await posting.logs.error('Failed to send heartbeat after 3 attempts');
  }
}

/** How long a batch may take. The real client would wait for ever; an experiment cannot. */
const batchLimit = minutes(10);

/** Posts batches of log lines to an address, each with a token, and says whether it was taken. Never throws. */
export const shipTo =
  (url: string, { how, tokens, scale }: Omit<Posting, 'logs'>) =>
  async (logs: readonly LogLine[]): Promise<boolean> => {
    const token = await tokens.get().catch(() => undefined);
    if (token === undefined) return false;
    const body = JSON.stringify({ logs });
    const asked = { url, method: 'POST', token, body, limit: labMilliseconds(scale, batchLimit) } as const;
    return isGood((await callApi({ ...how, ...asked })).status);
  };
