import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { axis, band, dot, evenScale, lane, logScale, sign, stroke } from '../../../../src/site/results/lane.ts';

const scale = evenScale(100, [0, 50, 100]);
const attribute = (svg: string, name: string, element: string) => parse(svg).querySelector(element)?.getAttribute(name);

test('places are percentages, so that a lane fits every width', () => {
  expect(attribute(dot(scale, 50, 10, 'back'), 'cx', 'circle')).toBe('50%');
  expect(attribute(stroke(scale, 0, 100, 10, 'open'), 'x2', 'line')).toBe('98%');
  expect(attribute(band(scale, 25, 75, 10, 'falling'), 'width', 'rect')).toBe('48%');
});

test('what lies beyond the scale stands at its end', () => {
  expect(attribute(sign(scale, 1000, 10, 'arrow', 'arrow'), 'x', 'svg')).toBe('98%');
});

test('a logarithmic scale gives each factor the same room', () => {
  const { place } = logScale(1, 100, []);
  expect(place(10) - place(1)).toBeCloseTo(place(100) - place(10));
});

test('lanes are hidden from who cannot see them, since their words stand beside', () => {
  expect(attribute(lane(20, dot(scale, 1, 1, 'back')), 'aria-hidden', 'svg')).toBe('true');
});

test('an axis writes its ticks inside its ends, and names its marks', () => {
  const texts = parse(axis(scale, String, [{ at: 30, text: 'need <30>', side: 'left' }])).querySelectorAll('text');
  expect(texts.map((text) => [text.textContent, text.getAttribute('text-anchor')])).toEqual([
    ['need <30>', 'end'],
    ['0', 'start'],
    ['50', 'middle'],
    ['100', 'end'],
  ]);
});
