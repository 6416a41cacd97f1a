import { z } from 'zod';
import { verdict } from './assessment-schema.ts';
import type { Problem } from './problem.ts';
import { shapeProblems } from './schema-problems.ts';
import { day, text, value } from './value-schema.ts';

const measured = {
  verdict,
  /** The cell’s text: a phrase, not a sentence. */
  text,
  value: value.optional(),
  /** What the verdict was held to, in one sentence. */
  threshold: text,
};

/** What a run of the lab says of one row of the matrix. */
export const measuredCell = z.strictObject(measured);

/** Points of a plot. */
export const series = z.strictObject({
  label: text,
  /** What the values are counted in. */
  unit: z.enum(['ms', 's', 'events', 'bytes']),
  /** What the first number of each point is, with its unit: `seconds since the stream began`. */
  x: text,
  /** Whether the first numbers are percentiles: from 0 to below 100, of which the last few are the most telling. */
  axis: z.literal('percentiles').optional(),
  points: z.array(z.tuple([z.number(), z.number()])).min(1, 'no point'),
});

/** What came out of one experiment on one option’s way, as the lab wrote it down. */
export const evidence = z.strictObject({
  format: z.literal(2),
  /** An experiment of the lab’s catalogue. */
  experiment: text,
  /** The option’s folder name. */
  option: text,
  scenario: text,
  /** Other scenarios in which the option has these very hops, so that this run counts there as well. */
  sharedWith: z.array(text).min(1, 'no scenario').optional(),
  /** The scenario that was played, where this is that run counted again; absent where this scenario was. */
  countedFrom: text.optional(),
  /** The id of the controller that a program stood in for; absent where no controller reads a manifest of the option. */
  edge: text.optional(),
  ...measured,
  /** What the experiment says of rows that it fills beside its first, by the rows’ keys. */
  also: z.record(z.string(), measuredCell).optional(),
  /** Rows of its experiment’s, by their keys, that this run leaves open, with why in one sentence: a stand-in differs in just that. */
  unsaid: z.record(z.string(), text).optional(),
  /** SHA-256 of what the experiment reads of settings and record, as it was measured. */
  settings: z.string().regex(/^[0-9a-f]{64}$/, 'expected the 64 hexadecimal digits of a SHA-256'),
  /** One sentence for each setting that is unknown: what the lab took for it. */
  assumptions: z.array(text),
  /** One sentence for each part of the way that something else stood in for. */
  standIns: z.array(text),
  /** How long each time limit was against the real one: 0.1 where 60 s lasted 6 s. */
  scale: z.number().positive().max(1, 'expected 1 or less: time limits are shortened, never stretched'),
  /** What was seen, line by line. */
  rows: z.array(z.strictObject({ what: text, seen: text })).min(1, 'no line of results'),
  series: z.array(series).min(1, 'no series').optional(),
  /** A run that had to come out otherwise, to show that the experiment can fail. */
  control: z.strictObject({ what: text, expected: text, seen: text, held: z.boolean() }),
  /** The programs that took part, with their versions. */
  versions: z.record(z.string(), text),
  kernel: text,
  cores: z.int().positive(),
  day,
});

/** What is misshapen in evidence as it was read from its file, without its seal. */
export const evidenceProblems = (found: unknown): Problem[] =>
  shapeProblems(evidence, found, 'Run “npm run lab” again, or delete the file.');
