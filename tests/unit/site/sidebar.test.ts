import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { neighbours, sidebarOf } from '../../../src/site/sidebar.ts';
import { makeOption, makeRecord } from '../model/sample.ts';

const root = mkdtempSync(join(tmpdir(), 'sidebar-'));
afterAll(() => rmSync(root, { recursive: true }));

beforeAll(() => {
  const folder = join(root, 'adr/0001-sample');
  mkdirSync(join(folder, 'options/x-straight'), { recursive: true });
  mkdirSync(join(folder, 'options/unwritten'));
  for (const name of ['index', 'zebra', 'questions', 'matrix', 'options/x-straight/index']) {
    writeFileSync(join(folder, `${name}.mdx`), name === 'zebra' ? 'No title.' : `---\ntitle: On ${name}\n---\n`);
  }
  writeFileSync(join(folder, 'decision.ts'), '');
});

type Entries = ReturnType<typeof sidebarOf>;
const record = makeRecord({}, [makeOption(), makeOption({ letter: 'Y' }, 'unwritten')]);
const outline = (entries: Entries): unknown[] =>
  entries.map((entry) =>
    entry.type === 'group' ? { [entry.label]: outline(entry.entries) } : `${entry.label} ${entry.href}`,
  );
const links = (entries: Entries): { label: string; isCurrent: boolean }[] =>
  entries.flatMap((entry) => (entry.type === 'group' ? links(entry.entries) : [entry]));
const show = (page: string) => sidebarOf(root, [record], '/base/', page);

test('the decision, its options, then the usual pages before others by name', () => {
  expect(outline(show('about'))).toEqual([
    'At a glance /base/',
    {
      'The decision': [
        'Record /base/adr/0001-sample/',
        { Options: ['X · Straight /base/adr/0001-sample/options/x-straight/'] },
        'On matrix /base/adr/0001-sample/matrix/',
        'On questions /base/adr/0001-sample/questions/',
        'zebra /base/adr/0001-sample/zebra/',
      ],
    },
    'Evidence /base/evidence/',
    'How to read this site /base/about/',
    'Rules /base/rules/',
  ]);
});

test('several decisions go by number and title', () => {
  const labels = sidebarOf(root, [record, { ...record, id: '0002-next', title: 'Next' }], '/', 'about').map(
    ({ label }) => label,
  );
  expect(labels).toEqual(['At a glance', '0001 A sample', '0002 Next', 'Evidence', 'How to read this site', 'Rules']);
});

test.each([
  ['index', ['At a glance']],
  ['adr/0001-sample', ['Record']],
  ['adr/0001-sample/matrix', ['On matrix']],
  ['404', []],
])('on %s the current page is %j', (page, current) => {
  expect(
    links(show(page))
      .filter(({ isCurrent }) => isCurrent)
      .map(({ label }) => label),
  ).toEqual(current);
});

describe('the pages before and after', () => {
  test.each([
    ['index', undefined, 'Record'],
    ['adr/0001-sample', 'At a glance', 'X · Straight'],
    ['rules', 'How to read this site', undefined],
    ['404', undefined, undefined],
  ])('%s', (page, before, after) => {
    const { prev, next } = neighbours(show(page));
    expect([prev?.label, next?.label]).toEqual([before, after]);
  });
});
