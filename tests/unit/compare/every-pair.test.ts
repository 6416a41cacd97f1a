import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ledBy, type PairRow, pairRows } from '../../../src/compare/pair/pair-rows.ts';
import { countRows, overview, rowsInWords } from '../../../src/compare/pair/pair-words.ts';
import { requestsApart } from '../../../src/compare/pair/requests.ts';
import { manifestsApart } from '../../../src/network/pair/manifests.ts';
import { pathsApart } from '../../../src/network/pair/path.ts';
import { pathInWords } from '../../../src/network/pair/path-words.ts';
import type { Provision } from '../../../src/record/option.ts';
import type { OptionRecord } from '../../../src/record/record.ts';
import { everyPair, forProduction, judged } from '../frozen/judged.ts';
import { record, root } from '../frozen/record.ts';

const { tables } = judged;

/** What the matrix says of two options in a row, by scenario. */
const cellsOf = (first: OptionRecord, second: OptionRecord, id: string) =>
  Object.values(tables).map((rows) => {
    const cells = rows.find((row) => row.id === id)?.cells ?? [];
    const of = ({ slug }: OptionRecord) => cells.find(({ option }) => option === slug);
    return [of(first), of(second)] as const;
  });

const rowsWhere = (first: OptionRecord, second: OptionRecord, holds: (cells: ReturnType<typeof cellsOf>) => boolean) =>
  Object.keys(record.definition.criteria)
    .filter((id) => holds(cellsOf(first, second, id)))
    .toSorted();

const verdictsDiffer = (first: OptionRecord, second: OptionRecord) =>
  rowsWhere(first, second, (cells) => cells.some(([one, other]) => one?.verdict !== other?.verdict));

const cellsAgree = (first: OptionRecord, second: OptionRecord) =>
  rowsWhere(first, second, (cells) =>
    cells.every(([one, other]) =>
      isDeepStrictEqual([one?.verdict, one?.text, one?.value], [other?.verdict, other?.text, other?.value]),
    ),
  );

const worth: Readonly<Record<string, number>> = { poor: 1, fair: 2, good: 3 };

const betterIn = (first: OptionRecord, second: OptionRecord) =>
  rowsWhere(first, second, (cells) =>
    cells.some(
      ([one, other]) => (worth[one?.verdict ?? ''] ?? Number.NaN) > (worth[other?.verdict ?? ''] ?? Number.NaN),
    ),
  );

const ids = (rows: readonly PairRow[]) => rows.map(({ row }) => row.id).toSorted();

const ofOthers = ({ definition }: OptionRecord) =>
  definition.provisions.filter(({ askedOf }) => record.definition.parties[askedOf]?.ours === false);

describe('every two options of the record, in either order', () => {
  test('what is said is whole', () => {
    everyPair((first, second) => {
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

  test('a row is listed once, and as differing just where a scenario has two verdicts', () => {
    everyPair((first, second) => {
      const rows = pairRows(record, tables, first.slug, second.slug);
      expect(rows.map(({ row }) => row.id).toSorted()).toEqual(Object.keys(record.definition.criteria).toSorted());
      const found = countRows(rows);
      const all = { differ: verdictsDiffer(first, second), same: cellsAgree(first, second) };
      expect(ids(found.differ)).toEqual(all.differ);
      expect(ids(found.same)).toEqual(all.same);
      expect(ids(found.inWords)).toEqual(ids(rows).filter((id) => !all.differ.includes(id) && !all.same.includes(id)));
      for (const { said } of rows) expect(said.flatMap(({ scenarios }) => scenarios)).toEqual(Object.keys(tables));
    });
  });

  test('the number of rows in which each is better is that of the matrix', () => {
    everyPair((first, second) => {
      const rows = pairRows(record, tables, first.slug, second.slug);
      const [ours, theirs] = [betterIn(first, second), betterIn(second, first)];
      expect(ids(ledBy(rows, 'first'))).toEqual(ours);
      expect(ids(ledBy(rows, 'second'))).toEqual(theirs);
      const [a, b] = [first, second].map(({ definition }) => definition.letter);
      const said = overview(record, first, second, rows);
      const is = (list: string[]) =>
        `is better in ${list.length === 0 ? 'no row' : `${list.length} ${list.length === 1 ? 'row' : 'rows'}`}`;
      const then = (list: string[]) => (list.length === 0 ? 'none' : `${list.length}`);
      const inReturn = (gain: string[], other: string | undefined, loss: string[]) =>
        gain.length === 0
          ? `, and is better in no row; ${other} ${is(loss)}.`
          : `, and in return ${is(gain)}; ${other} in ${then(loss)}.`;
      expect([
        `${a} ${is(ours)}, ${b} in ${then(theirs)}.`,
        inReturn(ours, b, theirs),
        inReturn(theirs, a, ours),
      ]).toContainEqual(expect.toSatisfy((end: string) => said.endsWith(end)));
    });
  });

  test('who asks more of others asks for as much more as its provisions say, and of those parties', () => {
    everyPair((first, second) => {
      const [a, b] = [first, second].map(({ definition }) => definition.letter);
      const said = overview(record, first, second, pairRows(record, tables, first.slug, second.slug));
      const [ours, theirs] = [ofOthers(first), ofOthers(second)];
      const more = ours.length - theirs.length;
      if (more <= 0) expect(said).not.toContain(`${a} asks`);
      else expect(said).toMatch(`${a} asks ${more} ${more === 1 ? 'thing' : 'things'} more of others than ${b}`);
      for (const [id, { label }] of Object.entries(record.definition.parties)) {
        const asked = (list: typeof ours) => list.some(({ askedOf }) => askedOf === id);
        if (more > 0) expect(said.includes(label)).toBe(asked(ours) && !asked(theirs));
      }
    });
  });

  test('what one alone asks is the symmetric difference of what the two ask', () => {
    everyPair((first, second) => {
      const asked = requestsApart(first, second);
      const texts = (list: readonly Provision[]) => new Set(list.map((provision) => JSON.stringify(provision)));
      const [ours, theirs] = [texts(first.definition.provisions), texts(second.definition.provisions)];
      expect(texts([...asked.first, ...asked.second])).toEqual(ours.symmetricDifference(theirs));
      expect(texts(asked.both)).toEqual(ours.intersection(theirs));
    });
  });

  test('each request and each manifest is on one side or on both', () => {
    const of = (option: OptionRecord) => ({
      option,
      ...forProduction(option),
      text: (file: string) => readFileSync(join(root, file), 'utf8'),
    });
    everyPair((first, second) => {
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
