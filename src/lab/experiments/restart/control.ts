import { formatQuantity, seconds } from '../../../model/quantity.ts';
import type { WayHop } from '../../way.ts';
import type { Ground, Result } from '../experiment.ts';
import { withInnermost } from '../innermost.ts';
import { reloadOf } from './events.ts';
import { cutsAll, cutsNone, type Seen, seenWords } from './seen.ts';
import { watch } from './watch.ts';

const limit = seconds(30);

/** The last hop of a way, which `withInnermost` has added. */
function innermost({ hops }: Ground['way']): WayHop {
  const last = hops.at(-1);
  if (last === undefined) throw new Error('a way without hops');
  return last;
}

/** Reloads one more nginx before the API, once without a limit for its old workers and once with one. */
export async function runControl({
  way,
  scale,
  open,
}: Ground): Promise<{ readonly patient: Seen; readonly limited: Seen }> {
  const seen = async (reload: typeof limit | 'none') => {
    const added = withInnermost(way, { reload });
    return watch(await open(added), reloadOf(innermost(added)), scale);
  };
  return { patient: await seen('none'), limited: await seen(limit) };
}

/** What the control says of it. */
export const controlOf = ({ patient, limited }: Awaited<ReturnType<typeof runControl>>): Result['control'] => ({
  what: `One more nginx before the API is reloaded, at first without a limit on how long its old workers go on, then with one of ${formatQuantity(limit)}`,
  expected: `Without the limit no stream falls; with it, all do.`,
  seen: `Without: ${seenWords(patient)}. With: ${seenWords(limited)}.`,
  held: cutsNone(patient) && cutsAll(limited),
});
