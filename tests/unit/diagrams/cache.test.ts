import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cacheKey, readDrawing, writeDrawing } from '../../../src/diagrams/cache.ts';

const drawing = { svg: '<svg id="m1"></svg>', width: 10, height: 20, title: 'T', description: 'D' };
const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'diagrams-'));

describe('the cache of drawings', () => {
  test('gives back what was kept, and leaves no drafts behind', async () => {
    const place = join(await folder(), 'deep');
    await writeDrawing(place, 'k', drawing);
    expect(await readDrawing(place, 'k')).toEqual(drawing);
    expect(await readdir(place)).toEqual(['k.json']);
  });

  test('takes a missing or broken file for absent', async () => {
    const place = await folder();
    expect(await readDrawing(place, 'k')).toBeUndefined();
    await writeFile(join(place, 'k.json'), '{"svg": "<sv');
    expect(await readDrawing(place, 'k')).toBeUndefined();
  });

  test('has another key for another source, version or setting', () => {
    const keys = [
      ['12', 1, 'a'],
      ['12', 1, 'b'],
      ['13', 1, 'a'],
      ['12', 2, 'a'],
    ].map(cacheKey);
    expect(new Set(keys).size).toBe(4);
    expect(cacheKey(['12', 1, 'a'])).toBe(keys[0]);
  });
});
