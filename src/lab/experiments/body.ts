import { setTimeout as sleep } from 'node:timers/promises';
import { nameOf } from '../../network/chain.ts';
import { bodyLimits, body as bodyMeasure } from '../../network/measures/body.ts';
import { bytes, formatQuantity, type Size } from '../../record/quantity.ts';
import { foilHoles } from '../agent/bodies.ts';
import type { Bench, Entry } from '../bench.ts';
import { controlWay, smallBody } from './control-hop.ts';
import { type About, type Experiment, judgedBy, type Result } from './experiment.ts';
import { hopLogs, refusedBy } from './logs.ts';

export const needed = bytes.mib(10);
const most = bytes.mib(16).bytes;
/** The search ends when it knows the limit to this, in bytes: proxies are told limits in whole kibibytes. */
const step = 1024;

const size = (count: number): Size => ({ kind: 'size', bytes: count });

export interface Found {
  /** The largest that passed, in bytes; `most` where all did. */
  readonly largest: number;
  /** The status beyond it, where there was one. */
  readonly beyond?: number;
}

type Send = (bytes: number) => Promise<number>;

/** Posts a body of so many bytes through a way, and gives the status; 0 where there was no answer. */
const sendThrough =
  (bench: Bench, entry: Entry): Send =>
  async (bytes) =>
    (await bench.call('/gridsquares/one/foilholes', { method: 'POST', body: foilHoles(bytes) }, entry)).status;

async function search(send: Send): Promise<Found> {
  const ok = (status: number) => status >= 200 && status < 300;
  if (ok(await send(most))) return { largest: most };
  let low = 0;
  let high = most;
  let beyond = 0;
  while (high - low > step) {
    const middle = Math.floor((low + high) / 2);
    const status = await send(middle);
    if (ok(status)) low = middle;
    else [high, beyond] = [middle, status];
  }
  return { largest: low, beyond };
}

/** The limit above the largest size that was seen to pass. */
const limitOf = (largest: number): number => Math.ceil(largest / step) * step;

const words = ({ largest, beyond }: Found): string =>
  beyond === undefined
    ? `${formatQuantity(size(most))} passes, the most that was tried`
    : `${formatQuantity(size(limitOf(largest)))} at most; beyond it ${answer(beyond)}`;

/** What became of a request just as large as the limit, and of one that is 1 KiB larger. */
interface Edge {
  readonly at: number;
  readonly over: number;
  /** The hops whose logs say that they refused the larger one. */
  readonly by: readonly string[];
}

export interface BodySeen {
  readonly found: Found;
  /** Absent where no limit was found. */
  readonly edge?: Edge | undefined;
  /** The status of a request of the limit, or of the most that was tried, and of one 1 KiB above a limit; absent where no outbound proxy can be passed. */
  readonly behindProxy?: { readonly at: number; readonly over?: number } | undefined;
  readonly control: Found;
}

async function edgeOf(bench: Bench, { largest }: Found): Promise<Edge> {
  const send = sendThrough(bench, bench.through);
  const limit = limitOf(largest);
  const at = await send(limit);
  const before = hopLogs(bench);
  const over = await send(limit + step);
  // Programs write their logs once they are done with a request.
  await sleep(300);
  return { at, over, by: refusedBy(hopLogs(bench), before) };
}

async function behindOf(send: Send, { largest, beyond }: Found): Promise<NonNullable<BodySeen['behindProxy']>> {
  const limit = limitOf(largest);
  const at = await send(limit);
  return beyond === undefined ? { at } : { at, over: await send(limit + step) };
}

const answer = (status: number): string => (status === 0 ? 'no answer' : `status ${status}`);

const rowsAt = ({ found, edge }: BodySeen) => {
  if (edge === undefined) return [];
  const limit = formatQuantity(size(limitOf(found.largest)));
  const refused = edge.by.length === 0 ? 'no hop’s log says by whom' : edge.by.join('; ');
  return [
    { what: `A request of ${limit}, the limit itself`, seen: answer(edge.at) },
    { what: `A request of ${limit} and 1 KiB`, seen: `${answer(edge.over)}; ${refused}` },
  ];
};

function wordsBehind({ found }: BodySeen, { at, over }: NonNullable<BodySeen['behindProxy']>): string {
  const limit = formatQuantity(size(limitOf(found.largest)));
  return [`${limit}: ${answer(at)}`, ...(over === undefined ? [] : [`${limit} and 1 KiB: ${answer(over)}`])].join('; ');
}

/** The verdict on what was seen; `ours` says whether a limit that the option sets is on the way. */
export function judged(seen: BodySeen, ours: boolean): Result {
  const { found, behindProxy, control } = seen;
  const unlimited = found.beyond === undefined;
  const limit = unlimited ? most : limitOf(found.largest);
  const enough = limit >= needed.bytes;
  return {
    verdict: !enough ? 'poor' : ours ? 'fair' : 'good',
    text: unlimited ? `${formatQuantity(size(most))} passed, the most tried` : `${answer(found.beyond ?? 0)} beyond it`,
    ...(unlimited ? {} : { value: size(limit) }),
    threshold: `A request of ${formatQuantity(needed)} reaches the API.`,
    rows: [
      { what: 'The largest request that passes', seen: words(found) },
      ...rowsAt(seen),
      ...(behindProxy === undefined
        ? []
        : [{ what: 'Behind an outbound proxy', seen: wordsBehind(seen, behindProxy) }]),
    ],
    control: {
      what: `One nginx alone between agent and API, which takes ${formatQuantity(smallBody)}`,
      expected: `Requests above ${formatQuantity(smallBody)} are refused.`,
      seen: words(control),
      held: control.beyond === 413 && control.largest <= smallBody.bytes,
    },
  };
}

/** Whether a limit that the option sets is on the way. */
const setsLimit = ({ situation }: About): boolean =>
  bodyLimits(situation, nameOf).known.some(({ places, rests }) => places.length > 0 || rests.length > 0);

/** How large a request may be before a hop refuses it. */
export const body: Experiment = {
  id: 'body',
  title: 'Request size limit',
  question: 'How large may a request be before a hop refuses it?',
  method:
    'Requests of different sizes are posted through the option’s hops. The largest up to 16 MiB that reaches the API’s stand-in is found by search, with the status that larger ones get. Where there is a limit, one request just as large and one 1 KiB larger follow, and the hops’ logs are asked which of them refused; the same two are sent through an outbound proxy, where one can be passed. Where there is none, one of 16 MiB is. As a control, one nginx that takes 1 MiB stands alone between agent and API.',
  unit: 'bytes',
  against: 'A request of 10 MiB that does not reach the API.',
  fills: [bodyMeasure],
  reads: ['body', 'behindProxy'],
  showsNot:
    'The API’s stand-in takes any size; what the real API does with a large body, and how long that takes, is not asked. The outbound proxy is a squid that does not open TLS, and so sees no request that it could measure; what a facility’s does is not known.',
  ...judgedBy(setsLimit, async ({ way, behindProxy, open }) => {
    const bench = await open(way);
    const limited = await bench.branch(controlWay(way, { body: smallBody }));
    const proxied = behindProxy === undefined ? undefined : await bench.branch(behindProxy);
    const [found, control] = await Promise.all([
      search(sendThrough(bench, bench.through)),
      search(sendThrough(bench, limited.entry)),
    ]);
    const edge = found.beyond === undefined ? undefined : await edgeOf(bench, found);
    const behind = proxied === undefined ? undefined : await behindOf(sendThrough(bench, proxied.entry), found);
    return (ours) => judged({ found, control, edge, behindProxy: behind }, ours);
  }),
};
