import { minutes } from '../../record/quantity.ts';
import { labMilliseconds } from '../scale.ts';
import type { LogLine } from './logs.ts';
import { isGood, type Posting } from './posts.ts';
import { callApi } from './rest.ts';

/** How long a batch may take. The real client would wait for ever; an experiment cannot. */
const limit = minutes(10);

/** Posts batches of log lines to an address, each with a token, and says whether it was taken. Never throws. */
export const shipTo =
  (url: string, { how, tokens, scale }: Omit<Posting, 'logs'>) =>
  async (logs: readonly LogLine[]): Promise<boolean> => {
    const token = await tokens.get().catch(() => undefined);
    if (token === undefined) return false;
    const body = JSON.stringify({ logs });
    const asked = { url, method: 'POST', token, body, limit: labMilliseconds(scale, limit) } as const;
    return isGood((await callApi({ ...how, ...asked })).status);
  };
