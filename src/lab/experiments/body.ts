import { bodyLimits } from '../../checks/requirements/body.ts';
import { nameOf } from '../../checks/requirements/chain.ts';
import { bytes, formatQuantity, type Size } from '../../model/quantity.ts';
import { foilHoles } from '../agent/bodies.ts';
import type { Bench } from '../bench.ts';
import type { Experiment } from './experiment.ts';
import { smallBody, withInnermost } from './innermost.ts';

const needed = bytes.mib(10);
const most = bytes.mib(16).bytes;
/** The search ends when it knows the limit to this, in bytes: proxies are told limits in whole kibibytes. */
const step = 1024;

const size = (count: number): Size => ({ kind: 'size', bytes: count });

interface Found {
  /** The largest that passed, in bytes; `most` where all did. */
  readonly largest: number;
  /** The status beyond it, where there was one. */
  readonly beyond?: number;
}

async function search(bench: Bench): Promise<Found> {
  const passes = async (count: number) =>
    (await bench.call('/gridsquares/one/foilholes', { method: 'POST', body: foilHoles(count) })).status;
  const ok = (status: number) => status >= 200 && status < 300;
  if (ok(await passes(most))) return { largest: most };
  let low = 0;
  let high = most;
  let beyond = 0;
  while (high - low > step) {
    const middle = Math.floor((low + high) / 2);
    const status = await passes(middle);
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
    : `${formatQuantity(size(limitOf(largest)))} at most; beyond it ${beyond === 0 ? 'no answer' : `status ${beyond}`}`;

/** How large a request may be before a hop refuses it. */
export const body: Experiment = {
  id: 'body',
  title: 'Largest body',
  question: 'How large may a request be before a hop refuses it?',
  method:
    'Requests of different sizes are posted through the option’s hops. The largest up to 16 MiB that reaches the API’s stand-in is found by search, with the status that larger ones get. As a control, one more nginx stands before the API that takes 1 MiB.',
  unit: 'bytes',
  against: 'A request of 10 MiB that does not reach the API.',
  fills: ['largest-body'],
  showsNot:
    'The API’s stand-in takes any size; what the real API does with a large body, and how long that takes, is not asked. Nor is the limit of an outbound proxy at a facility.',
  async measure({ way, open }) {
    const bench = await open(way);
    const found = await search(bench);
    const control = await search(await open(withInnermost(way, { body: smallBody })));
    const unlimited = found.beyond === undefined;
    const limit = unlimited ? most : limitOf(found.largest);
    const enough = limit >= needed.bytes;
    return ({ situation }) => {
      const ours = bodyLimits(situation, nameOf).known.some(
        ({ places, rests }) => places.length > 0 || rests.length > 0,
      );
      return {
        verdict: !enough ? 'poor' : ours ? 'fair' : 'good',
        text: unlimited ? 'no limit found' : `status ${found.beyond} beyond it`,
        ...(unlimited ? {} : { value: size(limit) }),
        threshold: `A request of ${formatQuantity(needed)} reaches the API.`,
        rows: [{ what: 'The largest request that passes', seen: words(found) }],
        control: {
          what: `One more nginx before the API, which takes ${formatQuantity(smallBody)}`,
          expected: `Requests above ${formatQuantity(smallBody)} are refused.`,
          seen: words(control),
          held: control.beyond === 413 && control.largest <= smallBody.bytes,
        },
      };
    };
  },
};
