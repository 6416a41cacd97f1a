import { expect, test } from 'vitest';
import {
  bytes,
  count,
  formatQuantity,
  hours,
  magnitude,
  margin,
  minutes,
  seconds,
  type Value,
} from '../../../src/record/quantity.ts';

test.each<[text: string, quantity: Value]>([
  ['0 s', seconds(0)],
  ['0.25 s', seconds(0.25)],
  ['60 s', minutes(1)],
  ['90 s', seconds(90)],
  ['2 min', minutes(2)],
  ['121 s', seconds(121)],
  ['1 h', hours(1)],
  ['90 min', hours(1.5)],
  ['512 B', bytes(512)],
  ['1 KiB', bytes.kib(1)],
  ['1.5 KiB', bytes(1536)],
  ['1 MiB', bytes.kib(1024)],
  ['10 MiB', bytes.mib(10)],
  ['3', count(3)],
  ['15 s', margin(30, 15)],
  ['5 s too short', margin(10, 15)],
  ['2 min too short', margin(60, 180)],
  ['no margin', margin(15, 15)],
])('%s', (text, quantity) => {
  expect(formatQuantity(quantity)).toBe(text);
});

test('a margin below nought is less than any other', () => {
  expect([margin(12, 15), margin(10, 15), margin(20, 15)].map(magnitude)).toEqual([-3, -5, 5]);
});

test('magnitudes are in seconds, bytes and pieces', () => {
  expect([minutes(2), bytes.mib(1), count(4)].map(magnitude)).toEqual([120, 1_048_576, 4]);
});
