import { type Alias, type Document, isAlias, isCollection, isPair, type Node, visit } from 'yaml';
import { oncePer } from './once.ts';

const targetsIn = oncePer((document: Document): ReadonlyMap<Alias, Node | undefined> => {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node | undefined>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) targets.set(node, anchors.get(node.source));
      else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
});

/**
 * What an alias stands for; `undefined` where its anchor does not come before it. All aliases of a document are looked
 * up in one walk: the package’s own way walks through the whole document for each.
 */
export const targetOf = (document: Document, alias: Alias): Node | undefined => targetsIn(document).get(alias);

/** The first alias that leads nowhere or into itself, and what is wrong with it. */
export function brokenAlias(document: Document): { alias: Alias; reason: string } | undefined {
  let broken: ReturnType<typeof brokenAlias>;
  visit(document, {
    Alias: (_, alias, ancestors) => {
      const target = targetOf(document, alias);
      if (target === undefined) broken = { alias, reason: `The alias *${alias.source} stands before its anchor` };
      else if (ancestors.includes(target)) broken = { alias, reason: `The alias *${alias.source} contains itself` };
      return broken === undefined ? undefined : visit.BREAK;
    },
  });
  return broken;
}

/** How many values a document holds with its aliases written out, none of which may be broken. */
export function valuesIn(document: Document): number {
  const counted = new Map<unknown, number>();
  function count(node: unknown): number {
    const known = counted.get(node);
    if (known !== undefined) return known;
    const inner = isAlias(node)
      ? [targetOf(document, node)]
      : isPair(node)
        ? [node.key, node.value]
        : isCollection(node)
          ? node.items
          : [];
    const all = inner.reduce<number>((sum, one) => sum + count(one), 1);
    counted.set(node, all);
    return all;
  }
  return count(document.contents);
}
