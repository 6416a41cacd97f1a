import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../../src/compare/cell.ts';
import { failedMusts, matrixOf, questionOf } from '../../../src/compare/matrix.ts';
import { checkManifests } from '../../../src/kubernetes/check-manifests.ts';
import { loadManifests } from '../../../src/kubernetes/load-manifests.ts';
import { deriverOf } from '../../../src/network/deriver.ts';
import { loadRecords } from '../../../src/record/load-records.ts';
import type { DecisionRecord } from '../../../src/record/record.ts';
import type { RepositoryCitation } from '../../../src/record/source.ts';

const root = join(import.meta.dirname, '../../..');
let record: DecisionRecord;
let rows: Row[];

beforeAll(async () => {
  const { records, findings } = await loadRecords(root);
  expect(findings).toEqual([]);
  const [first] = records;
  if (first === undefined) throw new Error('there is no record');
  record = first;
  const files = loadManifests(join(root, record.folder), root).filter(
    ({ environment }) => environment === 'production',
  );
  const manifests = new Map(
    await Promise.all(
      record.options.map(async ({ slug }) => {
        const own = files.filter(({ option }) => option === slug);
        return [slug, await checkManifests(own)] as const;
      }),
    ),
  );
  const deriver = deriverOf(record, ({ slug }) => manifests.get(slug) ?? { documents: [], routes: [] });
  rows = Object.keys(record.definition.scenarios).flatMap((scenario) => matrixOf(root, record, scenario, deriver));
});

const cells = () => rows.flatMap((row) => row.cells);

function repositoryCitations(value: unknown): RepositoryCitation[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && value.kind === 'repository') return [value as RepositoryCitation];
  return Object.values(value).flatMap(repositoryCitations);
}

test('#206’s options and the baseline are there', () => {
  const letters = record.options.map(({ definition }) => definition.letter);
  expect(letters).toEqual(['0', 'A', 'B-i', 'B-ii', 'C', 'D-i', 'D-ii', 'D-iii']);
  expect(record.options.filter(({ definition }) => definition.baseline).map(({ slug }) => slug)).toEqual([
    '0-nodeport',
  ]);
});

test('each part of #206 is answered, in the order in which it stands there', () => {
  const { statements = {} } = record.definition;
  expect([...new Set(Object.values(statements).map(({ part }) => part))]).toEqual([
    'Background',
    'Current state',
    'What needs deciding',
    'Option A',
    'Option B',
    'Option C',
    'Option D',
    'Constraints',
    'Related',
    'Out of scope',
  ]);
  expect(Object.keys(statements).length).toBeGreaterThanOrEqual(40);
});

describe('open questions', () => {
  /** Asked for what is built, not for which option is taken. */
  const context = [
    'certificates',
    'gateway',
    'realm',
    'federation',
    'move-181',
    'out-of-scope',
    'path-type',
    'assessment',
  ];

  test('what a cell waits for is asked', () => {
    const asked = Object.keys(record.definition.questions);
    const dangling = cells()
      .filter(({ verdict }) => verdict === 'unknown')
      .filter((cell) => !asked.includes(questionOf(cell) ?? ''))
      .map(({ option, criterion }) => `${option} ${criterion}`);
    expect(dangling).toEqual([]);
  });

  test('what is asked has a cell that waits, or is context', () => {
    const awaited = new Set(cells().map(questionOf));
    const idle = Object.keys(record.definition.questions).filter((id) => !awaited.has(id) && !context.includes(id));
    expect(idle).toEqual([]);
  });

  test('unknown is a verdict and a basis at once, never one of the two', () => {
    const torn = cells().filter(({ verdict, basis }) => (verdict === 'unknown') !== (basis === 'unknown'));
    expect(torn).toEqual([]);
  });
});

describe('sources', () => {
  test('each repository is cited at one commit', () => {
    const commits = new Map<string, Set<string>>();
    for (const { repository, commit } of repositoryCitations([record.definition, record.options])) {
      commits.set(repository, (commits.get(repository) ?? new Set()).add(commit));
    }
    expect(commits.size).toBeGreaterThan(3);
    expect([...commits].filter(([, named]) => named.size > 1).map(([repository]) => repository)).toEqual([]);
  });

  test('each option but the baseline cites something, in its data or on its page', () => {
    const silent = record.options
      .filter(({ definition }) => definition.baseline === undefined)
      .filter(({ definition }) => !JSON.stringify(definition.assessments).includes('"sources"'))
      .filter(({ folder }) => !readFileSync(join(root, folder, 'index.mdx'), 'utf8').includes('<Cite '))
      .map(({ slug }) => slug);
    expect(silent).toEqual([]);
  });
});

test('what is behind a cell is in a file that exists', () => {
  const places = cells().flatMap(({ backing }) => (backing.kind === 'rule' ? backing.places : [backing.place]));
  expect(
    new Set(places.map(({ file }) => file))
      .values()
      .filter((file) => !existsSync(join(root, file)))
      .toArray(),
  ).toEqual([]);
  expect(places.every(({ line }) => line >= 1)).toBe(true);
});

test('only the baseline fails a must for certain, and no option of the outcome does', () => {
  const failed = record.options.map(({ slug }) => slug).filter((slug) => failedMusts(rows, slug).length > 0);
  expect(failed).toContain('0-nodeport');
  expect(failed.filter((slug) => record.definition.outcome.options.includes(slug))).toEqual([]);
});
