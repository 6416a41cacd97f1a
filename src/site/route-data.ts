import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { config } from './config.ts';
import { lastChanged } from './dates.ts';
import { root } from './records.ts';

/** Adds what Starlight leaves out for pages outside its own folder: the date of the last change, and the social image. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const route = locals.starlightRoute;
  const file = route.entry.filePath;
  if (file !== undefined) route.lastUpdated ??= lastChanged(root, file);
  route.head.push({
    tag: 'meta',
    attrs: { property: 'og:image', content: new URL(`${config.base}social.png`, config.site).href },
  });
});
