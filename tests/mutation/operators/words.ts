import { change, type Operator } from '../mutant.ts';
import { isBlock, type Spot, type Tree, written } from '../tree.ts';

/** Two neighbouring letters change places, in the middle of the word where they differ. */
export function misspelt(word: string): string | undefined {
  const middle = Math.floor(word.length / 2);
  for (let index = middle; index > 0; index -= 1) {
    const [one, other] = [word[index - 1] ?? '', word[index] ?? ''];
    if (one !== other && /[a-z]/i.test(one) && /[a-z]/i.test(other)) {
      return word.slice(0, index - 1) + other + one + word.slice(index + 1);
    }
  }
  return undefined;
}

const isEntry = ({ inList }: Spot): boolean => !inList;

/** Each key has two letters in the wrong order. */
export const keysMisspelt: Operator = (tree) =>
  tree.spots.filter(isEntry).flatMap((spot) => {
    const after = misspelt(tree.text.slice(spot.lead.start, spot.lead.end));
    return after === undefined ? [] : [change(tree, 'key misspelt', spot, spot.lead, after)];
  });

/** Each key is another word: in small letters throughout, with an underscore, in the plural or the singular. */
export const renamed: Operator = (tree) =>
  tree.spots.filter(isEntry).flatMap((spot) => {
    const key = tree.text.slice(spot.lead.start, spot.lead.end);
    const names = new Set([
      key.toLowerCase(),
      key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      key.endsWith('s') ? key.slice(0, -1) : `${key}s`,
    ]);
    return [...names]
      .filter((name) => name !== key)
      .map((name) => change(tree, 'field renamed', spot, spot.lead, name));
  });

const texts = (tree: Tree): Spot[] =>
  tree.spots.filter((spot) => typeof spot.plain === 'string' && !isBlock(spot) && spot.plain !== '');

/** Each text has two letters in the wrong order. */
export const valuesMisspelt: Operator = (tree) =>
  texts(tree).flatMap((spot) => {
    const after = misspelt(written(tree, spot));
    return after === undefined ? [] : [change(tree, 'value misspelt', spot, spot.value, after)];
  });

/** Each text has small letters for capitals, or capitals for small ones. */
export const recased: Operator = (tree) =>
  texts(tree).map((spot) => {
    const before = written(tree, spot);
    const after = before === before.toLowerCase() ? before.toUpperCase() : before.toLowerCase();
    return change(tree, 'capitals changed', spot, spot.value, after);
  });
