import { nameOf } from '../../network/chain.ts';
import { buffering, treatments } from '../../network/measures/buffering.ts';
import type { Bench, Entry } from '../bench.ts';
import { passing } from '../reads.ts';
import { holdingWay } from './control-hop.ts';
import { type About, type Experiment, judgedBy, type Result } from './experiment.ts';
import { type Arrivals, arrivals, type Sending, words } from './held-back/arrivals.ts';
import { nginxExplained } from './held-back/nginx-explained.ts';
import { type Case, table } from './held-back/table.ts';
import { type Variant, variantsOf } from './held-back/variants.ts';
import { openedWith } from './opened.ts';

const sending: Sending = { events: 10, bytes: 2_048, patience: 300 };
/** Fewer for the variants, which turn no verdict; the larger events do not fit into one buffer of nginx’s. */
const few = { events: 3, patience: 400 };
const sizes = { '2 KiB': 2_048, '8 KiB': 8_192 } as const;

/** Longer than any run here. */
const readLimit = 600_000;

/** What came in time through one way, with the API’s header and without. */
interface Both {
  readonly sent: Arrivals;
  readonly without: Arrivals;
}

/** What the control says of the events that came in time through it. */
export const controlOf = (control: Arrivals): Result['control'] => ({
  what: 'One nginx alone between agent and API, which buffers, compresses and does not heed the header',
  expected: 'Most events have not arrived when the next is sent.',
  seen: words(control),
  held: control.prompt * 2 < control.sent,
});

export interface HeldBackSeen {
  readonly asSet: Both;
  /** Absent where no outbound proxy can be passed. */
  readonly behindProxy?: Both | undefined;
  readonly control: Arrivals;
  readonly cases: readonly Case[];
}

const open = (bench: Bench, entries: readonly Entry[], accelHeader: boolean) =>
  openedWith(
    bench,
    { accelHeader },
    entries.map((entry) => () => bench.stream(readLimit, entry)),
  );

/** What comes in time through a bench’s own way and through others to its API, each with the header and without. */
export async function throughAll(bench: Bench, entries: readonly Entry[]): Promise<Both[]> {
  const streams = [...(await open(bench, entries, true)), ...(await open(bench, entries, false))];
  const seen = await arrivals(bench, streams, sending);
  for (const stream of streams) stream.close();
  const { length } = entries;
  return entries.flatMap((_, index) => {
    const [sent, without] = [seen[index], seen[index + length]];
    return sent === undefined || without === undefined ? [] : [{ sent, without }];
  });
}

async function casesOf(bench: Bench, variants: readonly Variant[]): Promise<Case[]> {
  const entries: Entry[] = [];
  for (const { way } of variants) entries.push((await bench.branch(way)).entry);
  const streams = { sent: await open(bench, entries, true), 'not sent': await open(bench, entries, false) };
  const cases: Case[] = [];
  for (const size of ['2 KiB', '8 KiB'] as const) {
    const seen = await arrivals(bench, [...streams.sent, ...streams['not sent']], { ...few, bytes: sizes[size] });
    for (const [index, arrived] of seen.entries()) {
      const variant = variants[index % variants.length];
      const header = index < variants.length ? 'sent' : 'not sent';
      if (variant === undefined) continue;
      cases.push({ hops: variant.hops, conditions: { header, ...variant.set, size }, seen: arrived });
    }
  }
  return cases;
}

/** The verdict on what was seen; `ours` says whether a setting of the option’s makes a hop pass events on. */
export function judged({ asSet, behindProxy, control, cases }: HeldBackSeen, ours: boolean): Result {
  const passes = asSet.sent.prompt === asSet.sent.sent;
  return {
    verdict: !passes ? 'poor' : ours ? 'fair' : 'good',
    text: !passes ? 'events come late or not at all' : ours ? 'a setting of ours prevents it' : 'no hop does',
    threshold: `Each of ${asSet.sent.sent} events arrives before the next is sent, at least ${sending.patience} ms later.`,
    rows: [
      { what: 'As the manifests set it', seen: words(asSet.sent) },
      { what: 'The same, without the API’s X-Accel-Buffering header', seen: words(asSet.without) },
      ...(behindProxy === undefined
        ? []
        : [
            { what: 'Behind an outbound proxy, as the manifests set it', seen: words(behindProxy.sent) },
            { what: 'Behind an outbound proxy, without the header', seen: words(behindProxy.without) },
          ]),
      ...table(cases),
    ],
    control: controlOf(control),
  };
}

/** Whether a setting of the option’s makes a hop pass events on. */
const setsPassing = ({ situation }: About): boolean => treatments(situation, nameOf).some((one) => one.ours);

/** Whether events come one by one through the option's hops, and what at each hop keeps them from doing so. */
export const heldBack: Experiment = {
  id: 'held-back',
  title: 'Buffering',
  question: 'Does any hop buffer events, and what keeps it from doing so?',
  method:
    'Ten events of 2 KiB are sent one by one through the option’s hops as the manifests set them, each of which has to arrive before the next is sent; at the same time on a second stream that the API opened without its X-Accel-Buffering header; and on two more through an outbound proxy, where one can be passed. Then each proxy on the route stands alone between agent and API, and of it are varied, in every combination that its program can play: the header sent or not, buffering, TLS or plain HTTP from the client, the HTTP version towards the API, compression, and events of 2 or 8 KiB, three of each. Hops played by the same program that treat the header alike are varied once. The table names only what makes a difference. As a control, one nginx that buffers, compresses and does not heed the header stands alone between agent and API.',
  unit: 'events that arrive before the next is sent, and after how many milliseconds',
  against: 'With the settings of the manifests, an event that has not arrived when the next is sent.',
  fills: [buffering],
  explained: nginxExplained,
  reads: [...passing, 'behindProxy'],
  showsNot:
    'Controllers are played by the program that they drive, in Debian’s release, with their settings written out and its own buffer sizes: another release or other sizes may buffer otherwise, so that an nginx that buffers and still passes events on here promises nothing. Only the verdict on the route as it is set fills a cell. The outbound proxy is a squid that does not open TLS; what a facility’s does is not known. Compression was tried on filler, which it makes smaller than it would real instructions.',
  ...judgedBy(setsPassing, async ({ way, behindProxy, open: openBench }) => {
    const bench = await openBench(way);
    const proxied = behindProxy === undefined ? undefined : await bench.branch(behindProxy);
    const controlled = await bench.branch(holdingWay(way));
    const entries = [bench.through, controlled.entry, ...(proxied === undefined ? [] : [proxied.entry])];
    const [asSet, control, behind] = await throughAll(bench, entries);
    const cases = await casesOf(bench, variantsOf(way));
    if (asSet === undefined || control === undefined) throw new Error('nothing was measured');
    return (ours) => judged({ asSet, behindProxy: behind, control: control.sent, cases }, ours);
  }),
};
