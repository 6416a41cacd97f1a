import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'astro';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

const ours = fileURLToPath(new URL('../components/search-interface.ts', import.meta.url));

/**
 * Puts `src/components/search-interface.ts` in the place of Pagefind’s own interface, which Starlight loads on every page
 * that comes to rest: some 26 kB that most visits never use.
 */
export const searchWhenOpened = (): Plugin => ({
  name: 'search-when-opened',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === '@pagefind/default-ui' && importer?.split('?')[0] !== ours ? ours : undefined,
});
