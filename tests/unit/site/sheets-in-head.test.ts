import { expect, test } from 'vitest';
import { withSheetsInHead } from '../../../src/site/sheets-in-head.ts';

const link = '<link rel="stylesheet" href="/site/_astro/ec.css">';
const block = (sheet: string) => `<div class="expressive-code">${sheet}<pre></pre></div>`;
const page = (head: string, body: string) =>
  `<html><head><title>$1 $&</title>${head}</head><body>${body}</body></html>`;

test('the sheet of highlighted code goes into the head, wherever the block stands that has it', () => {
  const made = page('', `${block('')}<p>Text.</p>${block(link)}`);
  expect(withSheetsInHead(made)).toBe(page(link, `${block('')}<p>Text.</p>${block('')}`));
});

test('a page without highlighted code is left as it is, and so are other sheets', () => {
  const plain = page('', `<p>Text.</p>${link}`);
  expect(withSheetsInHead(plain)).toBe(plain);
});
