import type { Locator } from '@playwright/test';

/** A text of a drawn diagram as it stands on the page, in CSS pixels of the window. */
interface Placed {
  readonly text: string;
  readonly box: Box;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a diagram looks like in the browser. */
export interface Measures {
  readonly picture: Box;
  /** Every text, with the size at which it renders. */
  readonly texts: readonly (Placed & { readonly size: number })[];
  /** Every text that belongs in a node, with the node's box. */
  readonly labels: readonly (Placed & { readonly node: Box })[];
  /** Texts on arrows, and boxes of all nodes, which they must keep clear of. */
  readonly onArrows: readonly Placed[];
  readonly nodes: readonly Box[];
}

/** Measures one drawn diagram, `<svg>`, where it stands. */
export const measure = (svg: Locator): Promise<Measures> =>
  svg.evaluate((root) => {
    const boxOf = (element: Element): Box => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    };
    const placed = (element: Element): Placed => ({ text: element.textContent?.trim() ?? '', box: boxOf(element) });
    const withText = (scope: Element, selector: string): SVGTextElement[] =>
      [...scope.querySelectorAll<SVGTextElement>(selector)].filter((text) => text.textContent?.trim());
    const sizeOf = (text: SVGTextElement): number => {
      const { a = 1, b = 0 } = text.getScreenCTM() ?? {};
      const leaves = [text, ...text.querySelectorAll('tspan')].filter((leaf) => leaf.textContent?.trim());
      return Math.min(...leaves.map((leaf) => Number.parseFloat(getComputedStyle(leaf).fontSize))) * Math.hypot(a, b);
    };
    // Flowcharts have a group for each node, sequences for each participant and note; its first shape is the box.
    const nodes = [...root.querySelectorAll('g.node, g:has(> rect.actor), g:has(> rect.note)')].flatMap((group) => {
      const shape = group.querySelector('rect, polygon, circle, ellipse, path');
      return shape === null ? [] : [{ group, box: boxOf(shape) }];
    });
    return {
      picture: boxOf(root),
      texts: withText(root, 'text').map((text) => ({ ...placed(text), size: sizeOf(text) })),
      labels: nodes.flatMap(({ group, box }) =>
        withText(group, 'text').map((text) => ({ ...placed(text), node: box })),
      ),
      onArrows: withText(root, '.edgeLabel text, .hop text').map(placed),
      nodes: nodes.map(({ box }) => box),
    };
  });

/** Less than this is rounding, not a fault. */
const tolerance = 1;

const within = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left - tolerance &&
  inner.top >= outer.top - tolerance &&
  inner.right <= outer.right + tolerance &&
  inner.bottom <= outer.bottom + tolerance;

const overlap = (one: Box, other: Box): boolean =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > tolerance &&
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > tolerance;

/** Everything that makes a diagram hard to read, one line each. */
export function faultsOf({ picture, texts, labels, onArrows, nodes }: Measures): string[] {
  return [
    ...(texts.length === 0 ? ['It has no text.'] : []),
    ...(labels.length === 0 ? ['It has no labelled node.'] : []),
    ...texts.filter(({ size }) => size < 12).map(({ text, size }) => `“${text}” renders at ${size.toFixed(1)} px.`),
    ...texts.filter(({ box }) => !within(box, picture)).map(({ text }) => `“${text}” is cut off.`),
    ...labels.filter(({ box, node }) => !within(box, node)).map(({ text }) => `“${text}” sticks out of its node.`),
    ...texts.flatMap((one, index) =>
      texts
        .slice(index + 1)
        .flatMap((other) => (overlap(one.box, other.box) ? [`“${one.text}” and “${other.text}” overlap.`] : [])),
    ),
    ...onArrows
      .filter(({ box }) => nodes.some((node) => overlap(box, node)))
      .map(({ text }) => `“${text}” lies on a node.`),
  ];
}
