import type { Series } from '../../../record/evidence.ts';
import { count } from '../../../record/quantity.ts';
import { assumptionText } from '../../hop.ts';
import { nginxWorkers } from '../../parts/nginx-part.ts';
import { percentile } from '../../statistics.ts';
import type { WayHop } from '../../way.ts';
import type { Result } from '../experiment.ts';
import type { Climb, Step } from './climb.ts';
import type { Done } from './work.ts';

/** The number of workstations that is planned, and ten times that, as a federation might have. */
export const planned = 20;
const federated = 200;
/** A fifth more than the 1,000 that are asked for, so that no verdict turns on a limit just there. */
const ample = 1_200;

/** The numbers of agents that are tried, one after the other. */
export const sizes: readonly number[] = [11, planned, federated, 1_000, ample];

/** The number of agents of the control, of which it must not hold all. */
export const controlSizes: readonly number[] = [planned];

/** Connections of a worker of the control’s nginx: two for each stream, and some that nginx keeps to itself. */
export const fewConnections = 16;

/** The delay that 99 % of instructions have to stay below, in milliseconds of this machine’s time. */
const late = 1_000;

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const counted = (times: number, one: string): string =>
  `${number.format(times)} ${one}${number.format(times) === '1' ? '' : 's'}`;
const named = (agents: number): string => `${number.format(agents)} streams`;

const inTime = ({ delays, lost }: Done): boolean => lost === 0 && delays.length > 0 && percentile(delays, 99) < late;

/** Whether all streams were held, and all instructions came through them in time. */
const bears = ({ agents, held, done }: Step): boolean => held === agents && done !== undefined && inTime(done);

/** The largest step with which it and all before were borne; 0 where there is none. */
function borne(steps: readonly Step[]): number {
  const failed = steps.findIndex((step) => !bears(step));
  return steps[(failed === -1 ? steps.length : failed) - 1]?.agents ?? 0;
}

/** Good where ample room was seen, fair where the planned number was borne, poor where not even that. */
function verdictOf(steps: readonly Step[]): Result['verdict'] {
  const most = borne(steps);
  return most >= ample ? 'good' : most >= planned ? 'fair' : 'poor';
}

/** How many there is room for, and in what sense. */
function most(steps: readonly Step[]): Pick<Result, 'text' | 'value'> {
  const failed = steps.find((step) => !bears(step));
  if (failed === undefined) return { value: count(borne(steps)), text: 'streams at once, all in time' };
  if (failed.held < failed.agents) return { value: count(failed.held), text: 'streams at once, not more' };
  return { value: count(borne(steps)), text: 'streams at once in time, not more' };
}

const listed = (counts: Readonly<Record<string, number>>, name: (key: string) => string = (key) => key): string =>
  Object.entries(counts)
    .map(([key, times]) => `${name(key)} (${number.format(times)})`)
    .join(', ');

function heldWords({ agents, held, took, ends }: Step, added: number): string {
  if (held === agents)
    return `all held, the last ${number.format(added)} of them served within ${number.format(Math.round(took))} ms`;
  return `${number.format(held)} held, the others not: ${listed(ends)}`;
}

function doneWords({ done }: Step): string[] {
  if (done === undefined) return ['nothing to send on'];
  const { delays, lost, answered, failed } = done;
  const bad = listed(failed, (status) => (status === '0' ? 'no answer' : `status ${status}`));
  const [median, most] = delays.length === 0 ? [] : [percentile(delays, 50), percentile(delays, 99)];
  return [
    `${delays.length} of ${delays.length + lost} instructions received`,
    ...(median === undefined || most === undefined
      ? []
      : [`median delay ${number.format(median)} ms, 99th percentile ${number.format(most)} ms`]),
    `${answered} acknowledgements and heartbeats answered as they should be${bad === '' ? '' : `, others not: ${bad}`}`,
  ];
}

function stepRows(steps: readonly Step[], tried: readonly number[]): Result['rows'] {
  return tried.map((agents, index) => {
    const step = steps[index];
    const what = named(agents);
    if (step === undefined) return { what, seen: 'not tried' };
    const words = [heldWords(step, agents - (tried[index - 1] ?? 0)), ...doneWords(step)];
    return { what, seen: words.join('; ') };
  });
}

