import { expect, test } from 'vitest';
import { config } from '../../../src/site/config.ts';
import { cellLink, manifestLink, optionLink, pageLink, questionLink } from '../../../src/site/links.ts';
import { rowsOf } from '../compare/sample-rows.ts';
import { makeOption, makeRecord } from '../record/sample.ts';

const { base } = config;

test('addresses begin with the base and end with a slash', () => {
  expect(pageLink('about')).toBe(`${base}about/`);
  expect(optionLink(makeOption())).toBe(`${base}adr/0001-sample/options/x-straight/`);
  expect(questionLink(makeRecord(), 'way')).toBe(`${base}adr/0001-sample/questions/#way`);
  expect(manifestLink('adr/0001-sample/a.yaml')).toBe(`${base}adr/0001-sample/a.yaml`);
});

test('a cell leads to its explanation among the option’s verdicts', () => {
  const [row] = rowsOf(makeRecord());
  const [cell] = row?.cells ?? [];
  expect(cell && cellLink(makeRecord(), cell)).toBe(`${base}adr/0001-sample/options/x-straight/verdicts/#cell-liked`);
});
