import { expect, test } from 'vitest';
import { z } from 'zod';
import { ref, referencesIn } from '../../../src/record/references.ts';

const dish = z.strictObject({ of: ref('cook'), with: z.array(ref('herb')).optional(), name: z.string() });
const found = (schema: z.ZodType, value: unknown) =>
  [...referencesIn(schema, value)].map(({ names, id, path }) => `${path.join('.')}: ${names} ${id}`);

test('ids are found in fields, lists, keys and in the branch of a union that fits', () => {
  const menu = z.record(ref('day'), z.union([z.strictObject({ closed: ref('reason') }), dish]));
  expect(
    found(menu, { monday: { closed: 'rest' }, friday: { of: 'ann', with: ['dill', 'mint'], name: 'dill' } }),
  ).toEqual([
    'monday: day monday',
    'monday.closed: reason rest',
    'friday: day friday',
    'friday.of: cook ann',
    'friday.with.0: herb dill',
    'friday.with.1: herb mint',
  ]);
});

test('what stands in two places is looked into at the first', () => {
  const soup = { of: 'ann', name: 'soup' };
  expect(found(z.array(dish), [soup, soup])).toEqual(['0.of: cook ann']);
});

test('a kind of schema that it does not know is no place to hide an id', () => {
  expect(() => found(z.map(ref('cook'), z.string()), new Map())).toThrow(/“map”/);
});
