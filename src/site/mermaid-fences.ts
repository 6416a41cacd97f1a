import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { defineMdastPlugin, type MdastPluginDefinition, type MdxJsxFlowElement } from 'satteri';
import { DiagramError } from '../diagrams/drawing.ts';
import { figureHtml } from '../diagrams/figure.ts';
import type { Renderer } from '../diagrams/render.ts';

/** HTML that MDX passes on untouched. As raw HTML it would be read as JSX, and typographic quotes would ruin its styles. */
const htmlForMdx = (html: string): MdxJsxFlowElement => ({
  type: 'mdxJsxFlowElement',
  name: 'Fragment',
  attributes: [{ type: 'mdxJsxAttribute', name: 'set:html', value: html }],
  children: [],
});

/** The file's path within the project, and the lines that were cut off before Sätteri saw it (frontmatter, in `.md`). */
function fileOf(url: URL | undefined, source: string): { path: string; cut: number } {
  if (url === undefined) return { path: 'Markdown', cut: 0 };
  const file = fileURLToPath(url);
  const before = existsSync(file) ? readFileSync(file, 'utf8').split(source.trim())[0] : undefined;
  const leading = source.length - source.trimStart().length;
  const lines = (text: string): number => text.split('\n').length - 1;
  const cut = before === undefined ? 0 : lines(before) - lines(source.slice(0, leading));
  return { path: relative(process.cwd(), file).replaceAll('\\', '/'), cut };
}

/** Pages' complaints; the loader of `.md` files only logs what is thrown at it. */
const complaints: string[] = [];

/**
 * A Sätteri plugin that puts a drawing in place of every fenced block of mermaid. It works on the Markdown tree, and so
 * comes before the highlighting of code.
 * @throws while a page is rendered, with `path:line:column error rule message`, where a diagram cannot be drawn.
 */
export function mermaidFences(renderer: Pick<Renderer, 'draw'>): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'mermaid-fences',
    options: { position: true },
    async code(node, context) {
      if (node.lang !== 'mermaid') return undefined;
      try {
        const html = figureHtml(await renderer.draw(node.value), { source: node.value });
        return context.sourceFormat === 'mdx' ? htmlForMdx(html) : { type: 'html', value: html };
      } catch (error) {
        if (!(error instanceof DiagramError)) throw error;
        const { path, cut } = fileOf(context.fileURL, context.source);
        const start = node.position?.start ?? { line: 0, column: 1 };
        const complaint = `${path}:${cut + start.line + error.line}:${start.column} error ${error.rule} ${error.message}`;
        complaints.push(complaint);
        throw new Error(complaint, { cause: error });
      }
    },
  });
}

/** An integration that stops the build, before it writes anything, when a diagram could not be drawn, and closes the renderer. */
export function diagrams(renderer: Pick<Renderer, 'close'>): AstroIntegration {
  return {
    name: 'diagrams',
    hooks: {
      'astro:build:setup': () => {
        if (complaints.length > 0) throw new Error([...new Set(complaints)].join('\n'));
      },
      'astro:build:done': () => renderer.close(),
    },
  };
}
