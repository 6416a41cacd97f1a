import { join } from 'node:path';
import { expect, test } from 'vitest';
import { experiments } from '../../src/lab/experiments/catalogue.ts';
import { eventIn } from '../../src/lab/readings/restart-reading.ts';
import { readEvidence } from '../../src/lab/recorded-evidence.ts';
import { loadRecords } from '../../src/record/load-records.ts';
import { resultsOf } from '../../src/site/results/results.ts';
import { tally } from '../../src/site/results/shown.ts';
import { runsOf } from '../../src/site/results/shown-runs.ts';

const root = join(import.meta.dirname, '../..');
const { records } = await loadRecords(root);
const all = records.map((record) => ({
  record,
  measurements: readEvidence(root, record).evidence.map((one) => ({ ...one, fills: [], stale: false })),
}));

test.each(experiments.map(({ id }) => [id]))('what was recorded of %s can be read', (id) => {
  const results = resultsOf(id);
  for (const { record, measurements } of all) {
    const { shown } = runsOf(record, measurements, id);
    if (results === undefined || shown.length === 0) continue;
    expect(results.meaning(shown)).not.toBe(tally(shown));
    const texts = results
      .picture(shown)
      .groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text)));
    expect(texts).not.toContain('see the run');
    expect(texts.length).toBeGreaterThan(0);
  }
});

test('every event of the restarts can be read', () => {
  const lines = all.flatMap(({ measurements }) =>
    measurements.filter(({ evidence }) => evidence.experiment === 'restart').flatMap(({ evidence }) => evidence.rows),
  );
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => eventIn(line) === undefined)).toEqual([]);
});
