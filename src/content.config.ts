import { defineCollection } from 'astro:content';
import { i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { pageId } from './site/page-id.ts';

export const collections = {
  // One loader for both trees: a second one on the same collection would delete what the first had found.
  docs: defineCollection({
    loader: glob({
      base: '.',
      pattern: ['src/content/docs/**/[^_]*.{md,mdx}', 'adr/**/[^_]*.mdx'],
      generateId: ({ entry }) => pageId(entry),
    }),
    schema: docsSchema(),
  }),
  // Starlight asks for it, and warns on every build where it is missing.
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
