import { z } from 'zod';
import { assessments } from './assessment-schema.ts';
import { ref } from './references.ts';
import { as, type Data, type Fields, someOf, text } from './value-schema.ts';

/** What must be asked for or made before an option works. */
const provision = z.strictObject({
  kind: z.enum(['host name', 'certificate', 'credential', 'address', 'firewall rule', 'software', 'change']),
  what: text,
  askedOf: ref('party'),
  /** Where there is one for each agent or site rather than one for all. */
  each: z.enum(['agent', 'site']).optional(),
  /** The host names in the option’s manifests that this provides, by environment. */
  hosts: z.record(text, z.array(text)).optional(),
  /** A Secret that this fills, where it is one. */
  secret: text.optional(),
  /** The one scenario that needs it, where not all do. */
  only: ref('scenario').optional(),
});
export type Provision = Data<typeof provision>;

/** The name of a manifest, without its folder. */
export const manifestName = as<`${string}.yaml`>(
  z.string().regex(/^[^/]+\.yaml$/, 'expected a file’s name that ends in .yaml, without a folder'),
);

const variant = {
  /** What it has, to follow “with”: `TLS in the pod`. */
  label: text,
  provisions: z.array(provision).optional(),
  assessments: assessments.optional(),
  /** Its own manifests, which stand in the folder of each environment beside the option’s. */
  manifests: someOf(manifestName, 'no manifest').optional(),
};
/**
 * One other way to make an option: a value beside it, and no option of its own. What it does not replace is as in the
 * option; what is measured, and what counts, is the option itself.
 */
export type Variant = Data<z.ZodObject<typeof variant>>;

const option = {
  /** What people call it: `A`, `B-i`. Its name is the title of its page. */
  letter: z.string().regex(/^\S{1,6}$/, 'expected a letter such as A or B-i'),
  /** One sentence: what it is. */
  summary: text,
  /** Words that people look for it by, which its name and its text may not use. */
  also: someOf(text).optional(),
  /** Whether it stands today, to compare the others with. */
  baseline: z.literal(true).optional(),
  provisions: z.array(provision),
  assessments,
  /** How to take it back, and what that costs. */
  reversal: text,
  /** What would make us look again. */
  tripwires: z.array(text).min(1, 'no tripwire, expected at least one event that would make us look again'),
  variant: z.strictObject(variant).optional(),
};
/** One candidate, as the rest of the program reads it. */
export type Option = Data<z.ZodObject<typeof option>>;

/** All that the file of an option gives, with the fields that its decision’s kind adds to it and to its variant. */
export const optionShape = (added?: Fields, toVariant?: Fields) =>
  z.strictObject({ ...option, variant: z.strictObject({ ...variant, ...toVariant }).optional(), ...added });
