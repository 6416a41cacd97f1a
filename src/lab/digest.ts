import { createHash } from 'node:crypto';

/** A value as JSON with the keys of its objects in order, so that equal values give equal text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const pairs = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${pairs
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)
    .join(',')}}`;
}

/** The SHA-256 of a value as 64 hexadecimal digits: the same for equal values, however they are spaced and their keys ordered. */
export const digestOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');
