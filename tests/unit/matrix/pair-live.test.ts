import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CheckedManifests, checkManifests } from '../../../src/kubernetes/check-manifests.ts';
import { loadManifests } from '../../../src/kubernetes/load.ts';
import type { Row } from '../../../src/matrix/cell.ts';
import { matrixOf } from '../../../src/matrix/matrix.ts';
import { manifestsApart } from '../../../src/matrix/pair/manifests.ts';
import { pathsApart } from '../../../src/matrix/pair/path.ts';
import { requestsApart } from '../../../src/matrix/pair/requests.ts';
import { ledBy, pairRows } from '../../../src/matrix/pair/rows.ts';
import { countRows, overview, pathInWords, rowsInWords } from '../../../src/matrix/pair/words.ts';
import { loadRecords } from '../../../src/model/load.ts';
import type { DecisionRecord, OptionRecord } from '../../../src/model/record.ts';

const root = join(import.meta.dirname, '../../..');
const manifests = new Map<string, CheckedManifests>();
const tables: Record<string, Row[]> = {};
let record: DecisionRecord;

beforeAll(async () => {
  const [first] = (await loadRecords(root)).records;
  if (first === undefined) throw new Error('there is no record');
  record = first;
  const files = loadManifests(join(root, record.folder), root);
  for (const { slug } of record.options) {
    const own = files.filter(({ option, environment }) => option === slug && environment === 'production');
    manifests.set(slug, await checkManifests(own));
  }
  const of = ({ slug }: OptionRecord) => manifests.get(slug) ?? { documents: [], routes: [] };
  for (const scenario of Object.keys(record.definition.scenarios)) {
    tables[scenario] = matrixOf(root, record, scenario, of);
  }
});

const every = (check: (first: OptionRecord, second: OptionRecord) => void) => {
  for (const first of record.options) {
    for (const second of record.options) if (first !== second) check(first, second);
  }
};

describe('every two options of the record, in either order', () => {
  test('what is said is whole', () => {
    every((first, second) => {
      const rows = pairRows(record, tables, first.slug, second.slug);
      const paths = pathsApart(record, first, second, 'sse');
      const said = [
        overview(record, first, second, rows),
        rowsInWords(rows),
        ...paths.flatMap((apart) => pathInWords(first, second, apart, (id) => id)),
      ];
      expect(said.join('\n')).not.toMatch(/undefined|null|NaN|\[object/);
      for (const sentence of said) expect(sentence).toMatch(/^\S.*\.$/);
    });
  });

  test('counts of rows and scenarios add up', () => {
    every((first, second) => {
      const rows = pairRows(record, tables, first.slug, second.slug);
      const { differ, inWords, same } = countRows(rows);
      expect(differ.length + inWords.length + same.length).toBe(Object.keys(record.definition.criteria).length);
      for (const { said } of rows) {
        expect(said.flatMap(({ scenarios }) => scenarios)).toEqual(Object.keys(tables));
      }
      const mirrored = pairRows(record, tables, second.slug, first.slug);
      expect(ledBy(mirrored, 'first').length).toBe(ledBy(rows, 'second').length);
    });
  });

  test('each component of either path is told once, and each scenario', () => {
    every((first, second) => {
      const paths = pathsApart(record, first, second, 'sse');
      expect(paths.flatMap(({ scenarios }) => scenarios).sort()).toEqual(Object.keys(tables).sort());
      for (const { hops, reached } of paths) {
        const [ours, theirs] = hops[0] ?? [];
        expect(reached.filter(({ by }) => by !== 'second').length - 1).toBe(ours);
        expect(reached.filter(({ by }) => by !== 'first').length - 1).toBe(theirs);
      }
    });
  });

  test('each request and each manifest is on one side or on both', () => {
    const of = (option: OptionRecord) => ({
      option,
      ...(manifests.get(option.slug) ?? { documents: [], routes: [] }),
      text: (file: string) => readFileSync(join(root, file), 'utf8'),
    });
    every((first, second) => {
      const asked = requestsApart(first, second);
      expect(asked.both.length + asked.first.length).toBe(first.definition.provisions.length);
      expect(asked.both.length + asked.second.length).toBe(second.definition.provisions.length);
      const { pairs, first: ours, second: theirs } = manifestsApart(of(first), of(second));
      const files = [...pairs.map(({ files: [file] }) => file), ...ours.map(({ file }) => file)];
      expect(new Set(files).size).toBe(files.length);
      expect(pairs.length + theirs.length).toBe(manifestsApart(of(second), of(first)).first.length + pairs.length);
      for (const { patch, settings } of pairs) expect(`${patch}${JSON.stringify(settings)}`).not.toContain('undefined');
    });
  });
});
