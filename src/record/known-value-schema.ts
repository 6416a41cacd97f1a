import { z } from 'zod';
import type { Fact, KnownValue, Stated, Unknown } from './known-value.ts';
import type { Quantity } from './quantity.ts';
import { ref } from './references.ts';
import { as, type Fields, quantity, sources, text } from './value-schema.ts';

/** An object of the platform with what stands behind it: sources, or a reason of ours. */
export const backed = (fields: Fields) =>
  z
    .strictObject({ ...fields, sources: sources.optional(), because: text.optional() })
    .refine(
      (given) => given.sources !== undefined || given.because !== undefined,
      'nothing stands behind it, expected “sources” or “because”',
    );

const labelled = { label: text.optional(), note: text.optional() };

/** A value of the platform with what stands behind it. A fact may stand there, too. */
export const stated = <V>(value: z.ZodType<V>) => as<Stated<V>>(backed({ value, ...labelled }));

/** A value that only somebody else knows, with the id of the question for it. */
export const open = as<Unknown>(z.strictObject({ unknown: ref('question') }));

/** A value with what stands behind it, or an open one. */
export const known = <V>(value: z.ZodType<V>) => as<KnownValue<V>>(z.union([open, stated(value)]));

/** A bound of a kind, or none, with what stands behind it; or an open one. */
export const limit = <V>(of: z.ZodType<V>) => known(z.union([of, z.literal('none')]));

const hasLabel = (given: Readonly<Record<string, unknown>>): boolean => given['label'] !== undefined;

/** A figure or a text of the platform, with what stands behind it. */
export const fact = <V extends Quantity | string>(value: z.ZodType<V>) =>
  as<Fact<V>>(backed({ value, ...labelled }).refine(hasLabel, { path: ['label'], error: 'no label' }));

/** A fact of any kind. */
export const anyFact = as<Fact>(fact(z.union([quantity, text])));
