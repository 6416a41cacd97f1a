import { expect, test } from 'vitest';
import {
  bytes,
  count,
  formatQuantity,
  hours,
  magnitude,
  minutes,
  type Quantity,
  seconds,
} from '../../../src/model/quantity.ts';

test.each<[text: string, quantity: Quantity]>([
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
])('%s', (text, quantity) => {
  expect(formatQuantity(quantity)).toBe(text);
});

test('magnitudes are in seconds, bytes and pieces', () => {
  expect([minutes(2), bytes.mib(1), count(4)].map(magnitude)).toEqual([120, 1_048_576, 4]);
});
