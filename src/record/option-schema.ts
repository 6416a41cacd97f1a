import { z } from 'zod';
import { component, path } from '../network/platform-schema.ts';
import { quantity, sources, text } from './value-schema.ts';

const verdict = z.enum(['good', 'fair', 'poor']);
const value = quantity.optional();
/** A cell that people fill. */
export const assessment = z.discriminatedUnion('basis', [
  z.strictObject({ basis: z.literal('cited'), verdict, text, value, sources }),
  z.strictObject({ basis: z.literal('judged'), verdict, text, value, because: text }),
  z.strictObject({ basis: z.literal('unknown'), verdict: z.literal('unknown'), text, question: text }),
]);

const decided = z.record(z.string(), z.record(z.string(), path));
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
const manifestName = z.string().regex(/^[^/]+\.yaml$/, 'expected a file’s name that ends in .yaml, without a folder');

/** All that an option’s file gives. */
export const optionShape = z.strictObject({
  letter: z.string().regex(/^\S{1,6}$/, 'expected a letter such as A or B-i'),
  summary: text,
  also: z.array(text).min(1).optional(),
  baseline: z.literal(true).optional(),
  components: z.record(z.string(), component),
  paths: z.union([z.strictObject({ undecided: text }), decided]),
  provisions,
  assessments: z.record(z.string(), z.unknown()),
  reversal: text,
  tripwires: z.array(text).min(1, 'no tripwire, expected at least one event that would make us look again'),
  variant: z
    .strictObject({
      label: text,
      paths: decided,
      provisions: provisions.optional(),
      assessments: z.record(z.string(), z.unknown()).optional(),
      manifests: z.array(manifestName).min(1, 'no manifest').optional(),
    })
    .optional(),
  forms: z
    .array(
      z.strictObject({
        manifest: manifestName,
        for: z.array(text).min(1, 'no controller, expected at least one'),
      }),
    )
    .optional(),
  unchecked: z.array(z.strictObject({ apiVersion: text, kind: text, because: text })).optional(),
});
