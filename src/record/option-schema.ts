import { z } from 'zod';
import type { Kind } from './decision-kind.ts';
import { quantity, sources, text } from './value-schema.ts';

const verdict = z.enum(['good', 'fair', 'poor']);
const value = quantity.optional();
/** A cell that people fill. */
export const assessment = z.discriminatedUnion('basis', [
  z.strictObject({ basis: z.literal('cited'), verdict, text, value, sources }),
  z.strictObject({ basis: z.literal('judged'), verdict, text, value, because: text }),
  z.strictObject({ basis: z.literal('unknown'), verdict: z.literal('unknown'), text, question: text }),
]);

const provisions = z.array(
  z.strictObject({
    kind: z.enum(['host name', 'certificate', 'credential', 'address', 'firewall rule', 'software', 'change']),
    what: text,
    askedOf: text,
    each: z.enum(['agent', 'site']).optional(),
    hosts: z.record(text, z.array(text)).optional(),
    secret: text.optional(),
    only: text.optional(),
  }),
);
/** The name of a manifest, without its folder. */
export const manifestName = z
  .string()
  .regex(/^[^/]+\.yaml$/, 'expected a file’s name that ends in .yaml, without a folder');

/** All that the file of an option gives, in a decision of some kind or of none in particular. */
export const optionShape = (kind?: Kind) =>
  z.strictObject({
    letter: z.string().regex(/^\S{1,6}$/, 'expected a letter such as A or B-i'),
    summary: text,
    also: z.array(text).min(1).optional(),
    baseline: z.literal(true).optional(),
    provisions,
    assessments: z.record(z.string(), z.unknown()),
    reversal: text,
    tripwires: z.array(text).min(1, 'no tripwire, expected at least one event that would make us look again'),
    variant: z
      .strictObject({
        label: text,
        provisions: provisions.optional(),
        assessments: z.record(z.string(), z.unknown()).optional(),
        manifests: z.array(manifestName).min(1, 'no manifest').optional(),
        ...kind?.variant,
      })
      .optional(),
    ...kind?.option,
  });
