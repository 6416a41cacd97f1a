import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { markdownToHtml, mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { DiagramError } from '../../../src/diagrams/drawing.ts';
import { diagrams, mermaidFences } from '../../../src/site/mermaid-fences.ts';

const css = `#m1 .a>b{font-family:"Liberation Sans"}:where(:root[data-theme='dark']) #m1{fill:red}`;
const drawing = { svg: `<svg id="m1"><style>${css}</style></svg>`, width: 8, height: 8, title: 'T', description: 'D' };
const plugin = mermaidFences({ draw: () => Promise.resolve(drawing) });
const page = 'Before\n\n```mermaid\nflowchart TB\n\n  a{"{x}"} --> b\n```\n\n```js\nlet a;\n```\n';

describe('mermaidFences', () => {
  test('puts a figure in place of a fence of mermaid, and of no other', async () => {
    const { html } = await markdownToHtml(page, { mdastPlugins: [plugin] });
    expect(html).toContain('<figure class="diagram not-content">');
    expect(html).toContain(css);
    expect(html).toContain('flowchart TB&#10;&#10;  a&#123;&quot;&#123;x&#125;&quot;&#125; --&gt; b</code>');
    expect(html).toContain('<code class="language-js">');
    expect(html).not.toContain('language-mermaid');
  });

  test('hands HTML through MDX untouched by its typography', async () => {
    const { code } = await mdxToJs(page, { mdastPlugins: [plugin], features: { smartPunctuation: true } });
    expect(code).toContain('"set:html": ');
    expect(code).toContain(JSON.stringify(css).slice(1, -1));
  });

  test('names file, line, column and rule of a diagram that cannot be drawn', async () => {
    const broken = mermaidFences({ draw: () => Promise.reject(new DiagramError('Unexpected “-->”.', 3)) });
    const fileURL = pathToFileURL(join(process.cwd(), 'adr/0001-x/index.mdx'));
    await expect(async () => mdxToJs(page, { mdastPlugins: [broken], fileURL })).rejects.toThrow(
      'adr/0001-x/index.mdx:6:1 error diagram/syntax Unexpected “-->”.',
    );
  });

  test('counts the lines of frontmatter that was cut off before', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fences-'));
    const file = join(folder, 'page.md');
    await writeFile(file, `---\ntitle: T\n---\n\n${page}`);
    const broken = mermaidFences({ draw: () => Promise.reject(new DiagramError('Unexpected “-->”.', 3)) });
    const fileURL = pathToFileURL(file);
    await expect(async () => markdownToHtml(page, { mdastPlugins: [broken], fileURL })).rejects.toThrow(
      'page.md:10:1 ',
    );
  });

  test('stops a build that would go on without a diagram', () => {
    const setup = diagrams({ close: () => Promise.resolve() }).hooks['astro:build:setup'] as unknown as () => void;
    expect(setup).toThrow('adr/0001-x/index.mdx:6:1 error diagram/syntax Unexpected “-->”.');
  });
});
