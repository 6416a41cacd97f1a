import { describe, expect, test } from 'vitest';
import { document, repository } from '../../../src/record/source.ts';
import { listedSources, shownSource } from '../../../src/site/source-list.ts';

const code = repository('owner/name', '0123456');
const guide = document('A guide', 'https://example.org/guide', '2026-07-24');

describe('a source as readers see it', () => {
  test('names repository, path, lines and commit', () => {
    expect(shownSource(code('src/main.py', 5, 19), '/page/')).toEqual({
      address: 'https://github.com/owner/name/blob/0123456/src/main.py#L5-L19',
      name: 'name src/main.py, lines 5–19',
      state: 'commit 0123456',
    });
  });

  test('names a document and the day it was read', () => {
    expect(shownSource(guide, '/page/')).toEqual({
      address: 'https://example.org/guide',
      name: 'A guide',
      state: 'read 2026-07-24',
    });
  });

  test('that cannot be followed names the page', () => {
    expect(() => shownSource(code('src/main.py', 19, 5), '/page/')).toThrow(/^\/page\/ cites .*before the first/);
  });
});

describe('the sources of a page', () => {
  test('stand in the order of their numbers', () => {
    const all = listedSources([guide, code('a', 1), code('a', 2)], '/page/');
    expect(all.map(({ name }) => name)).toEqual(['A guide', 'name a, line 1', 'name a, line 2']);
  });

  test('that two numbers stand for stops the build', () => {
    expect(() => listedSources([code('a', 5), guide, code('a', 5, 5)], '/page/')).toThrow(
      '/page/ cites name a, line 5 in two ways; write it the same way, so that it has one number.',
    );
  });
});
