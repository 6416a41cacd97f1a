const isWildcard = (host: string): boolean => host.startsWith('*.');

/** Whether a host lies within a wildcard, which stands for one label or several. */
const within = (host: string, wildcard: string): boolean =>
  host.length > wildcard.length - 1 && host.endsWith(wildcard.slice(1));

/**
 * Whether two hostnames, each with or without a wildcard label in front, have a host in common. A wildcard matches any
 * number of labels, but not none: Gateway API 1.6, apis/v1/httproute_types.go, hostnames. Letter case does not count.
 */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a === b) return true;
  if (isWildcard(a) && isWildcard(b)) return a.endsWith(b.slice(1)) || b.endsWith(a.slice(1));
  return (isWildcard(a) && within(b, a)) || (isWildcard(b) && within(a, b));
}
