import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import { titleOf } from '../record/files.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
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

/** A page that is reached from a list. */
export interface ListedPage {
  readonly id: string;
  readonly label: string;
}

/** The pages of which a part of the site has many: they stand in the sidebar while the reader is in that part. */
export interface SidebarParts {
  readonly pairs: (record: DecisionRecord) => readonly ListedPage[];
  readonly parties: (record: DecisionRecord) => readonly ListedPage[];
  readonly experiments: readonly ListedPage[];
  readonly rules: readonly ListedPage[];
}

/** The pages of a site, and which of them is shown. */
export interface Shown {
  readonly root: string;
  readonly records: readonly DecisionRecord[];
  /** The path below which the site lives, with slashes. */
  readonly base: string;
  /** The id of the page that is shown. */
  readonly page: string;
  readonly parts: SidebarParts;
}

/** What a page below an option’s own is called: below the option’s name, and where it stands by itself. */
const below = (_letter: string, label: string) => label;
const alone = (letter: string, label: string) => `${letter} · ${label}`;

/** All entries; those below a page of which there are many only where it is open. */
function entriesOf(
  { root, records, base, page, parts: many }: Shown,
  isOpen: (page: string) => boolean,
  named: typeof below = below,
): Entry[] {
  const link = (label: string, id: string): Link => {
    const isCurrent = id === page || (id === '' && page === 'index');
    return { type: 'link', label, href: `${base}${id === '' ? '' : `${id}/`}`, isCurrent, badge: undefined, attrs: {} };
  };
  const group = (label: string, entries: Entry[], collapsed = false): Entry => ({
    type: 'group',
    label,
    entries,
    collapsed,
    badge: undefined,
  });
  const listed = (pages: readonly ListedPage[]): Link[] => pages.map(({ id, label }) => link(label, id));
  /** A page, and what is below it as a group of its own where it is open. */
  const withMany = (label: string, id: string, called: string, entries: () => Entry[]): Entry[] => {
    const shown = isOpen(id) ? entries() : [];
    return [link(label, id), ...(shown.length === 0 ? [] : [group(called, shown)])];
  };
  const option = (record: OptionRecord): Entry[] => {
    const { letter } = record.definition;
    return withMany(`${letter} · ${record.name}`, record.folder, `Behind ${letter}`, () =>
      partsOf(root, record).map(({ id, label }) => link(named(letter, label), partPage(record, id))),
    );
  };
  const decision = (record: DecisionRecord): Entry =>
    group(
      records.length === 1 ? 'The decision' : `${record.id.slice(0, 4)} ${record.title}`,
      [
        ...(records.length === 1 ? [] : [link('At a glance', `${record.folder}/overview`)]),
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
        ...withMany('Compare two options', `${record.folder}/compare`, 'Any two', () => listed(many.pairs(record))),
        ...withMany('Asked of whom', `${record.folder}/asked`, 'Each of them', () => listed(many.parties(record))),
        link('What has changed', `${record.folder}/changes`),
      ],
      records.length > 1 && !isOpen(record.folder),
    );
  return [
    link(records.length === 1 ? 'At a glance' : 'Decisions', ''),
    ...records.map(decision),
    ...withMany('Evidence', 'evidence', 'Experiments', () => listed(many.experiments)),
    link('How to read this site', 'about'),
    ...withMany('For maintainers', 'rules', 'Rules', () => listed(many.rules)),
  ];
}

/**
 * The sidebar, made from what lies in `adr/`: the decision, its options by letter, its other pages. What is below a page of an
 * option, of comparisons, of parties, of experiments or of rules stands there only while the reader is in that part.
 */
export const sidebarOf = (shown: Shown): Entry[] =>
  entriesOf(shown, (opened) => shown.page === opened || shown.page.startsWith(`${opened}/`));

/**
 * The pages before and after the current one: in the order of the sidebar, were all of it open, so that each of two
 * neighbours leads to the other. None where the sidebar does not have the page.
 */
export function neighbours(shown: Shown): StarlightRouteData['pagination'] {
  const flat = (entries: readonly Entry[]): Link[] =>
    entries.flatMap((entry) => (entry.type === 'group' ? flat(entry.entries) : [entry]));
  const links = flat(entriesOf(shown, () => true, alone));
  const current = links.findIndex(({ isCurrent }) => isCurrent);
  return current < 0 ? { prev: undefined, next: undefined } : { prev: links[current - 1], next: links[current + 1] };
}
