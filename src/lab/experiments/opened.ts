import type { Switches } from '../backend/backend-settings.ts';
import type { Bench } from '../bench.ts';
import { waitFor } from '../run/ready.ts';

/** What each of the functions opened, in their order. */
type Opened<T extends readonly (() => Promise<unknown>)[]> = { -readonly [K in keyof T]: Awaited<ReturnType<T[K]>> };

/**
 * Opens streams, one by each function, for which the API has these switches, and gives what the functions gave once it
 * holds them all; what is not switched here stays as it was. Throws where one does not reach the API within 10 s.
 */
export async function openedWith<const T extends readonly (() => Promise<unknown>)[]>(
  bench: Bench,
  switches: Partial<Switches>,
  open: T,
): Promise<Opened<T>> {
  const { backend } = bench;
  await backend.set(switches);
  const before = (await backend.statistics()).streamsOpened;
  const streams = await Promise.all(open.map((one) => one()));
  // The client cannot tell: a hop that holds events back may hold the answer’s head back as well.
  await waitFor(
    async () => (await backend.statistics()).streamsOpened >= before + open.length,
    10_000,
    'streams that the API holds',
  );
  return streams as Opened<T>;
}
