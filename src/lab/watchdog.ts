import { setTimeout as sleep } from 'node:timers/promises';
import { minutes } from '../record/quantity.ts';
import { labMilliseconds, type Scale } from './scale.ts';

/** How often what runs is looked at, in milliseconds. */
const interval = 500;

/** How long after a refused connection the end of the process behind it may become known, in milliseconds. */
const afterwards = 200;

/** How long one run may take, in milliseconds: far longer than any does. Six minutes at the usual scale. */
export const longestRun = (scale: Scale): number => labMilliseconds(scale, minutes(60));

/** What a run is watched for. */
export interface Watch {
  /** What has become of something that the run rests on and that nobody meant, in a sentence. */
  readonly trouble: () => string | undefined;
  /** In milliseconds. */
  readonly limit: number;
}

/**
 * Gives what a run gives, unless something that it rests on fails meanwhile: what was seen then is no result, and an error
 * of the run’s is only what followed. The run itself cannot be stopped; whoever calls this takes from it what it waits for.
 * @throws where there was trouble, where the run took longer than its limit, or what the run throws
 */
export async function watched<T>(run: Promise<T>, { trouble, limit }: Watch): Promise<T> {
  const { promise: failed, reject } = Promise.withResolvers<never>();
  const look = () => {
    const found = trouble();
    if (found !== undefined) reject(new Error(found));
  };
  const looking = setInterval(look, interval);
  const timer = setTimeout(() => reject(new Error(`not done after ${Math.round(limit / 1000)} s`)), limit);
  const looked = run.then(
    (value) => {
      look();
      return value;
    },
    async (error: unknown) => {
      await sleep(afterwards);
      look();
      throw error;
    },
  );
  try {
    return await Promise.race([failed, looked]);
  } finally {
    clearInterval(looking);
    clearTimeout(timer);
  }
}
