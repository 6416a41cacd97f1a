import { z } from 'zod';
import { ref } from './references.ts';
import { quantity, sources, text } from './value-schema.ts';

/** How well an option does, of what is known. */
export const verdict = z.enum(['good', 'fair', 'poor']);

/** What kind of value a row holds beside its verdict. */
export const measure = z.enum(['none', 'duration', 'size', 'count']);

const known = {
  verdict,
  /** The cell’s text: a phrase, not a sentence. */
  text,
  value: quantity.optional(),
};

/** What people write into a cell. Derived cells are not written: they are computed. */
export const assessment = z.discriminatedUnion('basis', [
  z.strictObject({ basis: z.literal('cited'), ...known, sources }),
  z.strictObject({
    basis: z.literal('judged'),
    ...known,
    /** One sentence of reasoning. */
    because: text,
  }),
  z.strictObject({
    basis: z.literal('unknown'),
    verdict: z.literal('unknown'),
    /** Why nobody can say yet, as a phrase. */
    text,
    /** The open question that would settle it. */
    question: ref('question'),
  }),
]);

/** Cells by row: one for all scenarios, or one for each. */
export const assessments = z.record(ref('criterion'), z.union([assessment, z.record(ref('scenario'), assessment)]));
