import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cacheKey, readDrawing, writeDrawing } from '../../../src/diagrams/cache.ts';
import { canRunApart, runApart } from '../../apart.ts';

const drawing = { svg: '<svg id="m1"></svg>', width: 10, height: 20, title: 'T', description: 'D' };
const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'diagrams-'));

describe('the cache of drawings', () => {
  test('gives back what was kept, and leaves nothing else behind', async () => {
    const place = join(await folder(), 'deep');
    await writeDrawing(place, 'k', drawing);
    expect(await readDrawing(place, 'k')).toEqual(drawing);
    expect(await readdir(place)).toEqual(['k.json']);
  });

  test('takes a missing file for absent', async () => {
    expect(await readDrawing(await folder(), 'k')).toBeUndefined();
  });

  test.each([
    ['half a drawing', '{"svg": "<sv'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '7'],
    ['a list', '[]'],
    ['an object without the fields', '{}'],
    ['a size in words', JSON.stringify({ ...drawing, width: '10' })],
    ['a size of nought', JSON.stringify({ ...drawing, height: 0 })],
    ['a picture that is none', JSON.stringify({ ...drawing, svg: '<script>alert(1)</script>' })],
    ['a picture without a description', JSON.stringify({ ...drawing, description: '' })],
  ])('takes %s for absent', async (_, text) => {
    const place = await folder();
    await writeFile(join(place, 'k.json'), text);
    expect(await readDrawing(place, 'k')).toBeUndefined();
  });

  test.skipIf(!canRunApart(['mount'], 'drawings on a full disk'))('leaves nothing on a full disk', async () => {
    const module = join(import.meta.dirname, '../../../src/diagrams/cache.ts');
    const code = `import { writeDrawing } from ${JSON.stringify(module)};
      const drawing = { ...${JSON.stringify(drawing)}, description: 'x'.repeat(200_000) };
      await writeDrawing('.', 'k', drawing).catch(({ code }) => console.log(code));`;
    const place = await folder();
    await writeFile(join(place, 'write.mjs'), code);
    const lines = [
      'mkdir disk',
      'mount -t tmpfs -o size=64k tmpfs disk',
      'cd disk',
      `'${process.execPath}' ../write.mjs`,
      'ls -A',
    ];
    expect(runApart(['mount'], place, lines)).toBe('ENOSPC\n');
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
