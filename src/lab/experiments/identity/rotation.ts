import type { Bench } from '../../bench.ts';
import { arrives, callWith } from './asking.ts';

/** What was seen after a change of the realm’s keys: statuses of calls, and whether an event came on an open stream. */
export interface Rotated {
  readonly goesOn: boolean;
  /** With a token that was used before the change. */
  readonly old: number;
  /** With one of the new key. */
  readonly fresh: number;
}

export interface Rotations {
  /** The old key stays published. */
  readonly kept: Rotated;
  /** The old key is withdrawn. */
  readonly dropped: Rotated;
  /** After that, the API is started anew. */
  readonly restarted: Omit<Rotated, 'goesOn'>;
}

/** Changes the realm’s keys twice, with a stream open, and starts the API anew at the end. */
export async function rotate(bench: Bench): Promise<Rotations> {
  let old = await bench.source().get();
  const stream = await bench.stream(60_000, bench.through, { token: old });
  await stream.status;
  const change = async (keepOld: boolean): Promise<Rotated> => {
    await bench.identity.rotate({ keepOld });
    const fresh = await bench.source().get();
    const seen = {
      old: await callWith(bench, old),
      fresh: await callWith(bench, fresh),
      goesOn: await arrives(bench, stream),
    };
    old = fresh;
    return seen;
  };
  const kept = await change(true);
  const before = old;
  const dropped = await change(false);
  stream.close();
  await bench.backend.end('SIGKILL');
  await bench.backend.restart();
  const restarted = {
    old: await callWith(bench, before),
    fresh: await callWith(bench, await bench.source().get()),
  };
  // What an agent’s source kept from before is no longer good.
  bench.tokens.forget();
  return { kept, dropped, restarted };
}
