import { each, pace } from '../../lab/experiments/restart/watch-restart.ts';
import { formatQuantity } from '../../record/quantity.ts';
import type { Answer, LabFinding, Results } from './picture.ts';
import { type Event, eventsOf, whenWords } from './restart-events.ts';
import { restartPicture } from './restart-picture.ts';
import { controllersOf, lettersOf, listed, named, range, type ShownRun } from './shown.ts';

/** Whether and when events of one kind cut streams, as the rest of a sentence. */
function cutWords(events: readonly Event[]): string {
  if (events.every(({ fallen }) => fallen === 'none')) {
    const watched = Math.min(...events.map(({ watched = 0 }) => watched));
    return `cuts no stream within ${watched} s`;
  }
  const whole = events.every(({ fallen }) => fallen === 'all');
  return `cuts ${whole ? 'every stream' : 'streams, not all in every run,'} ${whenWords(events)}`;
}

/** What becomes of an agent that reconnects, as a sentence; nothing where no stream fell. */
function mendedWords(events: readonly Event[]): string[] {
  const fallen = events.filter(({ fallen: some }) => some !== 'none');
  if (fallen.length === 0) return [];
  const back = fallen.flatMap(({ mended }) => mended.servedWithin ?? []);
  const always = fallen.every(({ mended }) => mended.servedWithin !== undefined && !mended.servedInPart);
  const lost = fallen.map(({ mended }) => mended.lost);
  const most = Math.max(...lost);
  const cost = most === 0 ? 'and loses no instruction' : `and loses up to ${most} instructions`;
  if (back.length === 0) return ['An agent that reconnects is not served again.'];
  return [
    `An agent that reconnects is served again ${always ? '' : 'in some runs '}within ${Math.max(...back)} s ${cost}.`,
  ];
}

/** Whether today’s agent came back after any of its streams fell, as a sentence. */
function todayWords(events: readonly Event[]): string[] {
  const fallen = events.filter(({ fallen: some }) => some !== 'none');
  if (fallen.length === 0) return [];
  return fallen.some(({ today }) => today.servedWithin !== undefined)
    ? ['Today’s agent comes back in some runs.']
    : ['Today’s agent does not come back.'];
}

function answerOf(controller: string, events: readonly Event[]): Answer[] {
  const own = events.filter(({ run }) => run.controller === controller);
  const reloads = own.filter(({ kind }) => kind === 'reload');
  const restarts = own.filter(({ kind }) => kind === 'restart');
  const parts = [
    ...(reloads.length === 0 ? [] : [`a reload ${cutWords(reloads)}`]),
    ...(restarts.length === 0 ? [] : [`a replaced pod ${cutWords(restarts)}`]),
  ];
  if (parts.length === 0) return [];
  const both = [...reloads, ...restarts];
  const about = `${controller} (${listed(lettersOf(both.map(({ run }) => run)))})`;
  return [{ about, says: [`${parts.join('; ')}.`, ...mendedWords(both), ...todayWords(both)].join(' ') }];
}

/** What a restart does of what options without a controller have in its place. */
function inPlaceWords(events: readonly Event[]): Answer[] {
  const restarts = events.filter(
    ({ run, isFirst, kind, counts }) => counts && isFirst && kind === 'restart' && run.controller === undefined,
  );
  if (restarts.length === 0) return [];
  const about = `What options have in its place (${listed(lettersOf(restarts.map(({ run }) => run)))})`;
  return [
    { about, says: [`a restart ${cutWords(restarts)}.`, ...mendedWords(restarts), ...todayWords(restarts)].join(' ') },
  ];
}

/** What else cuts every stream by its restarts: components beside the first that agents meet. */
function besideWords(events: readonly Event[]): Answer[] {
  const beside = events.filter(
    ({ kind, isFirst, fallen, counts }) => counts && kind === 'restart' && fallen === 'all' && !isFirst,
  );
  const parts = [...Map.groupBy(beside, ({ component }) => component)].map(
    ([component, some]) => `${component.replace(/^The /, 'the ')} (${listed(lettersOf(some.map(({ run }) => run)))})`,
  );
  return parts.length === 0
    ? []
    : [{ about: 'Other components whose restart cuts every stream', says: `${listed(parts)}.` }];
}

function meaning(runs: readonly ShownRun[]): string {
  const events = eventsOf(runs);
  const cut = runs.filter((run) => events.some((event) => event.run === run && event.fallen === 'all'));
  if (cut.length === 0) return 'No restart that was tried cut every stream, so the route decides nothing here.';
  const back = events.some(({ today }) => today.servedWithin !== undefined);
  const who = cut.length === runs.length ? 'With every option measured' : `With ${named(cut, runs)}`;
  const then = back
    ? 'so the agent has to reconnect by itself'
    : 'and today’s agent never comes back; so the agent has to reconnect by itself';
  return `${who} some restart cuts every stream, ${then}, whichever route is taken.`;
}

/** That a first hop which falls silent costs even the agent that reconnects instructions, where it was seen to. */
function silenceFinding(runs: readonly ShownRun[]): LabFinding[] {
  const silent = eventsOf(runs).filter(({ kind, counts }) => counts && kind === 'silence');
  const costly = silent.filter(({ mended }) => mended.lost > 0);
  const [first] = costly;
  if (first === undefined) return [];
  const controlled = lettersOf(costly.flatMap(({ run }) => (run.controller === undefined ? [] : [run])));
  const hop = controlled.length === 0 ? '' : ` (the controller, with ${listed(controlled)})`;
  const often =
    costly.length === silent.length ? `each of ${silent.length} runs` : `${costly.length} of ${silent.length} runs`;
  const lost = range(costly.map(({ mended }) => mended.lost));
  return [
    {
      prerequisite: 'replay',
      says: `A silent controller costs even the agent that reconnects instructions. When the first hop${hop} falls silent for 60 s with its connections open, ${lost} instructions are lost for good in ${often}, among ${each} such agents that are each sent one every ${formatQuantity(pace)}: the API has marked them as sent.`,
    },
  ];
}

/** What the restarts mean for the decision. */
export const restartResults: Results = {
  meaning,
  answers: (runs) => {
    const events = eventsOf(runs);
    const atEdge = events.filter(({ isFirst }) => isFirst);
    return [
      ...controllersOf(runs).flatMap((controller) => answerOf(controller, atEdge)),
      ...inPlaceWords(events),
      ...besideWords(events),
    ];
  },
  findings: silenceFinding,
  picture: (runs) => restartPicture(eventsOf(runs)),
};
