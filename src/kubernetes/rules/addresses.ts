import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** A range of addresses, such as `10.0.0.0/8`. */
interface Range {
  readonly address: string;
  readonly bits: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** Reads a range in CIDR notation; `undefined` where the text is not one. */
export function parseRange(text: string): Range | undefined {
  const [, address, digits] = /^([\da-fA-F.:]{2,45})\/(\d{1,3})$/.exec(text) ?? [];
  if (address === undefined) return undefined;
  const bits = Number(digits);
  // Kubernetes still takes leading zeros in these fields; in the eyes of Node they are no address.
  const plain = address.includes(':') ? address : address.replaceAll(/\b0+(?=\d)/g, '');
  if (isIPv4(plain)) return bits <= 32 ? { address: plain, bits, family: 'ipv4' } : undefined;
  return isIPv6(plain) && bits <= 128 ? { address: plain, bits, family: 'ipv6' } : undefined;
}

/** Whether the one range lies within the other and is smaller. */
export function isWithin(inner: Range, outer: Range): boolean {
  if (inner.family !== outer.family || inner.bits <= outer.bits) return false;
  const list = new BlockList();
  list.addSubnet(outer.address, outer.bits, outer.family);
  return list.check(inner.address, inner.family);
}
