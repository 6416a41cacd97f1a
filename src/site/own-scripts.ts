import { readFileSync } from 'node:fs';
import type { ViteUserConfig } from 'astro';
import { inlineHash } from './content-policy.ts';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

/** What a component, Starlight’s or ours, writes onto the page as it stands. */
const inline = /<script\b[^>]*\bis:inline\b[^>]*>(.*?)<\/script/gis;

/** The inline scripts that a build’s own code puts on pages, by hash; filled while Astro builds with the plugin. */
interface OwnScripts {
  readonly plugin: Plugin;
  readonly hashes: ReadonlySet<string>;
}

/**
 * Collects inline scripts where they come from: the sources of the components that the site is built of, and the browser
 * bundle, whose small files Astro writes into pages. What prose or data bring along is in neither.
 */
export function ownScripts(): OwnScripts {
  const hashes = new Set<string>();
  const plugin: Plugin = {
    name: 'own-scripts',
    generateBundle: {
      // Astro takes what it writes into pages out of the bundle.
      order: 'pre',
      handler(_options, bundle) {
        for (const output of Object.values(bundle)) {
          if (this.environment.name === 'client' && output.type === 'chunk') hashes.add(inlineHash(output.code.trim()));
        }
        for (const id of this.getModuleIds()) {
          if (!id.endsWith('.astro')) continue;
          for (const [, text = ''] of readFileSync(id, 'utf8').matchAll(inline)) hashes.add(inlineHash(text));
        }
      },
    },
  };
  return { plugin, hashes };
}
