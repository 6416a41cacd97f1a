import { z } from 'zod';
import type { Fact, Limit, Sourced } from './assessment.ts';
import type { Quantity } from './quantity.ts';
import { ref } from './ref.ts';
import { as, quantity, sources, text } from './value-schema.ts';

/** A value of the platform with what stands behind it: sources, or a reason of ours. A fact may stand there, too. */
export const sourced = <V>(value: z.ZodType<V>) =>
  as<Sourced<V>>(
    z
      .strictObject({
        value,
        sources: sources.optional(),
        because: text.optional(),
        label: text.optional(),
        note: text.optional(),
      })
      .refine(
        (given) => given.sources !== undefined || given.because !== undefined,
        'nothing stands behind it, expected “sources” or “because”',
      ),
  );
/** A value that only somebody else knows, with the id of the question for it. */
export const open = z.strictObject({ unknown: ref('question') });
/** A bound of a kind, or none, with what stands behind it; or an open one. */
export const limit = <V extends Quantity>(of: z.ZodType<V>) =>
  as<Limit<V>>(z.union([open, sourced(z.union([of, z.literal('none')]))]));

/** A figure or a text of the platform, with what stands behind it. */
export const fact = <V extends Quantity | string = Quantity | string>(
  value: z.ZodType<V> = as<V>(z.union([quantity, text])),
) =>
  as<Fact<V>>(
    sourced(value).refine((given) => (given as Partial<Fact>).label !== undefined, {
      path: ['label'],
      error: 'no label',
    }),
  );
