import { byNearness } from '../../record/nearest.ts';

/** As many names as help; the nearest come first. */
const offered = 3;

/** As many names as are compared; nobody lists so many, and what is offered is there in any case. */
export const compared = 100;

/** What was expected in place of a name: `expected one such as a, b, c`, or `otherwise` where there is no such name. */
export function expectedOf(name: string, names: readonly string[], otherwise: string): string {
  const near = byNearness(name, names.slice(0, compared)).slice(0, offered);
  return near.length === 0 ? otherwise : `expected one such as ${near.join(', ')}`;
}

/** As many things as a reader takes in at once. */
const listed = 8;

/** A few things of which any will do: `80, 443 or https`. */
export function anyOf(names: readonly (string | number)[]): string {
  const all = [...new Set(names.slice(0, compared).map(String))];
  const each = all.length > listed ? [...all.slice(0, listed - 1), 'another'] : all;
  const last = each.pop() ?? '';
  return each.length === 0 ? last : `${each.join(', ')} or ${last}`;
}
