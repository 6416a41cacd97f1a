import path from 'node:path';
import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import fullWidthPage from '../components/styles/full-width-page.css?url';
import widePage from '../components/styles/wide-page.css?url';
import { escaped } from '../diagrams/network/markup.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { bannerOf } from './banner.ts';
import { feedLink } from './changes/past.ts';
import { config } from './config.ts';
import { lastChanged } from './dates.ts';
import { isProposed, pageKind, pageWords } from './page-kinds.ts';
import { getDecisions, getFiles, root } from './records.ts';
import { neighbours, sidebarOf } from './sidebar.ts';
import { sidebarParts } from './sidebar-parts.ts';

const layouts = { wide: widePage, 'full-width': fullWidthPage };

/** The names of the manifests that an option applies. */
const namesOf = (record: DecisionRecord, option: OptionRecord): string[] =>
  getFiles(record, option).flatMap(({ file, environment }) =>
    environment === 'rejected' ? [] : [path.posix.basename(file)],
  );

/**
 * Adds what Starlight cannot know of pages outside its own folder: the sidebar, which follows `adr/` while the dev server
 * runs, the date of the last change, how wide a page is, what search is to know of a page, the feeds
 * and the social image.
 */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const route = locals.starlightRoute;
  const records = getDecisions();
  const shown = { root, records, base: config.base, page: route.id, parts: sidebarParts };
  route.sidebar = sidebarOf(shown);
  route.pagination = neighbours(shown);
  const { data, filePath } = route.entry;
  if (data.lastUpdated !== false) route.lastUpdated = lastChanged(root, filePath);
  // Starlight writes the text of elements in the head as if it were HTML.
  for (const entry of route.head) if (entry.tag === 'title') entry.content = escaped(entry.content ?? '');
  const kind = pageKind(route.id, records);
  // A sheet, not a selector with “has”, which would come true only when that part of the page has arrived.
  if (kind.layout) route.head.push({ tag: 'link', attrs: { rel: 'stylesheet', href: layouts[kind.layout] } });
  const own = records.find(({ folder }) => route.id === folder || route.id.startsWith(`${folder}/`));
  const banner = own && bannerOf(own, records);
  if (banner !== undefined) data.banner = { content: banner };
  const words = pageWords(route.id, records, namesOf).join(', ');
  // What is proposed comes first among pages that would be found alike: its words have a name, and a weight, of their own.
  const found = {
    kind: kind.label,
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
