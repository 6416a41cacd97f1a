import { createServer } from 'node:net';
import path from 'node:path';
import { describe, test } from 'vitest';
import { openProject } from '../../../src/project/open-project.ts';
import { each, notes, optionFile, other, patience, platformFile, sample, text } from './cases.ts';
import { decision, layProject } from './small-project.ts';

const atTop = (file: string, rule = 'file/unreadable') => [[file], rule] as const;
const bomb = `---\na: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefgh'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`).join('\n')}\ntitle: T\ndescription: D.\n---\n\nText.\n`;

describe('nothing is wrong with', () => {
  each([
    ['the project as it is', []],
    ['a byte order mark', [{ file: notes, write: `\uFEFF${text}` }]],
    [
      'a frozen record',
      [
        { file: optionFile, replace: 'export default {', by: 'export default Object.freeze({' },
        { file: optionFile, replace: "uses it.'],\n};", by: "uses it.'],\n});" },
      ],
    ],
    ['a link to a file', [{ link: `${decision}/linked.mdx`, to: 'index.mdx' }]],
  ]);
});

describe('what is no text', () => {
  each([
    ['a folder in the place of a manifest', [{ folder: other }], atTop(other)],
    ['a folder in the place of a page', [{ folder: notes }], atTop(notes)],
    [
      'a folder in the place of evidence',
      [{ folder: `${decision}/evidence/x.json` }],
      atTop(`${decision}/evidence/x.json`),
    ],
    ['a folder in the place of a module', [{ remove: optionFile }, { folder: optionFile }], atTop(optionFile)],
    ['a pipe in the place of a manifest', [{ pipe: other }], atTop(other)],
    ['a pipe in the place of a page', [{ pipe: notes }], atTop(notes)],
    [
      'a pipe in the place of evidence',
      [{ folder: `${decision}/evidence` }, { pipe: `${decision}/evidence/x.json` }],
      atTop(`${decision}/evidence/x.json`),
    ],
    ['a pipe in the place of an option', [{ remove: optionFile }, { pipe: optionFile }], atTop(optionFile)],
    [
      'a pipe in the place of a module that others import',
      [{ remove: platformFile }, { pipe: platformFile }],
      atTop(platformFile),
    ],
    ['a link that leads nowhere', [{ link: notes, to: 'gone.mdx' }], atTop(notes)],
    ['a link that leads to itself', [{ link: other, to: 'other.yaml' }], atTop(other)],
    ['a link to the folder above', [{ link: `${decision}/options/loop`, to: '..' }], atTop(`${decision}/options/loop`)],
    [
      '50 MB',
      [
        { file: notes, write: text },
        { of: notes, size: 50_000_000 },
      ],
      atTop(notes),
    ],
    ['UTF-16', [{ file: notes, write: Buffer.from(text, 'utf16le') }], atTop(notes)],
    ['NUL bytes', [{ file: sample, replace: 'red', by: 'r\0d' }], atTop(sample)],
    ['an alias bomb in frontmatter', [{ file: notes, write: bomb }], atTop(notes, 'page/frontmatter')],
  ]);

  test('a socket in the place of a page', patience, async ({ expect }) => {
    const { root, remove } = layProject([]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path.join(root, notes), resolve));
    try {
      expect((await (await openProject(root)).findings()).map(({ file, rule }) => [file, rule])).toEqual([
        [notes, 'file/unreadable'],
      ]);
    } finally {
      server.close();
      remove();
    }
  });
});
