import { setTimeout as sleep } from 'node:timers/promises';
import { agentBehaviour } from '../behaviour.ts';
import { labMilliseconds } from '../scale.ts';
import { isGood, type Posting, post } from './posts.ts';

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
