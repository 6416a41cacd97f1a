import './src/preload.cjs';
import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { loadRecords } from './src/record/load-records.ts';
import { citeNumbers } from './src/site/cite-numbers.ts';
import { config } from './src/site/config.ts';
import { findingsBar } from './src/site/dev/findings.ts';
import { diagrams, mermaidFences } from './src/site/mermaid-fences.ts';
import { recordLinks } from './src/site/record-links.ts';
import { renderer } from './src/site/renderer.ts';
import { searchWhenOpened } from './src/site/search-when-opened.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
// For dates that nobody reads, Starlight has git compare files; in a partial clone, git would fetch them.
process.env.GIT_ALLOW_PROTOCOL = '';
const { records } = await loadRecords(root.replace(/\/$/, ''));

const [only] = records.length === 1 ? records : [];
const { label, address } = only?.definition.issue ?? {
  label: 'GitHub',
  address: config.repository ?? 'https://github.com',
};
const project = { label, href: address };

export default defineConfig({
  // Pages are small enough to be loaded when they are asked for; fetching ahead would cost each of them script.
  prefetch: false,
  site: config.site,
  base: config.base,
  trailingSlash: 'always',
  // Rolldown says of every MDX page that it drops a directive which only Astro’s own plugins read.
  vite: {
    plugins: [searchWhenOpened()],
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
  },
  devToolbar: { enabled: false },
  cacheDir: './.cache/astro',
  markdown: {
    processor: satteri({
      mdastPlugins: [mermaidFences(renderer), recordLinks({ root, base: config.base }), citeNumbers()],
    }),
  },
  integrations: [
    diagrams(renderer),
    findingsBar(root.replace(/\/$/, '')),
    starlight({
      title: 'Agent connectivity',
      description:
        'How SmartEM’s agent should reach its backend outside development: options, evidence and the decision.',
      favicon: '/favicon.svg',
      head: [{ tag: 'link', attrs: { rel: 'stylesheet', media: 'print', href: `${config.base}print-sheet.css` } }],
      locales: { root: { label: 'English', lang: 'en-GB' } },
      // One decision: where it was put; several: where the project is.
      social: [{ icon: 'github', ...project }],
      ...(config.repository ? { editLink: { baseUrl: `${config.repository}/edit/main/` } } : {}),
      // src/pages/404.astro stands in its place.
      disable404Route: true,
      // Route middleware fills it, so that it follows `adr/` without a restart.
      sidebar: [],
      routeMiddleware: './src/site/route-data.ts',
      // The words that a page is found by beside its own count nearly as much as its title; src/site/route-data.ts gives them.
      pagefind: { ranking: { metaWeights: { title: 5, proposed: 7, also: 4 } } },
      markdown: { processedDirs: ['adr'] },
      customCss: [
        'styles/site',
        'styles/tables',
        'decision/decision',
        'matrix/matrix',
        'route-lines/route-lines',
        'compare/pairs',
        'statements/statements',
        'figure/figure',
        'option/network',
        'evidence/evidence',
        'evidence/result-picture',
        'option/option',
        'sources/sources',
        'changes/changes',
        'styles/printed',
      ].map((name) => `./src/components/${name}.css`),
      components: {
        Footer: './src/components/starlight/Footer.astro',
        LastUpdated: './src/components/starlight/LastUpdated.astro',
        MarkdownContent: './src/components/starlight/MarkdownContent.astro',
        PageTitle: './src/components/starlight/PageTitle.astro',
      },
    }),
  ],
});
