import { clearText } from '../../network/measures/clear-text.ts';
import { tlsEnd } from '../../network/measures/tls-end.ts';
import type { Bench } from '../bench.ts';
import { waitFor } from '../run/ready.ts';
import type { Way, WayHop } from '../way.ts';
import { type End, endsOf, judge } from './encryption/encryption-verdict.ts';
import { type Stretch, stretchOf } from './encryption/stretch.ts';
import { type About, type Experiment, judgedBy, NothingToMeasure } from './experiment.ts';

/** How long the stream and the post are given, in milliseconds of this machine’s time. */
const patience = 10_000;

/**
 * Sends a token by a stream and a post, and gives what the taps saw of it.
 * @throws where either does not get through, or where a tap saw neither the token nor TLS
 */
async function stretchesOn(bench: Bench): Promise<Stretch[]> {
  const stream = await bench.stream(patience);
  await waitFor(() => stream.reports.some(({ kind }) => kind === 'event'), patience, 'the stream’s first event');
  const { status } = await bench.call('/gridsquares/one/foilholes', { method: 'POST', body: '[]' });
  stream.close();
  if (status !== 201) throw new Error(`the post came back with status ${status}`);
  const token = await bench.tokens.get();
  const stretches = bench.taps.map((tap) => stretchOf(tap.sent(), token));
  const blind = stretches.findIndex(({ inClear, tls }) => !inClear && tls.length === 0);
  if (blind >= 0) throw new Error(`neither the token nor TLS passed on stretch ${blind + 1} of ${stretches.length}`);
  return stretches;
}

/** Why a way’s encryption is not the option’s own to measure, but what the lab makes of a drawing; `undefined` if it is. */
function drawnTls({ hops, assumptions }: Way): string | undefined {
  if (hops.some(({ part }) => part === 'ssh'))
    return 'an SSH tunnel stands in for the VPN, and differs from it in just how it encrypts';
  const assumed = new Set(assumptions.flatMap(({ component, field }) => (field === 'listens' ? [component] : [])));
  const drawn = hops.find(
    ({ id, isEdge, settings: { listens, speaks } }) =>
      speaks !== 'none' || (listens !== 'none' && (!isEdge || assumed.has(id))),
  );
  return drawn && `no manifest sets the TLS of ${drawn.label}, so the lab would find what it was told`;
}

const withSides = (hop: WayHop, sides: Partial<WayHop['settings']>): WayHop => ({
  ...hop,
  settings: { ...hop.settings, ...sides } as WayHop['settings'],
});

/** The way with TLS nowhere; one that has none before its first hop, with TLS up to there. */
function controlOf({ hops, entry, ...way }: Way): { readonly what: string; readonly inClear: boolean; way: Way } {
  const { secured } = entry;
  return {
    what: secured ? 'The same hops, none of which speaks TLS.' : 'The same hops, the first of which ends TLS.',
    inClear: secured,
    way: {
      ...way,
      entry: { ...entry, secured: !secured },
      hops: hops.map((hop, index) => {
        if (secured) return withSides(hop, { listens: 'none', speaks: 'none' });
        return index === 0 ? withSides(hop, { listens: 'TLS' }) : hop;
      }),
    },
  };
}

/** The components at the ends of a way’s stretches; none where its encryption is not measured. */
const measuredEnds = ({ situation, way }: About): End[] =>
  drawnTls(way) === undefined
    ? endsOf(
        situation,
        way.hops.map(({ id }) => id),
      )
    : [];

/** Where can the agent’s token be read on the wire, and at which components? */
export const encryption: Experiment = {
  id: 'encryption',
  title: 'Encryption',
  question:
    'From the outbound proxy inwards: where can the agent’s token be read on the wire, and at which components?',
  method:
    'Between each two neighbours on the route, agent and API included, stands a tap of ours that passes bytes on and keeps what the nearer one sends. An agent opens a stream and posts. In what each tap kept, the token is looked for as it is, and the message that opens a TLS connection, by whose random number one connection is told from another. A component that gets a TLS connection which does not go on behind it has ended it, and so has the requests in clear. As a control, the same is done with the same hops without TLS; or, where agents speak none, with TLS up to the first hop.',
  unit: 'stretches with the token in clear; components that have requests in clear',
  against: 'The token in clear outside the cluster, or TLS that ends elsewhere than at its edge.',
  fills: [clearText, tlsEnd],
  reads: [],
  showsNot:
    'The lab speaks TLS where an option’s manifests say so: that the facility’s edge does as they say, or that a carrier under it encrypts, is not shown. Options whose TLS is drawn and in no manifest are left out, since the lab would find what it was told. The agents’ outbound proxy and firewall are left out. Whether anything on it opens TLS is not known, so the components that are seen here to read the token need not be all that can. Certificates are the lab’s own; which authority signs the real ones, and whether agents trust it, is not asked. What a component writes into its log, and who may read its memory, was not looked at. No hop speaks HTTP/2 here, and 64 KiB of each connection are kept.',
  ...judgedBy(measuredEnds, async ({ way, open }) => {
    const drawn = drawnTls(way);
    if (drawn !== undefined) throw new NothingToMeasure(drawn);
    const stretches = await stretchesOn(await open(way, { tapped: true }));
    const { way: other, ...control } = controlOf(way);
    const observed = {
      stretches,
      control: { ...control, stretches: await stretchesOn(await open(other, { tapped: true })) },
    };
    return (ends) => judge(observed, ends);
  }),
};