/** What each hop kept in the last step, for each stream that was held. */
function costRows({ before, steps }: Climb): Result['rows'] {
  const last = steps.findLast(({ held }) => held > 0);
  if (last === undefined) return [];
  return last.costs.flatMap(({ label, memory, descriptors }, index) => {
    const none = before[index];
    if (none === undefined) return [];
    const kibibytes = number.format((memory - none.memory) / last.held / 1024);
    const files =
      descriptors === undefined || none.descriptors === undefined
        ? 'descriptors not to be seen'
        : counted((descriptors - none.descriptors) / last.held, 'descriptor');
    return [{ what: `${label}: for each of ${named(last.held)}`, seen: `${kibibytes} KiB of memory, ${files}` }];
  });
}

/** The hops whose room for streams grows with the cores of a node that nobody has told us of. */
const nginxOn = (hops: readonly WayHop[]) =>
  hops.flatMap(({ label, part, settings }) =>
    part === 'nginx' && settings.layer === 'proxy' ? [{ label, connections: settings.connections }] : [],
  );

const limitRows = (hops: readonly WayHop[]): Result['rows'] =>
  nginxOn(hops).map(({ label, connections }) => ({
    what: `${label}: most connections`,
    seen: `${number.format(connections)} for each of ${nginxWorkers} workers; a stream takes two, one on either side`,
  }));

const complaintRow = ({ complaints }: Climb): Result['rows'][number] => ({
  what: 'What the hops’ logs say of it',
  seen:
    complaints.length === 0
      ? 'no lack of connections or descriptors'
      : complaints.map(({ label, text }) => `${label}: “${text}”`).join(', '),
});

const x = 'streams held';

function memorySeries({ before, steps }: Climb, hops: readonly WayHop[]): Series[] {
  // The first are the hops; what the API’s stand-in keeps says nothing of the API.
  return hops.map(({ label }, index) => ({
    label: `${label}: memory beyond what it keeps with none`,
    unit: 'bytes',
    x,
    points: [
      [0, 0] as const,
      ...steps.map(({ held, costs }) => [held, (costs[index]?.memory ?? 0) - (before[index]?.memory ?? 0)] as const),
    ],
  }));
}

function delaySeries({ steps }: Climb): Series[] {
  const rounded = (value: number) => Math.round(value * 10) / 10;
  const points = (percent: number) =>
    steps.flatMap(({ held, done }) =>
      done === undefined || done.delays.length === 0
        ? []
        : [[held, rounded(percentile(done.delays, percent))] as const],
    );
  const all: Series[] = [
    { label: 'Delay of instructions, median', unit: 'ms', x, points: points(50) },
    { label: 'Delay of instructions, 99th percentile', unit: 'ms', x, points: points(99) },
  ];
  return all.filter((series) => series.points.length > 0);
}

/** What was seen on a way, and with one nginx alone that has connections for few. */
export interface Seen {
  readonly climb: Climb;
  readonly control: Climb;
}

/** Judges what was seen on a way with these hops. */
export function judge({ climb, control }: Seen, hops: readonly WayHop[]): Result {
  const { steps } = climb;
  const [tried] = control.steps;
  return {
    verdict: verdictOf(steps),
    ...most(steps),
    threshold: `${number.format(planned)} streams are held at once, and of the instructions on them none is lost and 99 % take less than ${late / 1000} s; good where ${number.format(ample)} are held so.`,
    assumptions: nginxOn(hops).map(({ label }) =>
      assumptionText(label, 'number of nginx’s workers', String(nginxWorkers)),
    ),
    rows: [...stepRows(steps, sizes), complaintRow(climb), ...limitRows(hops), ...costRows(climb)],
    series: [...delaySeries(climb), ...memorySeries(climb, hops)],
    control: {
      what: `One nginx alone between agents and API, whose workers take ${fewConnections} connections each`,
      expected: `Fewer than ${planned} streams are held.`,
      seen: tried === undefined ? 'nothing' : `of ${tried.agents}, ${heldWords(tried, tried.agents)}`,
      held: tried !== undefined && tried.held < planned,
    },
  };
}
