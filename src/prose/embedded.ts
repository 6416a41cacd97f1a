import { visit } from 'unist-util-visit';
import { attributeText, isJsx } from './jsx.ts';
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

/**
 * The manifests that a page embeds by `<Manifest file="…" />` or `<Rejected file="…" />`; `undefined` where the page
 * cannot be read, which lint reports.
 */
export function embeddedManifests(text: string): EmbeddedManifest[] | undefined {
  const found: EmbeddedManifest[] = [];
  try {
    visit(parseMdx(text), (node) => {
      if (!('name' in node) || !isJsx(node)) return;
      const component = embedding.find((name) => name === node.name);
      if (component === undefined) return;
      const { line = 1, column = 1 } = node.position?.start ?? {};
      found.push({ file: attributeText(node, 'file') ?? '', component, line, column });
    });
  } catch {
    return undefined;
  }
  return found;
}

/** The mermaid fences of a page; `line` is the line of the fence itself. */
export function mermaidFencesIn(text: string): (Embedded & { readonly source: string })[] {
  const found: (Embedded & { source: string })[] = [];
  try {
    visit(parseMdx(text), 'code', (node) => {
      const { line = 1, column = 1 } = node.position?.start ?? {};
      if (node.lang === 'mermaid') found.push({ source: node.value, line, column });
    });
  } catch {
    return [];
  }
  return found;
}
