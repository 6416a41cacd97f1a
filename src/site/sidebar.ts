import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { StarlightUserConfig } from '@astrojs/starlight/types';
import { titleOf } from '../model/files.ts';
import type { DecisionRecord } from '../model/record.ts';

type Sidebar = NonNullable<StarlightUserConfig['sidebar']>;

/** The pages beside a decision’s own, in the order in which a reader needs them; others follow by name. */
const usual = ['matrix', 'questions', 'prerequisites', 'platform'];
const rank = (name: string) => (usual.includes(name) ? usual.indexOf(name) : usual.length);

function pagesOf(root: string, { folder }: DecisionRecord): string[] {
  const full = path.join(root, folder);
  return readdirSync(full)
    .filter((name) => name.endsWith('.mdx') && name !== 'index.mdx')
    .map((name) => name.slice(0, -'.mdx'.length))
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en'));
}

/** The sidebar, made from what lies in `adr/`: the decision, its options by letter, its other pages. */
export function sidebarOf(root: string, records: readonly DecisionRecord[]): Sidebar {
  return [
    { label: 'At a glance', link: '/' },
    ...records.map((record) => ({
      label: records.length === 1 ? 'The decision' : `${record.id.slice(0, 4)} ${record.title}`,
      items: [
        { label: 'Record', link: `/${record.folder}/` },
        {
          label: 'Options',
          items: record.options
            .filter(({ folder }) => existsSync(path.join(root, folder, 'index.mdx')))
            .map(({ folder, name, definition }) => ({ label: `${definition.letter} · ${name}`, link: `/${folder}/` })),
        },
        ...pagesOf(root, record).map((name) => ({
          label: titleOf(path.join(root, record.folder, `${name}.mdx`), name),
          link: `/${record.folder}/${name}/`,
        })),
      ],
    })),
    { label: 'How to read this site', link: '/about/' },
    { label: 'Rules', link: '/rules/' },
  ];
}
