import { strangerClient } from '../identity/identity-settings.ts';
import { passing } from '../reads.ts';
import { type Experiment, judgedAlone } from './experiment.ts';
import { both } from './identity/asking.ts';
import { judge } from './identity/identity-verdict.ts';
import { outage } from './identity/outage.ts';
import { rotate } from './identity/rotation.ts';
import type { Seen } from './identity/rows.ts';
import { stall } from './identity/stall.ts';
import { tryTokens } from './identity/tokens.ts';

/** What does the way do with tokens that are valid, expired, for another client, or missing? */
export const identity: Experiment = {
  id: 'identity',
  title: 'Tokens and identity provider',
  question: 'What does the route do with tokens that are valid, expired, for another client, or missing?',
  method:
    'A call and a stream are tried with each kind of token, through the option’s hops and of the API itself, and once more behind an outbound proxy. Then, through the hops: a stream is held past the end of its token; the realm’s key is changed, with the old one published and withdrawn; the identity provider is down while agents start and while others hold their streams, until their tokens are due for renewal; and it takes connections without an answer while the API needs a key. As a control, a stranger’s token is tried at an API that has no list of clients.',
  unit: 'status codes, what becomes of open streams, and seconds as they would be in real time',
  against:
    'A token that the API refuses and that passes through the route, or a good one that does not; and a refusal that arrives with another status than the API’s, since agents renew their token on 401 alone.',
  fills: [],
  reads: ['idle', ...passing, 'behindProxy'],
  showsNot:
    'A stand-in for Keycloak issues the tokens: its speed, its realm’s lifetimes and its own availability are not those of the facility’s. Controllers are played by the program that they drive, told to leave the header alone as they do by default; another release, or a policy of the site’s, may not. What follows a stream’s end or a missing token is the doing of the stand-ins for API and agent, alike on every way. Expiry is exact to about 10 s of real time, since tokens count whole seconds.',
  ...judgedAlone(async ({ way, behindProxy, open }) => {
    const asked = async (wanted: typeof way) => {
      const bench = await open(wanted);
      return { bench, ...(await tryTokens(bench)) };
    };
    const controlled = async () => {
      const bench = await open(way, { allowedAzp: [] });
      return both(bench, await bench.source({ client: strangerClient }).get());
    };
    const [{ bench, table, outlived }, proxied, control] = await Promise.all([
      asked(way),
      behindProxy === undefined ? undefined : asked(behindProxy),
      controlled(),
    ]);
    const seen: Seen = {
      table,
      behindProxy: proxied?.table,
      outlived,
      rotations: await rotate(bench),
      outage: await outage(bench),
      stall: await stall(bench),
      control,
    };
    return () => judge(seen);
  }),
};
