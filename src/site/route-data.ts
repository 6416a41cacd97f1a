import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { config } from './config.ts';
import { lastChanged } from './dates.ts';
import { escaped } from './escaped.ts';
import { findOption, getDecisions, root } from './records.ts';
import { neighbours, sidebarOf } from './sidebar.ts';

/**
 * Adds what Starlight cannot know of pages outside its own folder: the sidebar, which follows `adr/` while the dev server
 * runs, the date of the last change, which pages are wide, and the social image.
 */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const route = locals.starlightRoute;
  const records = getDecisions();
  route.sidebar = sidebarOf(root, records, config.base, route.id);
  route.pagination = neighbours(root, records, config.base, route.id);
  const { data, filePath } = route.entry;
  if (data.lastUpdated !== false) route.lastUpdated = lastChanged(root, filePath);
  // Starlight writes the text of elements in the head as if it were HTML.
  for (const entry of route.head) if (entry.tag === 'title') entry.content = escaped(entry.content ?? '');
  if (records.some((record) => record.folder === route.id || findOption(record, route.id) !== undefined)) {
    // Read by the style sheet, before the page’s body is there to be looked at.
    route.head.push({ tag: 'meta', attrs: { name: 'page-width', content: 'wide' } });
  }
  route.head.push({
    tag: 'meta',
    attrs: { property: 'og:image', content: new URL(`${config.base}social.png`, config.site).href },
  });
});
