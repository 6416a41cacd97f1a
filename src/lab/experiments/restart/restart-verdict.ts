import type { MeasuredCell } from '../../../record/evidence.ts';
import { formatQuantity, seconds } from '../../../record/quantity.ts';
import type { Result } from '../experiment.ts';
import type { Place } from './places.ts';
import { atOnce, cutsAll, cutsNone, type Seen, seenWords, timeWords } from './seen.ts';

/** What the lab says of the two rows of the matrix. */
export interface Judged {
  readonly cuts: MeasuredCell;
  readonly releases: MeasuredCell;
  readonly unsaid: Readonly<Record<string, string>>;
}

const list = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join() : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;

const ofPlace = ({ id }: Place, all: readonly Seen[]): Seen[] => all.filter(({ component }) => component === id);

/** When streams fall, roughly: a cell is no place for what differs from run to run. */
function aboutTime(times: readonly number[]): string {
  const latest = Math.max(...times);
  return latest <= atOnce ? timeWords(times) : `after about ${formatQuantity(seconds(Math.round(latest / 10) * 10))}`;
}

/** A label as a sentence goes on with it: “the relay”, but “the API’s sidecar”. */
const the = ({ label, whose }: Place): string =>
  whose === 'tunnel'
    ? 'the tunnel’s end'
    : `the ${/^.[a-z]/.test(label) ? label[0]?.toLowerCase() : label[0]}${label.slice(1)}`;

/** Whether a release of a component, which replaces or restarts it, cuts every stream. */
const releaseCuts = (place: Place, all: readonly Seen[]): boolean =>
  ofPlace(place, all).some((one) => isRelease(one) && cutsAll(one));

const isRelease = ({ kind }: Seen): boolean => kind === 'replaced' || kind === 'restarted' || kind === 'end restarted';

/** When the streams of an event fell, roughly, in words. */
const whenFell = ({ fates }: Seen): string =>
  aboutTime(fates.flatMap(({ fell }) => (fell === undefined ? [] : [fell.after])));

/** What happens at the edge that cuts every stream, in words, given that its restart does. */
function atEdge(all: readonly Seen[]): string {
  const reload = all.find(({ kind }) => kind === 'reloaded');
  const restart = all.find((one) => isRelease(one) && cutsAll(one));
  const late = restart === undefined ? '' : whenFell(restart);
  if (reload !== undefined && cutsAll(reload)) {
    const soon = whenFell(reload);
    return soon === late
      ? `the controller’s reloads and restarts (${soon})`
      : `the controller’s reloads (${soon}) and restarts (${late})`;
  }
  const spared = reload !== undefined && cutsNone(reload);
  const within = spared ? `; reloads end none within ${formatQuantity(seconds(reload.watched))}` : '';
  return `the controller’s restarts (${late}${within})`;
}

/** What others do at their component that cuts every stream, in words; nothing where nothing of it does. */
function byOthers(place: Place, all: readonly Seen[]): string[] {
  if (!releaseCuts(place, all)) return [];
  return [place.isEdge ? atEdge(ofPlace(place, all)) : `restarts of ${the(place)}`];
}

function cutsOf(places: readonly Place[], all: readonly Seen[]): MeasuredCell {
  const others = places
    .filter(({ whose }) => whose === 'others' || whose === 'tunnel')
    .flatMap((place) => byOthers(place, all));
  const spa = places.some((place) => place.whose === 'spa' && releaseCuts(place, all));
  const texts = [...others, ...(spa ? ['the SPA’s releases'] : [])];
  return {
    verdict: spa ? 'poor' : others.length > 0 ? 'fair' : 'good',
    text: texts.join(', ') || 'none but the loss of a node',
    threshold:
      'A routine event cuts every stream where all that are open, of both kinds of agent, fall when the component is reloaded, restarted or replaced.',
  };
}

function releasesOf(places: readonly Place[], all: readonly Seen[]): MeasuredCell {
  const cutting = places.filter((place) => releaseCuts(place, all));
  const spa = cutting.some(({ whose }) => whose === 'spa');
  const byApi = all.some((one) => one.component === 'api' && cutsAll(one));
  const forAgents = cutting.filter(({ whose, added }) => added && whose !== 'forwarding');
  return {
    verdict: spa ? 'poor' : forAgents.length > 0 ? 'fair' : 'good',
    text: spa
      ? 'the SPA’s as well'
      : forAgents.length > 0
        ? `${byApi ? 'restarts of the API’s one process, and those' : 'those'} of ${list(forAgents.map(the))}`
        : byApi
          ? 'of the team’s, only restarts of the API’s one process'
          : 'none of the team’s that was restarted here',
    threshold:
      'A release stops the agents where all streams fall when the component is replaced or restarted; those of a controller that other services share are not counted here.',
  };
}

const forwarding =
  'No program passes the packets on in the option; the one that does so here, and ends every stream when it is restarted, stands for the node or the network.';
const tunnel =
  'The tunnel carries packets in the option, so that TCP may outlive a short gap; SSH, which stands in for it, carries connections, and those end with it.';

/** What of the rows a stand-in leaves open. */
function unsaidOf(places: readonly Place[]): Judged['unsaid'] {
  if (places.some(({ whose }) => whose === 'tunnel')) return { 'stream-cuts': tunnel, 'release-coupling': tunnel };
  return places.some(({ whose }) => whose === 'forwarding') ? { 'stream-cuts': forwarding } : {};
}

/** The verdicts on what was seen, given whose each hop is. */
export const judge = (places: readonly Place[], all: readonly Seen[]): Judged => ({
  cuts: cutsOf(places, all),
  releases: releasesOf(places, all),
  unsaid: unsaidOf(places),
});

/** The result of a run: what was seen of each event, and its verdicts. */
export function resultOf(places: readonly Place[], all: readonly Seen[], control: Result['control']): Result {
  const { cuts, releases, unsaid } = judge(places, all);
  return {
    ...cuts,
    also: { 'release-coupling': releases },
    ...(Object.keys(unsaid).length === 0 ? {} : { unsaid }),
    rows: all.map((one) => ({ what: one.what, seen: seenWords(one) })),
    control,
  };
}
