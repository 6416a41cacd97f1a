import { describe, expect, test } from 'vitest';
import { palettes, schemes } from '../../../src/diagrams/theme.ts';

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, two: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

describe.each(schemes)('the %s palette', (scheme) => {
  const { page, text, line, ...surfaces } = palettes[scheme];

  test('shows text on every surface at 4.5:1 or better', () => {
    for (const fill of [page, ...Object.values(surfaces).map((surface) => surface.fill)]) {
      expect(contrast(text, fill), fill).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('shows lines and borders at 3:1 or better, on the page and in a zone', () => {
    for (const colour of [line, ...Object.values(surfaces).map((surface) => surface.border)]) {
      expect(contrast(colour, page), colour).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(line, surfaces.zone.fill), line).toBeGreaterThanOrEqual(3);
  });
});
