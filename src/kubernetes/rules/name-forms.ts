const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const labelPattern = new RegExp(`^${label}$`);
const subdomainPattern = new RegExp(`^${label}(\\.${label})*$`);
const partPattern = /^[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?$/;

/** Whether a text is a DNS label as RFC 1123 has it: at most 63 small letters, digits and inner dashes. */
export const isDnsLabel = (text: string): boolean => text.length <= 63 && labelPattern.test(text);

/** Whether a text is a DNS subdomain: labels with dots between them, at most 253 characters. */
export const isDnsSubdomain = (text: string): boolean => text.length <= 253 && subdomainPattern.test(text);

/** What is wrong with a host, to follow “The host is …,”; `undefined` for a DNS name, with or without a wildcard. */
export function hostFault(host: string): string | undefined {
  if (!host.includes('*')) return isDnsSubdomain(host) ? undefined : 'expected a bare DNS name in small letters';
  return host.startsWith('*.') && host.length <= 253 && isDnsSubdomain(host.slice(2))
    ? undefined
    : 'expected “*” alone as the first label and a DNS name behind it';
}

/** Whether a text may be the value of a label; an empty one may. */
export const isLabelValue = (text: string): boolean => text === '' || (text.length <= 63 && partPattern.test(text));

/** Whether a text may be the key of a label or annotation: a name, with or without a DNS subdomain and a slash before it. */
export function isQualifiedName(text: string): boolean {
  const parts = text.split('/');
  const [prefix, name] = parts.length === 1 ? [undefined, parts[0]] : parts;
  if (parts.length > 2 || name === undefined || name.length > 63 || !partPattern.test(name)) return false;
  return prefix === undefined || isDnsSubdomain(prefix);
}

/** A value in quotation marks, as messages have it. */
export const quoted = (text: string): string => `“${text}”`;

/** Whether a text may name a port: at most 15 of a–z, 0–9 and single inner dashes, with a letter among them. */
export const isPortName = (text: string): boolean =>
  text.length <= 15 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && /[a-z]/.test(text);

/** Whether a number is that of a port. */
export const isPortNumber = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 65535;

/** The items whose key an earlier item has already; items without a key count for nothing. */
export function repeated<Item>(list: readonly Item[], keyOf: (item: Item) => string | undefined): Item[] {
  const seen = new Set<string>();
  return list.filter((item) => {
    const key = keyOf(item);
    if (key === undefined || !seen.has(key)) {
      if (key !== undefined) seen.add(key);
      return false;
    }
    return true;
  });
}

/** Whether one text becomes the other by one character more, less or other, or by two swapped. */
export function isSlip(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const shorter = Math.min(one.length, other.length) - start;
  while (end < shorter && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === [...right].reverse().join(''));
}
