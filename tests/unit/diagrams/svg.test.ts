import { describe, expect, test } from 'vitest';
import { mergeStyles, roundGeometry, ruleList, shortenTags } from '../../../src/diagrams/svg.ts';

describe('roundGeometry', () => {
  test.each([
    ['<path d="M1.2345,2.96L-0.04,10"/>', '<path d="M1.2,3L0,10"/>'],
    ['<g transform="translate(12.3456, -0.5)">', '<g transform="translate(12.3, -0.5)">'],
    [
      '<text y="-10.1"><tspan dy="1.1em">v1.2345 = "0.999"</tspan></text>',
      '<text y="-10.1"><tspan dy="1.1em">v1.2345 = "0.999"</tspan></text>',
    ],
    ['<g class="d1.2345" opacity="0.123">', '<g class="d1.2345" opacity="0.123">'],
  ])('%s', (markup, expected) => {
    expect(roundGeometry(markup)).toBe(expected);
  });
});

test('shortenTags writes empty shapes the short way, and nothing else', () => {
  expect(shortenTags('<g><path d="M0,0"></path></g><text></text>')).toBe('<g><path d="M0,0"/></g><text></text>');
});

describe('mergeStyles', () => {
  const light = '#m .a,#m .b{fill:white;stroke-width:1px;}#m .c{fill:red;}@keyframes x{to{top:0;}}';
  const dark = '#m .a,#m .b{fill:black;stroke-width:1px;}#m .c{fill:red;}@keyframes x{to{top:0;}}';

  test('gives every selector of the plain rules', () => {
    expect(ruleList(light).map(({ selector }) => selector)).toEqual(['#m .a', '#m .b', '#m .c']);
  });

  test('drops what is unused, and repeats for dark the properties that change', () => {
    expect(mergeStyles(light, dark, new Set(['#m .a', '#m .c']), [], 'm')).toBe(
      `#m .a{fill:white;stroke-width:1px}#m .c{fill:red}@media screen{:where(:root[data-theme='dark']) #m .a{fill:black}:where(:root[data-theme='dark']) #m .c{fill:red}}`,
    );
  });

  test('says nothing of dark where nothing changes', () => {
    expect(mergeStyles(light, light, new Set(['#m .c']), [], 'm')).toBe('#m .c{fill:red}');
  });

  test('repaints attributes with the least weight there is, so that rules still win over them', () => {
    expect(mergeStyles('', '', new Set(), [{ className: 'd0', declarations: 'fill:#111' }], 'm')).toBe(
      `@media screen{:where(:root[data-theme='dark'] #m .d0){fill:#111}}`,
    );
  });
});
