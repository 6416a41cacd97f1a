import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import { titleOf } from '../model/files.ts';
import type { DecisionRecord } from '../model/record.ts';

type Entry = StarlightRouteData['sidebar'][number];
type Link = Extract<Entry, { type: 'link' }>;

/** The pages beside a decision’s own, in the order in which a reader needs them; others follow by name. */
const usual = ['matrix', 'questions', 'prerequisites', 'platform'];
const rank = (name: string) => (usual.includes(name) ? usual.indexOf(name) : usual.length);

function pagesOf(root: string, { folder }: DecisionRecord): string[] {
  return readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.mdx') && name !== 'index.mdx')
    .map((name) => name.slice(0, -'.mdx'.length))
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en'));
}

/**
 * The sidebar, made from what lies in `adr/`: the decision, its options by letter, its other pages.
 * @param base the path below which the site lives, with slashes
 * @param page the id of the page that is shown
 */
export function sidebarOf(root: string, records: readonly DecisionRecord[], base: string, page: string): Entry[] {
  const link = (label: string, id: string): Link => {
    const isCurrent = id === page || (id === '' && page === 'index');
    return { type: 'link', label, href: `${base}${id === '' ? '' : `${id}/`}`, isCurrent, badge: undefined, attrs: {} };
  };
  const group = (label: string, entries: Entry[]): Entry => ({
    type: 'group',
    label,
    entries,
    collapsed: false,
    badge: undefined,
  });
  const decision = (record: DecisionRecord): Entry =>
    group(records.length === 1 ? 'The decision' : `${record.id.slice(0, 4)} ${record.title}`, [
      link('Record', record.folder),
      group(
        'Options',
        record.options
          .filter(({ folder }) => existsSync(path.join(root, folder, 'index.mdx')))
          .map(({ folder, name, definition }) => link(`${definition.letter} · ${name}`, folder)),
      ),
      ...pagesOf(root, record).map((name) =>
        link(titleOf(path.join(root, record.folder, `${name}.mdx`), name), `${record.folder}/${name}`),
      ),
    ]);
  return [
    link('At a glance', ''),
    ...records.map(decision),
    link('Evidence', 'evidence'),
    link('How to read this site', 'about'),
    link('Rules', 'rules'),
  ];
}

/** The pages before and after the current one, in the order of the sidebar; none where the sidebar does not have it. */
export function neighbours(sidebar: readonly Entry[]): StarlightRouteData['pagination'] {
  const flat = (entries: readonly Entry[]): Link[] =>
    entries.flatMap((entry) => (entry.type === 'group' ? flat(entry.entries) : [entry]));
  const links = flat(sidebar);
  const current = links.findIndex(({ isCurrent }) => isCurrent);
  return current < 0 ? { prev: undefined, next: undefined } : { prev: links[current - 1], next: links[current + 1] };
}
