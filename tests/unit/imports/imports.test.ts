import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { againstTheDirection, circlesIn, importsOf } from './imports.ts';

const root = join(import.meta.dirname, '../../..');

const names = globSync(['src/**/*.ts', 'adr/**/*.ts'], { cwd: root }).map((name) => name.split(sep).join('/'));
const files = new Map(names.map((name) => [name, readFileSync(join(root, name), 'utf8')]));

test('imports run one way', () => {
  expect(names).toContain('src/record/record.ts');
  expect(names).toContain('src/network/measures/tls-end.ts');
  expect(againstTheDirection(files)).toEqual([]);
});

test('no import leads back to where it came from, types included', () => {
  expect(circlesIn(files)).toEqual([]);
  const round = {
    'src/a.ts': "import './b.ts';",
    'src/b.ts': "import type { C } from './c/c.ts';",
    'src/c/c.ts': "export * from '../b.ts';",
  };
  expect(circlesIn(new Map(Object.entries(round)))).toEqual(['src/b.ts imports src/c/c.ts imports src/b.ts']);
});

test('every way to import counts', () => {
  const text = `import a from './a.ts';
import type { B } from './b.ts';
export * from './c.ts';
export { d } from './d.ts';
const e = await import('./e.ts');
import './f.ts';
// import './not.ts';
`;
  expect(importsOf(text).sort()).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts']);
});

describe('an import against the direction', () => {
  const of = (file: string, name: string) => againstTheDirection(new Map([[file, `import { x } from '${name}';\n`]]));

  test.each([
    ['src/record/a.ts', '../network/b.ts', 'src/network/b.ts'],
    ['src/record/a.ts', '../controllers/b.ts', 'src/controllers/b.ts'],
    ['src/record/a.ts', '../network/b.ts', 'src/network/b.ts'],
    ['src/record/a.ts', '../controllers/b.ts', 'src/controllers/b.ts'],
    ['src/controllers/a.ts', '../kubernetes/b.ts', 'src/kubernetes/b.ts'],
    ['src/kubernetes/a.ts', '../network/b.ts', 'src/network/b.ts'],
    ['src/network/a.ts', '../compare/b.ts', 'src/compare/b.ts'],
    ['src/compare/a.ts', '../network/b.ts', 'src/network/b.ts'],
    ['src/kubernetes/a.ts', '../network/b.ts', 'src/network/b.ts'],
    ['src/network/a.ts', '../compare/b.ts', 'src/compare/b.ts'],
    ['src/network/measures/a.ts', '../../site/b.ts', 'src/site/b.ts'],
    ['src/network/measures/a.ts', '../../components/b.ts', 'src/components/b.ts'],
    ['src/network/a.ts', '../diagrams/b.ts', 'src/diagrams/b.ts'],
    ['src/network/a.ts', '../lab/b.ts', 'src/lab/b.ts'],
    ['src/compare/a.ts', '../network/b.ts', 'src/network/b.ts'],
    ['src/compare/a.ts', '../project/b.ts', 'src/project/b.ts'],
    ['src/compare/a.ts', '../lab/b.ts', 'src/lab/b.ts'],
    ['src/diagrams/a.ts', '../prose/lint.ts', 'src/prose/lint.ts'],
    ['src/lab/parts/a.ts', '../../compare/b.ts', 'src/compare/b.ts'],
    ['src/prose/rules/a.ts', '../../network/b.ts', 'src/network/b.ts'],
    ['src/project/a.ts', '../site/b.ts', 'src/site/b.ts'],
    ['adr/0001-x/options/a/option.ts', '../../../0002-y/facts.ts', 'adr/0002-y/facts.ts'],
    ['adr/0001-x/decision.ts', '../../src/compare/b.ts', 'src/compare/b.ts'],
  ])('%s of %s', (file, name, target) => {
    expect(of(file, name)).toEqual([expect.stringContaining(`${file} imports ${target}`)]);
  });

  test.each(['astro', 'astro:content', 'astro/config', '@astrojs/starlight/types'])('%s in plain code', (name) => {
    expect(of('src/record/a.ts', name)).toEqual([`src/record/a.ts imports ${name}, which needs Astro`]);
    expect(of('src/site/a.ts', name)).toEqual([]);
  });

  test('commands may import all', () => {
    expect(of('src/commands/a.ts', '../site/b.ts')).toEqual([]);
  });

  test('a record imports the model and itself', () => {
    expect(of('adr/0001-x/options/a/option.ts', '../../decision.ts')).toEqual([]);
    expect(of('adr/0001-x/options/a/option.ts', '../../../../src/record/source.ts')).toEqual([]);
  });
});
