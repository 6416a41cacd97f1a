import type { Hop, Path } from '../../../../../src/network/platform.ts';
import { identity } from './facts.ts';

type Hops<C extends string> = readonly [Hop<C>, ...Hop<C>[]];

/** From an agent at Diamond, through its way out, to the given hops. */
export const onSite = <const C extends string>(...hops: Hops<C>): Path<'agent' | 'outbound-proxy' | C> => ({
  from: 'agent',
  hops: [{ to: 'outbound-proxy', protocol: 'HTTPS', inside: 'CONNECT' }, ...hops],
});

/** From an agent at another facility, over the internet, to the given hops. */
export const federated = <const C extends string>(
  ...hops: Hops<C>
): Path<'partner-agent' | 'partner-exit' | 'internet-edge' | C> => ({
  from: 'partner-agent',
  hops: [{ to: 'partner-exit', protocol: 'HTTPS' }, { to: 'internet-edge', protocol: 'HTTPS', port: 443 }, ...hops],
});

const keycloak = { to: 'keycloak', protocol: 'HTTPS', port: 443, host: identity.issuerHost.value } as const;

/** How the token is fetched; the same whichever route the API is reached by. */
export const tokenOnSite = onSite(keycloak);
export const tokenFederated = federated(keycloak);
