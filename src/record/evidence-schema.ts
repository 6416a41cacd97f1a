import { z } from 'zod';
import type { Problem } from './problem.ts';
import { shapeProblems } from './schema-problems.ts';
import { day, quantity, text } from './value-schema.ts';

/** A margin may be below nought, which no other value of the record can be. */
const margin = z.strictObject({ kind: z.literal('margin'), seconds: z.number() });

const measured = {
  verdict: z.enum(['good', 'fair', 'poor']),
  text,
  value: z.discriminatedUnion('kind', [...quantity.options, margin]).optional(),
  threshold: text,
};

const series = z.strictObject({
  label: text,
  unit: z.enum(['ms', 's', 'events', 'bytes']),
  x: text,
  axis: z.literal('percentiles').optional(),
  points: z.array(z.tuple([z.number(), z.number()])).min(1, 'no point'),
});

const evidence = z.strictObject({
  format: z.literal(2),
  experiment: text,
  option: text,
  scenario: text,
  sharedWith: z.array(text).min(1, 'no scenario').optional(),
  countedFrom: text.optional(),
  edge: text.optional(),
  also: z.record(z.string(), z.strictObject(measured)).optional(),
  unsaid: z.record(z.string(), text).optional(),
  settings: z.string().regex(/^[0-9a-f]{64}$/, 'expected the 64 hexadecimal digits of a SHA-256'),
  assumptions: z.array(text),
  standIns: z.array(text),
  scale: z.number().positive().max(1, 'expected 1 or less: time limits are shortened, never stretched'),
  rows: z.array(z.strictObject({ what: text, seen: text })).min(1, 'no line of results'),
  series: z.array(series).min(1, 'no series').optional(),
  control: z.strictObject({ what: text, expected: text, seen: text, held: z.boolean() }),
  versions: z.record(z.string(), text),
  kernel: text,
  cores: z.int().positive(),
  day,
  ...measured,
});

/** What is misshapen in evidence as it was read from its file, without its seal. */
export const evidenceProblems = (value: unknown): Problem[] =>
  shapeProblems(evidence, value, 'Run “npm run lab” again, or delete the file.');
