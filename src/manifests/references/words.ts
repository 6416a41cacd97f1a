import { byNearness } from '../nearest.ts';

/** As many names as help; the nearest come first. */
const offered = 3;

/** What was expected in place of a name: `expected one such as a, b, c`, or `otherwise` where there is no such name. */
export function expectedOf(name: string, names: Iterable<string>, otherwise: string): string {
  const near = byNearness(name, names).slice(0, offered);
  return near.length === 0 ? otherwise : `expected one such as ${near.join(', ')}`;
}

/** A few things of which any will do: `80, 443 or https`. */
export function anyOf(names: readonly (string | number)[]): string {
  const each = [...new Set(names.map(String))];
  const last = each.pop() ?? '';
  return each.length === 0 ? last : `${each.join(', ')} or ${last}`;
}
