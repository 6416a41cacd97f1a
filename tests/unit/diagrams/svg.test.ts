import { describe, expect, test } from 'vitest';
import { mergeStyles, roundGeometry, shortenTags } from '../../../src/diagrams/svg.ts';

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
  const [light, dark] = ['#m .a{fill:white}', '#m .a{fill:black}'];

  test('has all of dark for dark pages on screens, with no more weight', () => {
    expect(mergeStyles(light, dark, [], 'm')).toBe(
      `#m .a{fill:white}@media screen{:where(:root[data-theme='dark']){#m .a{fill:black}}}`,
    );
  });

  test('says nothing of dark where nothing changes', () => {
    expect(mergeStyles(light, light, [], 'm')).toBe(light);
  });

  test('repaints attributes with the least weight there is, so that rules still win over them', () => {
    expect(mergeStyles('', '', [{ className: 'd0', declarations: 'fill:#111' }], 'm')).toBe(
      `@media screen{:where(:root[data-theme='dark']){:where(#m .d0){fill:#111}}}`,
    );
  });
});
