import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeOf, type ValuePath } from '../../../src/record/positions.ts';

const root = mkdtempSync(join(tmpdir(), 'positions-'));
afterAll(() => rmSync(root, { recursive: true }));

beforeAll(() => {
  writeFileSync(
    join(root, 'option.ts'),
    `import { shared as other, limits } from './shared.ts';
import { helper } from './helper.ts';
import { made } from './made.ts';
const edge = [
  { to: 'edge', port: 443 },
  { to: 'api', port: 8000 },
] as const;
const summary = 'One.';

export default defineOption({
  letter: 'A',
  summary,
  limits,
  paths: {
    'on-site': { sse: helper(...edge), hops: edge },
  },
  assessments: {
    liked: judged('good', 'much', 'They say so.'),
  },
  provisions: [
    { what: 'a host' },
    { what: 'a name' },
  ],
  own: { idle: limits.idle, other, ...limits, more: [...edge, { to: 'end' }] },
  made: made(...edge),
  kept: { idle: limits.idle },
} as const satisfies Shape);
`,
  );
  writeFileSync(
    join(root, 'shared.ts'),
    `export const limits = {
  idle: 60,
  body: { bytes: 7 },
} as const satisfies Limits;
export const shared = { port: 1 };
`,
  );
  writeFileSync(
    join(root, 'made.ts'),
    "export function made(...hops) {\n  return { hops: [{ to: 'first' }, ...hops] };\n}\n",
  );
  writeFileSync(
    join(root, 'decision.ts'),
    `const first = 1;
export const decision = defineDecision({
  status: 'proposed',
});
`,
  );
});

test.each<[what: string, path: ValuePath, expected: string]>([
  ['the whole', [], 'option.ts:10:29'],
  ['a key', ['letter'], 'option.ts:11:3'],
  ['an index', ['provisions', 1, 'what'], 'option.ts:22:7'],
  ['an argument of a cell’s builder', ['assessments', 'liked', 'because'], 'option.ts:18:35'],
  ['a quoted key', ['paths', 'on-site'], 'option.ts:15:5'],
  ['through a constant', ['paths', 'on-site', 'hops', 1, 'port'], 'option.ts:6:16'],
  ['a shorthand', ['summary'], 'option.ts:8:17'],
  ['a shorthand that is imported', ['limits', 'idle'], 'shared.ts:2:3'],
  ['into a call, which cannot be followed: the call', ['paths', 'on-site', 'sse', 'hops', 0], 'option.ts:15:18'],
  ['a field of a constant', ['kept', 'idle'], 'option.ts:26:11'],
  ['what comes later in an object', ['own', 'idle'], 'shared.ts:2:3'],
  ['through an import by another name', ['own', 'other', 'port'], 'shared.ts:5:25'],
  ['through a spread object', ['own', 'body', 'bytes'], 'shared.ts:3:11'],
  ['behind a spread list, where nobody counts', ['own', 'more', 2, 'to'], 'option.ts:24:47'],
  ['a key that is not there: what encloses it', ['paths', 'federated', 'sse'], 'option.ts:14:3'],
])('%s', (_, path, expected) => {
  const { file, line, column } = placeOf(root, 'option.ts', path);
  expect(`${file}:${line}:${column}`).toBe(expected);
});

test('where the path ends early, the one place in the file that holds the value', () => {
  const lost = ['paths', 'on-site', 'sse', 'hops', 0, 'to'];
  expect(placeOf(root, 'option.ts', lost, 'edge')).toEqual({ file: 'option.ts', line: 5, column: 5 });
  expect(placeOf(root, 'option.ts', lost, 'not written here').line).toBe(15);
});

test('where the path ends early, what is behind the names that stand there', () => {
  const at = (value: unknown) => placeOf(root, 'option.ts', ['made', 'hops', 0, 'to'], value);
  expect(at('first')).toEqual({ file: 'made.ts', line: 2, column: 21 });
  expect(at(8000)).toEqual({ file: 'option.ts', line: 6, column: 16 });
  expect(placeOf(root, 'option.ts', ['kept', 'idle'], 60)).toEqual({ file: 'shared.ts', line: 2, column: 3 });
  expect(at('nowhere')).toEqual({ file: 'option.ts', line: 25, column: 3 });
});

test('a decision is the constant that its file is named for', () => {
  expect(placeOf(root, 'decision.ts', ['status'])).toEqual({ file: 'decision.ts', line: 3, column: 3 });
});

test('a changed file is read anew', () => {
  writeFileSync(join(root, 'late.ts'), 'export default { a: 1 };\n');
  expect(placeOf(root, 'late.ts', ['a']).line).toBe(1);
  writeFileSync(join(root, 'late.ts'), 'export default {\n  a: 1,\n};\n');
  expect(placeOf(root, 'late.ts', ['a']).line).toBe(2);
});

test('a file that is not there', () => {
  expect(placeOf(root, 'none.ts', ['a'])).toEqual({ file: 'none.ts', line: 1, column: 1 });
});
