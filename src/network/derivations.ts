/**
 * The rows that code fills from flows, limits and manifests. `src/network` has one function for each; here stands what a
 * reader is told about the rule.
 */
export const derivations = {
  'clear-text': 'Walks each flow’s hops and lists those that carry the bearer token without encryption.',
  'token-readers': 'Counts the components on the way that take the request apart, and so can read the token.',
  'extra-credentials': 'Counts the credentials among the option’s provisions, beside the agent’s Keycloak client.',
  'tls-end':
    'Finds the first component on the agent’s stream that ends TLS, and whether every hop before it is encrypted.',
  'names-and-certificates': 'Counts the host names and certificates in the option’s provisions.',
  'way-out': 'Lists what stands between the agent and the option’s first hop, and whether its limits are known.',
  'idle-margin':
    'Beyond the egress: compares the weakest idle limit on the stream’s hops with the longest silence between two pings. At the edge it takes the worse of the controllers that may be there today, with the option’s Ingress.',
  'total-limit':
    'Beyond the egress: looks for a limit on the length of a response on the stream’s hops, with each controller that may be at the edge today.',
  buffering:
    'Beyond the egress: walks from the API outwards: a proxy that sees X-Accel-Buffering passes the stream on at once; one that hides it leaves the next to its own default. It does so with each controller that may be at the edge today.',
  'single-instances': 'Beyond the egress: counts the components on the stream’s way that run as one instance.',
  'one-shape': 'Compares the hops inside the facility for the two scenarios.',
  'allow-list': 'Lists the host and port pairs that an agent must be allowed to reach.',
  'largest-body':
    'Finds the smallest body limit on the REST flow’s hops, with each controller that may be at the edge today: unknown where it is enough with one and not with another.',
  'path-prefix': 'Looks for the hop that strips a path prefix, and the manifest that makes it.',
  'shared-with-browsers': 'Intersects the agent’s components with those that browser traffic passes today.',
  hops: 'Counts the components between agent and API.',
  'controller-annotations': 'Counts the settings in the option’s manifests that one kind of controller alone reads.',
  'requests-to-others': 'Counts what the option must ask of people outside the SmartEM team.',
  'new-components': 'Counts the components that the option adds to what stands today.',
  'gateway-route': 'Looks for an HTTPRoute among the option’s manifests and for routing that only annotations express.',
} as const satisfies Record<string, string>;

/** The rules whose rows hold a margin: what is left of a limit, which may be less than nought. No other row may hold one. */
export const marginRules: readonly DerivationId[] = ['idle-margin'];

export type DerivationId = keyof typeof derivations;
