import { formatQuantity, seconds } from '../../../record/quantity.ts';
import { controlWay } from '../control-hop.ts';
import type { Ground, Result } from '../experiment.ts';
import { reloadOf } from './events.ts';
import { cutsAll, cutsNone, type Seen, seenWords } from './seen.ts';
import { watch } from './watch-restart.ts';

const limit = seconds(30);

/** Reloads an nginx that stands alone between agents and API, once without a limit for its old workers and once with one. */
export async function runControl({
  way,
  open,
}: Pick<Ground, 'way' | 'open'>): Promise<{ readonly patient: Seen; readonly limited: Seen }> {
  const seen = async (reload: typeof limit | 'none') => {
    const alone = controlWay(way, { reload });
    return watch(await open(alone), reloadOf(alone.hops[0]));
  };
  const both = [seen('none'), seen(limit)] as const;
  // None is left running when the benches are closed because the other failed.
  await Promise.allSettled(both);
  const [patient, limited] = await Promise.all(both);
  return { patient, limited };
}

/** What the control says of it. */
export const controlOf = ({ patient, limited }: Awaited<ReturnType<typeof runControl>>): Result['control'] => ({
  what: `One nginx alone between agents and API is reloaded, at first without a limit on how long its old workers go on, then with one of ${formatQuantity(limit)}`,
  expected: `Without the limit no stream falls; with it, all do.`,
  seen: `Without: ${seenWords(patient)}. With: ${seenWords(limited)}.`,
  held: cutsNone(patient) && cutsAll(limited),
});
