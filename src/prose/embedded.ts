import { visit } from 'unist-util-visit';
import { attributeText, isJsx, type Node } from './jsx.ts';
import { parseMdx } from './parser.ts';

/** Something that a page shows, with its place in the page’s file. */
interface Embedded {
  readonly line: number;
  readonly column: number;
}

/** The components that embed a manifest: as a sample to apply, and as one that is wrong. */
const embedding = ['Manifest', 'Rejected'] as const;

interface EmbeddedManifest extends Embedded {
  readonly file: string;
  readonly component: (typeof embedding)[number];
}

/** What is taken of a page’s nodes, each with its place; `undefined` where the page cannot be read, which lint reports. */
function takenOf<Found>(text: string, take: (node: Node, place: Embedded) => Found | undefined): Found[] | undefined {
  const found: Found[] = [];
  try {
    visit(parseMdx(text), (node) => {
      const { line = 1, column = 1 } = node.position?.start ?? {};
      const one = take(node, { line, column });
      if (one !== undefined) found.push(one);
    });
  } catch {
    return undefined;
  }
  return found;
}

/**
 * The manifests that a page embeds by `<Manifest file="…" />` or `<Rejected file="…" />`; `undefined` where the page
 * cannot be read.
 */
export const embeddedManifests = (text: string): EmbeddedManifest[] | undefined =>
  takenOf(text, (node, place) => {
    const component = isJsx(node) ? embedding.find((name) => name === node.name) : undefined;
    if (!isJsx(node) || component === undefined) return undefined;
    return { file: attributeText(node, 'file') ?? '', component, ...place };
  });

/** The mermaid fences of a page; `line` is the line of the fence itself. */
export const mermaidFencesIn = (text: string): (Embedded & { readonly source: string })[] =>
  takenOf(text, (node, place) =>
    node.type === 'code' && node.lang === 'mermaid' ? { source: node.value, ...place } : undefined,
  ) ?? [];
