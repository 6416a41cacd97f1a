import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeOf, type ValuePath } from '../../../src/model/positions.ts';

const root = mkdtempSync(join(tmpdir(), 'positions-'));
afterAll(() => rmSync(root, { recursive: true }));

beforeAll(() => {
  writeFileSync(
    join(root, 'option.ts'),
    `import { shared as other, limits } from './shared.ts';
import { helper } from './helper.ts';
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
} as const satisfies Shape);
`,
  );
  writeFileSync(
    join(root, 'shared.ts'),
    `export const limits = {
  idle: 60,
} as const satisfies Limits;
`,
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
  ['the whole', [], 'option.ts:9:29'],
  ['a key', ['letter'], 'option.ts:10:3'],
  ['an index', ['provisions', 1, 'what'], 'option.ts:21:7'],
  ['an argument of a cell’s builder', ['assessments', 'liked', 'because'], 'option.ts:17:35'],
  ['a quoted key', ['paths', 'on-site'], 'option.ts:14:5'],
  ['through a constant', ['paths', 'on-site', 'hops', 1, 'port'], 'option.ts:5:16'],
  ['a shorthand', ['summary'], 'option.ts:7:17'],
  ['a shorthand that is imported', ['limits', 'idle'], 'shared.ts:2:3'],
  ['into a call, which cannot be followed: the call', ['paths', 'on-site', 'sse', 'hops', 0], 'option.ts:14:18'],
  ['a key that is not there: what encloses it', ['paths', 'federated', 'sse'], 'option.ts:13:3'],
])('%s', (_, path, expected) => {
  const { file, line, column } = placeOf(root, 'option.ts', path);
  expect(`${file}:${line}:${column}`).toBe(expected);
});

test('where the path ends early, the one place in the file that holds the value', () => {
  const lost = ['paths', 'on-site', 'sse', 'hops', 0, 'to'];
  expect(placeOf(root, 'option.ts', lost, 'edge')).toEqual({ file: 'option.ts', line: 4, column: 5 });
  expect(placeOf(root, 'option.ts', lost, 'not written here').line).toBe(14);
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
