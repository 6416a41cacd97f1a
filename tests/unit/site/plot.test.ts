import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import type { Series } from '../../../src/model/evidence.ts';
import { plotSvg, plotsOf, thin } from '../../../src/site/plot.ts';

const series = (overrides: Partial<Series> = {}): Series => ({
  label: 'direct',
  unit: 'ms',
  x: 'seconds since the start',
  points: [
    [0, 1],
    [1, 3],
    [2, 2],
  ],
  ...overrides,
});

const draw = (...all: readonly Series[]) => parse(plotSvg(all, { id: 'p', title: 'A & B' }));
const spots = (svg: ReturnType<typeof draw>) =>
  (svg.querySelector('polyline')?.getAttribute('points')?.split(' ') ?? []).map((spot) => spot.split(',').map(Number));
const texts = (svg: ReturnType<typeof draw>) => svg.querySelectorAll('text').map(({ textContent }) => textContent);

test('a plot carries a title and says each series’ range', () => {
  const svg = draw(series(), series({ label: 'through <hops>' }));
  expect(svg.querySelector('svg')?.getAttribute('aria-labelledby')).toBe('p-title p-text');
  expect(svg.querySelector('#p-title')?.textContent).toBe('A & B');
  expect(svg.querySelector('#p-text')?.textContent).toBe(
    'direct: 3 points from 0 to 2, between 1 and 3 ms. through <hops>: 3 points from 0 to 2, between 1 and 3 ms.',
  );
});

test('lines differ in more than colour, and axes are named with their units', () => {
  const svg = draw(series(), series());
  expect(svg.querySelectorAll('polyline').map((line) => line.getAttribute('class'))).toEqual([
    'plot-line plot-line-0',
    'plot-line plot-line-1',
  ]);
  expect(texts(svg)).toEqual(expect.arrayContaining(['seconds since the start', 'ms', '0', '2']));
});

test('a higher value stands higher, a later one further right', () => {
  const [[x0 = 0, y0 = 0] = [], [x1 = 0, y1 = 0] = []] = spots(draw(series()));
  expect(x1).toBeGreaterThan(x0);
  expect(y1).toBeLessThan(y0);
});

describe('scales', () => {
  test('begin at nought', () => {
    expect(
      texts(
        draw(
          series({
            points: [
              [5, 10],
              [6, 20],
            ],
          }),
        ),
      ),
    ).toContain('0');
  });

  test('are logarithmic, and say so, where values span much', () => {
    const svg = draw(
      series({
        points: [
          [11, 1],
          [1000, 2000],
        ],
      }),
    );
    expect(texts(svg)).toEqual(
      expect.arrayContaining(['seconds since the start, logarithmic', 'ms, logarithmic', '100']),
    );
  });

  test('are even where values span little', () => {
    const svg = draw(
      series({
        points: [
          [1, 2],
          [2, 11],
        ],
      }),
    );
    expect(texts(svg)).toEqual(expect.arrayContaining(['0', '12', 'seconds since the start', 'ms']));
  });

  test('are written in round numbers that hold every value', () => {
    const points = [
      [1, 0.13],
      [2, 3.9],
    ] as const;
    const words = texts(draw(series({ points })));
    expect(words.filter((word) => /^[\d.]+$/.test(word)).slice(0, 6)).toEqual(['0.1', '0.2', '0.5', '1', '2', '5']);
  });

  test('give each nine of percentiles the same room', () => {
    const points = [50, 90, 99, 99.9].map((percent) => [percent, percent] as const);
    const svg = draw(series({ x: 'percent of events', axis: 'percentiles', points }));
    expect(texts(svg)).toEqual(
      expect.arrayContaining(['50', '90', '99', '99.9', 'percent of events, stretched towards 100']),
    );
    const [, nine = 0, two = 0, three = 0] = spots(svg).map(([at = 0]) => at);
    expect(two - nine).toBeCloseTo(three - two, 0);
  });

  test('have no place for a percentile of 100', () => {
    const points = [[100, 1]] as const;
    expect(() => draw(series({ axis: 'percentiles', points }))).toThrow('no place');
  });

  test('tell bytes in what is read easily', () => {
    const points = [
      [0, 0],
      [10, 3 * 1024 ** 2],
    ] as const;
    const svg = draw(series({ unit: 'bytes', points }));
    expect(texts(svg)).toEqual(expect.arrayContaining(['3', 'MiB']));
    expect(svg.querySelector('#p-text')?.textContent).toContain('between 0 and 3 MiB');
  });

  test.each([
    [[[0, 0]]],
    [[[3, 7]]],
    [
      [
        [1, -2],
        [2, 4],
      ],
    ],
  ])('hold %j', (points) => {
    const html = plotSvg([series({ points: points as unknown as Series['points'] })], { id: 'p', title: 't' });
    expect(html).not.toContain('NaN');
    expect(html).not.toContain('Infinity');
  });
});

test('many points are thinned without losing a peak', () => {
  const points = Array.from({ length: 10_000 }, (_, index) => [index, index === 7777 ? 99 : index % 5] as const);
  const kept = thin(points);
  expect(kept.length).toBeLessThanOrEqual(260);
  expect(kept).toContainEqual([7777, 99]);
  expect(thin(points.slice(0, 100))).toHaveLength(100);
});

test('series share a plot by unit and meaning of the first number', () => {
  const groups = plotsOf([
    series(),
    series({ unit: 's' }),
    series({ label: 'b' }),
    series({ x: 'agents' }),
    series({ axis: 'percentiles' }),
  ]);
  expect(groups.map((group) => group.map(({ label }) => label))).toEqual([
    ['direct', 'b'],
    ['direct'],
    ['direct'],
    ['direct'],
  ]);
});

test('nothing to draw is a fault', () => {
  expect(() => plotSvg([], { id: 'p', title: 't' })).toThrow('a plot without a series');
});
