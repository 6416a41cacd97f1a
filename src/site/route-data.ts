import path from 'node:path';
import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import type { DecisionRecord, OptionRecord } from '../model/record.ts';
import { feedLink } from './changes/told.ts';
import { config } from './config.ts';
import { lastChanged } from './dates.ts';
import { escaped } from './escaped.ts';
import { isProposed, pageKind, pageWords } from './page-kinds.ts';
import { findOption, getDecisions, getFiles, root } from './records.ts';
import { neighbours, sidebarOf } from './sidebar.ts';
import { sidebarParts } from './sidebar-parts.ts';

/** The names of the manifests that an option applies. */
const namesOf = (record: DecisionRecord, option: OptionRecord): string[] =>
  getFiles(record, option).flatMap(({ file, environment }) =>
    environment === 'rejected' ? [] : [path.posix.basename(file)],
  );

/**
 * Adds what Starlight cannot know of pages outside its own folder: the sidebar, which follows `adr/` while the dev server
 * runs, the date of the last change, which pages are wide, what search is to know of a page, the feeds
 * and the social image.
 */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const route = locals.starlightRoute;
  const records = getDecisions();
  route.sidebar = sidebarOf(root, records, config.base, route.id, sidebarParts);
  route.pagination = neighbours(root, records, config.base, route.id, sidebarParts);
  const { data, filePath } = route.entry;
  if (data.lastUpdated !== false) route.lastUpdated = lastChanged(root, filePath);
  // Starlight writes the text of elements in the head as if it were HTML.
  for (const entry of route.head) if (entry.tag === 'title') entry.content = escaped(entry.content ?? '');
  if (records.some((record) => record.folder === route.id || findOption(record, route.id) !== undefined)) {
    // Read by the style sheet, before the page’s body is there to be looked at.
    route.head.push({ tag: 'meta', attrs: { name: 'page-width', content: 'wide' } });
  }
  const words = pageWords(route.id, records, namesOf).join(', ');
  // What is proposed comes first among pages that would be found alike: its words have a name, and a weight, of their own.
  const found = {
    kind: pageKind(route.id, records).label,
    ...(words === '' ? {} : { [isProposed(route.id, records) ? 'proposed' : 'also']: words }),
  };
  for (const [name, content] of Object.entries(found)) {
    route.head.push({ tag: 'meta', attrs: { name, content, 'data-pagefind-meta': `${name}[content]` } });
  }
  for (const record of records) {
    const attrs = { rel: 'alternate', type: 'application/atom+xml', title: `What has changed: ${record.title}` };
    route.head.push({ tag: 'link', attrs: { ...attrs, href: feedLink(record) } });
  }
  route.head.push({
    tag: 'meta',
    attrs: { property: 'og:image', content: new URL(`${config.base}social.png`, config.site).href },
  });
});
