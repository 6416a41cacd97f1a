import { beforeAll, describe, expect, test } from 'vitest';
import { misses, shareOf, stale, table, verdicts } from './classify.ts';
import type { Sample } from './corpora.ts';
import { type Judged, judgeMutations } from './judge-mutations.ts';

/**
 * The tests of one set of samples: the share of changes that are caught, of those that somebody minds, and that each
 * reason why one is not minded is still needed. The table is printed.
 */
export function describeMutations(title: string, folder: string, least: number, load: () => Promise<Sample[]>): void {
  describe(title, () => {
    const judged: Judged[] = [];

    beforeAll(async () => {
      for (const sample of await load()) judged.push(...(await judgeMutations(sample)));
      console.log(`${title}\n\n${table(judged)}\n`);
    });

    test(`has at least ${least} changes`, () => {
      expect(judged.length).toBeGreaterThanOrEqual(least);
    });

    test('gets at least 95 % of those caught that somebody minds', () => {
      expect(shareOf(verdicts(judged).all), misses(judged)).toBeGreaterThanOrEqual(0.95);
    });

    test('needs every reason why a change is not minded', () => {
      expect(stale(judged, folder)).toEqual([]);
    });
  });
}
