import { z } from 'zod';

/** Text that says something. */
export const text = z.string().trim().min(1, 'empty text');
const today = () => new Date().toISOString().slice(0, 10);
/** A day that is not in the future. */
export const day = z.iso.date('expected a day such as 2026-07-24').refine((value) => value <= today(), {
  error: (issue) => `the day ${String(issue.input)} lies in the future`,
});

/** Where something can be read, on a host that answers for what it sends. */
export const address = z.url({ protocol: /^https$/, error: 'expected an https address' });

/** Lines of a repository at one commit, or a document with the day it was read. */
export const citation = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('repository'),
    repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'expected Owner/name'),
    commit: z
      .string({ error: 'no commit' })
      .regex(/^[0-9a-f]{7,40}$/, 'expected a commit of 7 to 40 hexadecimal digits'),
    path: z.string({ error: 'no path' }).regex(/^[^/\s].*$/, 'expected a path relative to the repository’s root'),
    lines: z
      .tuple([z.int().positive(), z.int().positive()], { error: 'no lines, expected the first and the last line' })
      .refine(([first, last]) => first <= last, 'the last line comes before the first'),
  }),
  z.strictObject({
    kind: z.literal('document'),
    title: text,
    address,
    read: day,
  }),
]);

/** At least one citation. */
export const sources = z.array(citation).min(1, 'no source');

const amount = z.number().nonnegative();
/** A length of time, in seconds. */
export const duration = z.strictObject({ kind: z.literal('duration'), seconds: amount });
/** A size, in bytes. */
export const size = z.strictObject({ kind: z.literal('size'), bytes: amount });
/** A whole number of things. */
export const count = z.strictObject({ kind: z.literal('count'), count: z.int().nonnegative() });
/** A value with its unit. */
export const quantity = z.discriminatedUnion('kind', [duration, size, count]);

/** A value of the platform with what stands behind it: sources, or a reason of ours. A fact may stand there, too. */
export const sourced = (value: z.ZodType) =>
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
    );
/** A value that only somebody else knows, with the id of the question for it. */
export const open = z.strictObject({ unknown: text });
/** A bound of a kind, or none, with what stands behind it; or an open one. */
export const limit = (of: z.ZodType) => z.union([open, sourced(z.union([of, z.literal('none')]))]);

/** A figure or a text of the platform, with what stands behind it. */
export const fact = (value: z.ZodType = z.union([quantity, text])) =>
  sourced(value).refine((given) => given.label !== undefined, { path: ['label'], error: 'no label' });
