import { change, type Operator } from '../mutant.ts';
import { columnAt, isBlock, isLeaf, type Slice, type Spot, type Tree, whole, written } from '../tree.ts';

const startsLine = (text: string, offset: number): boolean =>
  text.slice(offset - columnAt(text, offset), offset).trim() === '';

/** The lines of an entry or item, or, for what shares its line with a dash, the text up to the next entry. */
function removable({ text }: Tree, spot: Spot): Slice {
  const { start, end } = whole(spot);
  if (!startsLine(text, start)) {
    const next = spot.siblings[spot.siblings.indexOf(spot) + 1];
    return { start, end: next === undefined ? end : whole(next).start };
  }
  const lineEnd = text.indexOf('\n', end);
  return { start: start - columnAt(text, start), end: lineEnd === -1 ? text.length : lineEnd + 1 };
}

/** Each entry and each item is left out. */
export const dropped: Operator = (tree) =>
  tree.spots.map((spot) =>
    change(tree, spot.inList ? 'item dropped' : 'field dropped', spot, removable(tree, spot), ''),
  );

/** Each entry and each item stands twice. */
export const duplicated: Operator = (tree) =>
  tree.spots.map((spot) => {
    const slice = whole(spot);
    const copy = tree.text.slice(slice.start, slice.end);
    const margin = ' '.repeat(columnAt(tree.text, slice.start));
    const kind = spot.inList ? 'item duplicated' : 'field duplicated';
    return change(tree, kind, spot, slice, `${copy}\n${margin}${copy}`);
  });

/** Two neighbouring entries of a mapping have each other’s values. */
export const swapped: Operator = (tree) =>
  tree.spots.flatMap((spot) => {
    const next = spot.siblings[spot.siblings.indexOf(spot) + 1];
    if (spot.inList || next === undefined || [spot, next].some((one) => !isLeaf(one) || isBlock(one))) return [];
    const between = tree.text.slice(spot.value.end, next.value.start);
    const slice = { start: spot.value.start, end: next.value.end };
    return [change(tree, 'values swapped', spot, slice, `${written(tree, next)}${between}${written(tree, spot)}`)];
  });

/** Each line that begins an entry or item stands one column further left or right. */
export const indented: Operator = (tree) =>
  tree.spots.flatMap((spot) => {
    const { start } = spot.lead;
    const column = columnAt(tree.text, start);
    if (!startsLine(tree.text, start)) return [];
    const margin = { start: start - column, end: start };
    const shift = (columns: number) => change(tree, 'indentation off by one', spot, margin, ' '.repeat(columns));
    return column > 0 ? [shift(column - 1), shift(column + 1)] : [shift(column + 1)];
  });

/** Each dash and each colon with its blank goes missing; each list gets a dash too many. */
export const slipped: Operator = (tree) =>
  tree.spots.flatMap((spot) => {
    const { lead, value } = spot;
    if (spot.inList) return [change(tree, 'dash or colon slipped', spot, lead, ' ')];
    const one = isLeaf(spot) && !isBlock(spot);
    const colon = { start: lead.end, end: value.start };
    const items = spot.siblings[0] === spot && columnAt(tree.text, lead.start) > 0 ? [] : undefined;
    // The second entry of an item gets a dash of its own, and becomes an item.
    const second = spot.siblings.indexOf(spot) > 0 && !startsLine(tree.text, spot.siblings[0]?.lead.start ?? 0);
    return [
      ...(one ? [change(tree, 'dash or colon slipped', spot, colon, ':')] : []),
      ...(second && items === undefined
        ? [change(tree, 'dash or colon slipped', spot, { start: lead.start - 2, end: lead.start }, '- ')]
        : []),
    ];
  });
