import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failedMusts, questionOf } from '../../../src/compare/matrix.ts';
import { judged } from '../frozen/judged.ts';
import { record, root } from '../frozen/record.ts';

const rows = Object.values(judged.tables).flat();
const cells = rows.flatMap((row) => row.cells);

test('unknown is a verdict and a basis at once, and waits for a question of the record', () => {
  const isUnknown = cells.filter(({ verdict, basis }) => verdict === 'unknown' || basis === 'unknown');
  expect(isUnknown.length).toBeGreaterThan(0);
  const asked = Object.keys(record.definition.questions);
  for (const cell of isUnknown) {
    expect(cell).toMatchObject({ verdict: 'unknown', basis: 'unknown' });
    expect(asked).toContain(questionOf(cell));
  }
});

test('what is behind a cell is in a file that exists', () => {
  const places = cells.flatMap(({ backing }) => (backing.kind === 'rule' ? backing.places : [backing.place]));
  const absent = places.filter(({ file, line }) => !existsSync(join(root, file)) || line < 1);
  expect(absent).toEqual([]);
});

test('options in clear fail a must for certain, and no option of the outcome does', () => {
  const failed = record.options.map(({ slug }) => slug).filter((slug) => failedMusts(rows, slug).length > 0);
  expect(failed).toEqual(['0-nodeport', 'c-load-balancer']);
});
