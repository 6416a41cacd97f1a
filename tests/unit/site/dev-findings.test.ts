import path from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../../../src/record/finding.ts';
import { barText, effectOf, findingsBar } from '../../../src/site/dev/findings.ts';

const root = path.resolve('/project');

test.each([
  ['adr/0001-a/options/b/manifests/production/ingress.yaml', 'reloaded'],
  ['adr/0001-a/evidence/b.body.json', 'reloaded'],
  ['adr/0001-a/options/b', 'reloaded'],
  ['adr/0001-a/decision.ts', 'checked'],
  ['adr/0001-a/index.mdx', 'checked'],
  ['src/content/docs/about.mdx', 'checked'],
  ['src/record/record.ts', 'none'],
  ['.cache/fixtures/copy/adr/0001-a/decision.ts', 'none'],
  ['../adr/0001-a/decision.ts', 'none'],
])('a change to %s: %s', (file, effect) => expect(effectOf(root, path.join(root, file))).toBe(effect));

test('the bar says the report, its last line how many there are, and nothing where there are none', () => {
  const finding: Finding = {
    file: 'adr/0001-a/decision.ts',
    line: 2,
    column: 3,
    severity: 'error',
    rule: 'record/schema',
    message: 'Wrong',
    help: 'Mend it.',
  };
  expect(barText([finding]).split('\n')).toEqual([
    'adr/0001-a/decision.ts:2:3  error  record/schema  Wrong',
    '    Mend it.',
    '1 error, 0 warnings in 1 file.',
  ]);
  expect(barText([])).toBe('');
});

test.each([
  ['dev', 1],
  ['build', 0],
  ['preview', 0],
  ['sync', 0],
] as const)('in “astro %s” pages get %i scripts', (command, count) => {
  const scripts: string[] = [];
  const setup = findingsBar(root).hooks['astro:config:setup'];
  const given = { command, injectScript: (_: string, text: string) => scripts.push(text), updateConfig: () => ({}) };
  setup?.(given as unknown as Parameters<NonNullable<typeof setup>>[0]);
  expect(scripts).toHaveLength(count);
});
