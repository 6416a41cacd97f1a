import { expect, test } from 'vitest';
import { bannerOf } from '../../../src/site/banner.ts';
import { pageLink } from '../../../src/site/links.ts';
import { makeRecord } from '../record/sample.ts';

test('a decision that does not hold any more says so above its pages, and what took its place', () => {
  const next = { ...makeRecord(), id: '0002-next', folder: 'adr/0002-next', title: 'This & that' };
  expect(bannerOf(makeRecord(), [next])).toBeUndefined();
  expect(bannerOf(makeRecord({ status: 'accepted' }), [next])).toBeUndefined();
  expect(bannerOf(makeRecord({ status: 'deprecated' }), [next])).toBe('This decision is deprecated.');
  expect(bannerOf(makeRecord({ status: 'superseded', supersededBy: '0002-next' }), [next])).toBe(
    `This decision is superseded by <a href="${pageLink('adr/0002-next')}">This &amp; that</a>.`,
  );
});
