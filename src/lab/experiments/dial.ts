import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { allowList } from '../../network/measures/allow-list.ts';
import type { Bench } from '../bench.ts';
import { identityName } from '../identity/identity-process.ts';
import { startSquid } from '../parts/squid-part.ts';
import { freePort } from '../run/ports.ts';
import { type Reach, reachBy } from './dial/agent.ts';
import { entriesFor, judge, type Observed } from './dial/dial-verdict.ts';
import { type Asked, requestsIn } from './dial/squid-log.ts';
import { type Experiment, judgedBy, NothingToMeasure } from './experiment.ts';

interface Entry {
  readonly host: string;
  readonly port: number;
}

/** How far agents get by one more outbound proxy, as the bench’s own is set, that lets out to these entries alone. */
async function behind(
  bench: Bench,
  name: string,
  allowed: readonly Entry[],
): Promise<{ readonly reach: Reach; readonly asked: readonly Asked[] }> {
  const settings = bench.way.hops.find(({ hop }) => hop.part === 'squid')?.hop.settings;
  if (settings?.layer !== 'transit') throw new Error('no outbound proxy on this way');
  const { workspace, scale } = bench;
  const port = await freePort();
  const squid = await startSquid({ workspace, scale }, name, { settings, port, allowed });
  try {
    const reach = await reachBy(bench, `http://127.0.0.1:${port}`);
    // A tunnel is written down when it is closed, which squid learns a moment after the client.
    await sleep(300);
    return { reach, asked: requestsIn(readFileSync(join(workspace.file(name), 'access.log'), 'utf8')) };
  } finally {
    await squid.stop();
  }
}

/** Which names and ports must an agent be let out to? */
export const dial: Experiment = {
  id: 'dial',
  title: 'Allow list',
  question: 'Which names and ports must an agent be let out to?',
  method:
    'An outbound proxy lets out to the option’s address and the identity provider’s, and to nothing else. By it a client of ours gets a token, opens a stream and posts; the proxy’s log tells what it was asked for, and whether it could read a token. The same is done by a proxy without the one entry, and by one without the other, the stream and the post with a token that was got before. The list without the option’s address is the control.',
  unit: 'names and ports, and what fails without each',
  against: 'An entry that the option does not list, or one that is not HTTPS on port 443.',
  fills: [allowList],
  reads: ['hosts', 'behindProxy'],
  showsNot:
    'Every port in the lab is a free one of this machine; the ports that are judged are those of the option’s paths. Names are resolved to this machine, and the identity provider has one of the lab’s. The client of ours asks no DNS and no authority about certificates; what the real agent, its libraries or Windows ask for is not seen. Whether a facility’s proxy admits a name, opens TLS or asks for credentials of its own is not known, nor whether a partner’s outbound proxy is such a one, as it is taken to be.',
  ...judgedBy(entriesFor, async ({ behindProxy, open }) => {
    if (behindProxy === undefined)
      throw new NothingToMeasure('agents reach the API by a tunnel, which no HTTP proxy is asked for');
    const bench = await open(behindProxy, { securedIdentity: true });
    const { hostname, port } = new URL(bench.through.url);
    const option: Entry = { host: hostname, port: Number(port) };
    const identity: Entry = { host: identityName, port: bench.identity.port };
    const [whole, withoutOption, withoutIdentity] = await Promise.all([
      behind(bench, 'proxy-with-both', [option, identity]),
      behind(bench, 'proxy-without-option', [identity]),
      behind(bench, 'proxy-without-identity', [option]),
    ]);
    const observed: Observed = { whole, without: { option: withoutOption, identity: withoutIdentity } };
    return (entries) => judge(observed, entries);
  }),
};
