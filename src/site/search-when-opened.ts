import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'astro';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

const fileOf = (name: string): string => fileURLToPath(new URL(`../components/search/${name}`, import.meta.url));
const ours = fileOf('search-interface.ts');

/**
 * Puts `src/components/search/search-interface.ts` in the place of Pagefind’s own interface, which Starlight loads on every page
 * that comes to rest: some 26 kB that most visits never use. The interface’s styles, which Starlight copies into the
 * site’s, are left out of them; that script loads them as well.
 */
export const searchWhenOpened = (): Plugin => ({
  name: 'search-when-opened',
  enforce: 'pre',
  // An import within a style sheet is looked up in no plugin, only among the aliases.
  config: () => ({
    resolve: { alias: [{ find: /^@pagefind\/default-ui\/css\/ui\.css$/, replacement: fileOf('search-closed.css') }] },
  }),
  resolveId: (source, importer) =>
    source === '@pagefind/default-ui' && importer?.split('?')[0] !== ours ? ours : undefined,
});
