import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { neighbours, type SidebarParts, sidebarOf } from '../../../src/site/sidebar.ts';
import { makeOption, makeRecord } from '../record/sample.ts';

const root = mkdtempSync(join(tmpdir(), 'sidebar-'));
afterAll(() => rmSync(root, { recursive: true }));

beforeAll(() => {
  const folder = join(root, 'adr/0001-sample');
  for (const name of ['options/x-straight/manifests/production', 'options/z-bare', 'options/unwritten']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  writeFileSync(join(folder, 'options/x-straight/manifests/production/a.yaml'), 'a: 1');
  writeFileSync(join(folder, 'options/x-straight/manifests.mdx'), '');
  for (const name of ['index', 'zebra', 'questions', 'matrix', 'options/x-straight/index', 'options/z-bare/index']) {
    writeFileSync(join(folder, `${name}.mdx`), name === 'zebra' ? 'No title.' : `---\ntitle: On ${name}\n---\n`);
  }
  writeFileSync(join(folder, 'decision.ts'), '');
});

type Entries = ReturnType<typeof sidebarOf>;
const option = 'adr/0001-sample/options/x-straight';
const bare = 'adr/0001-sample/options/z-bare';
const record = makeRecord({}, [
  makeOption(),
  makeOption({ letter: 'Y' }, 'unwritten'),
  makeOption({ letter: 'Z' }, 'z-bare'),
]);
const outline = (entries: Entries): unknown[] =>
  entries.map((entry) =>
    entry.type === 'group' ? { [entry.label]: outline(entry.entries) } : `${entry.label} ${entry.href}`,
  );
const links = (entries: Entries): { label: string; isCurrent: boolean }[] =>
  entries.flatMap((entry) => (entry.type === 'group' ? links(entry.entries) : [entry]));
const parts: SidebarParts = {
  pairs: ({ folder }) => [{ id: `${folder}/compare/x-and-z`, label: 'X and Z' }],
  parties: ({ folder }) => [{ id: `${folder}/asked/network`, label: 'The network' }],
  experiments: [
    { id: 'evidence/silence', label: 'Silence' },
    { id: 'evidence/body', label: 'Body' },
  ],
  rules: [
    { id: 'rules/records', label: 'Records' },
    { id: 'rules/ingress', label: 'Ingress' },
  ],
};
const show = (page: string) => sidebarOf({ root, records: [record], base: '/base/', page, parts });

test('the decision, its options, then the usual pages before others by name', () => {
  expect(outline(show('about'))).toEqual([
    'At a glance /base/',
    {
      'The decision': [
        'Record /base/adr/0001-sample/',
        { Options: [`X · Straight /base/${option}/`, `Z · Straight /base/${bare}/`] },
        'On matrix /base/adr/0001-sample/matrix/',
        'On questions /base/adr/0001-sample/questions/',
        'zebra /base/adr/0001-sample/zebra/',
        'Compare two options /base/adr/0001-sample/compare/',
        'Asked of whom /base/adr/0001-sample/asked/',
        'What has changed /base/adr/0001-sample/changes/',
      ],
    },
    'Evidence /base/evidence/',
    'How to read this site /base/about/',
    'For maintainers /base/rules/',
  ]);
});

const optionsOn = (page: string) => {
  const [, decision] = show(page);
  const group = decision?.type === 'group' ? decision.entries[1] : undefined;
  return group?.type === 'group' ? outline(group.entries) : undefined;
};

test.each([option, `${option}/runbook`])('on %s the pages below the option are there, and no other’s', (page) => {
  expect(optionsOn(page)).toEqual([
    `X · Straight /base/${option}/`,
    {
      'Behind X': [
        `Manifests /base/${option}/manifests/`,
        `By controller /base/${option}/controllers/`,
        `Every verdict /base/${option}/verdicts/`,
        `Runbook /base/${option}/runbook/`,
      ],
    },
    `Z · Straight /base/${bare}/`,
  ]);
});

test('an option without manifests has its verdicts', () => {
  expect(optionsOn(bare)).toEqual([
    `X · Straight /base/${option}/`,
    `Z · Straight /base/${bare}/`,
    { 'Behind Z': [`Every verdict /base/${bare}/verdicts/`] },
  ]);
});

/** The entries of the group with this name, wherever it stands; `undefined` where there is none. */
function within(entries: Entries, name: string): unknown[] | undefined {
  for (const entry of entries) {
    if (entry.type !== 'group') continue;
    const found = entry.label === name ? outline(entry.entries) : within(entry.entries, name);
    if (found) return found;
  }
  return undefined;
}

describe('pages of which there are many are there while the reader is among them', () => {
  const decision = 'adr/0001-sample';
  test.each([
    ['Any two', `${decision}/compare`, [`X and Z /base/${decision}/compare/x-and-z/`]],
    ['Each of them', `${decision}/asked`, [`The network /base/${decision}/asked/network/`]],
    ['Experiments', 'evidence', ['Silence /base/evidence/silence/', 'Body /base/evidence/body/']],
    ['Rules', 'rules', ['Records /base/rules/records/', 'Ingress /base/rules/ingress/']],
  ])('%s', (name, part, expected) => {
    expect(within(show(part), name)).toEqual(expected);
    expect(within(show(`${part}/something`), name)).toEqual(expected);
    expect(within(show('about'), name)).toBeUndefined();
    expect(within(show(`${part}-not`), name)).toBeUndefined();
  });
});

test('several decisions go by number and title', () => {
  const labels = sidebarOf({
    root,
    records: [record, { ...record, id: '0002-next', title: 'Next' }],
    base: '/',
    page: 'about',
    parts,
  }).map(({ label }) => label);
  expect(labels).toEqual([
    'Decisions',
    '0001 A sample',
    '0002 Next',
    'Evidence',
    'How to read this site',
    'For maintainers',
  ]);
});

test.each([
  ['index', ['At a glance']],
  ['adr/0001-sample', ['Record']],
  ['adr/0001-sample/matrix', ['On matrix']],
  [option, ['X · Straight']],
  [`${option}/verdicts`, ['Every verdict']],
  ['adr/0001-sample/compare/x-and-z', ['X and Z']],
  ['adr/0001-sample/asked/network', ['The network']],
  ['evidence/body', ['Body']],
  ['rules/ingress', ['Ingress']],
  ['404', []],
])('on %s the current page is %j', (page, current) => {
  expect(
    links(show(page))
      .filter(({ isCurrent }) => isCurrent)
      .map(({ label }) => label),
  ).toEqual(current);
});

describe('the pages before and after', () => {
  const around = (page: string) => {
    const { prev, next } = neighbours({ root, records: [record], base: '/base/', page, parts });
    return [prev?.label, next?.label];
  };

  test.each([
    ['index', undefined, 'Record'],
    ['adr/0001-sample', 'At a glance', 'X · Straight'],
    [option, 'Record', 'X · Manifests'],
    [`${option}/verdicts`, 'X · By controller', 'X · Runbook'],
    [bare, 'X · Runbook', 'Z · Every verdict'],
    ['adr/0001-sample/asked', 'X and Z', 'The network'],
    ['evidence/silence', 'Evidence', 'Body'],
    ['rules', 'How to read this site', 'Records'],
    ['rules/ingress', 'Records', undefined],
    ['404', undefined, undefined],
  ])('%s', (page, before, after) => {
    expect(around(page)).toEqual([before, after]);
  });

  test('lead back and forth over every page of the site', () => {
    const seen: string[] = [];
    for (let page: string | undefined = 'index'; page !== undefined; ) {
      seen.push(page);
      const { next } = neighbours({ root, records: [record], base: '/base/', page, parts });
      const id = next?.href.replace(/^\/base\/|\/$/g, '');
      if (id !== undefined) {
        const here = page === 'index' ? '/base/' : `/base/${page}/`;
        expect(neighbours({ root, records: [record], base: '/base/', page: id, parts }).prev?.href).toBe(here);
      }
      page = id;
    }
    expect(seen).toContain(`${option}/controllers`);
    expect(seen).toContain('adr/0001-sample/compare/x-and-z');
    expect(seen.at(-1)).toBe('rules/ingress');
  });
});
