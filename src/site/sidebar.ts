import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import { titleOf } from '../model/files.ts';
import type { DecisionRecord, OptionRecord } from '../model/record.ts';
import { partPage, partsOf } from './option-parts.ts';

type Entry = StarlightRouteData['sidebar'][number];
type Link = Extract<Entry, { type: 'link' }>;

/** The pages beside a decision’s own, in the order in which a reader needs them; others follow by name. */
const usual = ['matrix', 'questions', 'prerequisites', 'session', 'platform'];
const rank = (name: string) => (usual.includes(name) ? usual.indexOf(name) : usual.length);

function pagesOf(root: string, { folder }: DecisionRecord): string[] {
  return readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.mdx') && name !== 'index.mdx')
    .map((name) => name.slice(0, -'.mdx'.length))
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en'));
}

/** The pages of a site, and which of them is shown. */
interface Shown {
  readonly root: string;
  readonly records: readonly DecisionRecord[];
  /** The path below which the site lives, with slashes. */
  readonly base: string;
  /** The id of the page that is shown. */
  readonly page: string;
}

/** What a page below an option’s own is called: below the option’s name, and where it stands by itself. */
const below = (_letter: string, label: string) => label;
const alone = (letter: string, label: string) => `${letter} · ${label}`;

/** All entries; the pages below an option’s own only for options that are open. */
function entriesOf(
  { root, records, base, page }: Shown,
  isOpen: (option: OptionRecord) => boolean,
  called: typeof below = below,
): Entry[] {
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
  const option = (record: OptionRecord): Entry[] => {
    const { letter } = record.definition;
    const parts = isOpen(record) ? partsOf(root, record) : [];
    return [
      link(`${letter} · ${record.name}`, record.folder),
      ...(parts.length === 0
        ? []
        : [
            group(
              `Behind ${letter}`,
              parts.map(({ id, label }) => link(called(letter, label), partPage(record, id))),
            ),
          ]),
    ];
  };
  const decision = (record: DecisionRecord): Entry =>
    group(records.length === 1 ? 'The decision' : `${record.id.slice(0, 4)} ${record.title}`, [
      link('Record', record.folder),
      group(
        'Options',
        record.options.filter(({ folder }) => existsSync(path.join(root, folder, 'index.mdx'))).flatMap(option),
      ),
      ...pagesOf(root, record).map((name) =>
        link(titleOf(path.join(root, record.folder, `${name}.mdx`), name), `${record.folder}/${name}`),
      ),
      ...(record.definition.statements === undefined
        ? []
        : [link(`What ${record.definition.issue.label} asked`, `${record.folder}/statements`)]),
      link('Compare two options', `${record.folder}/compare`),
      link('Asked of whom', `${record.folder}/asked`),
    ]);
  return [
    link('At a glance', ''),
    ...records.map(decision),
    link('Evidence', 'evidence'),
    link('How to read this site', 'about'),
    link('Rules', 'rules'),
  ];
}

/**
 * The sidebar, made from what lies in `adr/`: the decision, its options by letter, its other pages. What is below an option’s
 * own page stands there only while the reader is at that option.
 * @param base the path below which the site lives, with slashes
 * @param page the id of the page that is shown
 */
export const sidebarOf = (root: string, records: readonly DecisionRecord[], base: string, page: string): Entry[] =>
  entriesOf({ root, records, base, page }, ({ folder }) => page === folder || page.startsWith(`${folder}/`));

/**
 * The pages before and after the current one: in the order of the sidebar, were all of it open, so that each of two
 * neighbours leads to the other. None where the sidebar does not have the page.
 */
export function neighbours(
  root: string,
  records: readonly DecisionRecord[],
  base: string,
  page: string,
): StarlightRouteData['pagination'] {
  const flat = (entries: readonly Entry[]): Link[] =>
    entries.flatMap((entry) => (entry.type === 'group' ? flat(entry.entries) : [entry]));
  const links = flat(entriesOf({ root, records, base, page }, () => true, alone));
  const current = links.findIndex(({ isCurrent }) => isCurrent);
  return current < 0 ? { prev: undefined, next: undefined } : { prev: links[current - 1], next: links[current + 1] };
}
