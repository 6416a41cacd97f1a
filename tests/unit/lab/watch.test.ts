import { expect, test } from 'vitest';
import { watched } from '../../../src/lab/watchdog.ts';

const never = new Promise<string>(() => undefined);
const fine = { trouble: () => undefined, limit: 60_000 };

test('a run’s value and its error come through where nothing else is wrong', async () => {
  expect(await watched(Promise.resolve('seen'), fine)).toBe('seen');
  await expect(watched(Promise.reject(new Error('no token')), fine)).rejects.toThrow('no token');
});

test('trouble ends a run that would wait for ever', async () => {
  let looks = 0;
  const trouble = () => (++looks > 1 ? 'The edge has ended' : undefined);
  await expect(watched(never, { ...fine, trouble })).rejects.toThrow('The edge has ended');
});

test('what was seen in trouble is no result, and neither is the error that it led to', async () => {
  const watch = { ...fine, trouble: () => 'The edge has ended' };
  await expect(watched(Promise.resolve('seen'), watch)).rejects.toThrow('The edge has ended');
  await expect(watched(Promise.reject(new Error('no token')), watch)).rejects.toThrow('The edge has ended');
});

test('a run that takes longer than its limit is given up', async () => {
  await expect(watched(never, { ...fine, limit: 1_000 })).rejects.toThrow('not done after 1 s');
});
