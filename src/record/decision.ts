import { z } from 'zod';
import { measure } from './assessment-schema.ts';
import { fact } from './known-value-schema.ts';
import { ref } from './references.ts';
import { outcomeAnswer, statement } from './statement.ts';
import {
  address,
  citation,
  count,
  type Data,
  day,
  type Fields,
  quantity,
  someOf,
  sources,
  text,
} from './value-schema.ts';

/** The statuses of a decision record, as MADR has them. */
const status = z.enum(['proposed', 'accepted', 'rejected', 'deprecated', 'superseded']);
export type Status = Data<typeof status>;

const requirement = z.strictObject({
  level: z.enum(['must', 'should']),
  label: text,
  text,
  /** Where it comes from. */
  origin: text,
  sources: sources.optional(),
  /** The checks of the decision’s kind that are held against it, and against no other. */
  checks: z.array(ref('check')).optional(),
});
export type Requirement = Data<typeof requirement>;

/** A row of the matrix. */
const criterion = z.strictObject({
  group: ref('group'),
  label: text,
  /** What the row asks. */
  question: text,
  /** The requirement that the row speaks to. */
  requirement: ref('requirement'),
  /** What each verdict means in this row. */
  scale: z.strictObject({ good: text, fair: text, poor: text }),
  /** Whether *poor* in this row means that the requirement is not met, rather than met at a price. */
  gate: z.literal(true).optional(),
  /** Who fills the row: code, by a rule of the decision’s kind, or people, with a value of this measure or none. */
  filledBy: z.union([z.strictObject({ rule: ref('rule') }), z.strictObject({ people: measure })]),
});
export type Criterion = Data<typeof criterion>;

const scenario = z.strictObject({
  label: text,
  text,
  /** The numbers of agents, each with one open stream, that the checks reckon with. */
  fleets: z.array(fact(count)).optional(),
});
export type Scenario = Data<typeof scenario>;

/**
 * Values by where they stand in the decision, in dots: `platform.database.limit`, or
 * `options.SLUG.components.proxy.limits.idle` for an option’s. What stands there says that it waits for the question.
 * A value is a quantity, a text, whether something is so, or a list of what there is.
 */
const settled = z.record(
  text,
  z.union([quantity, text, z.boolean(), z.array(z.record(text, text)).min(1, 'an empty list')]),
);

/** What somebody has answered to a question. */
const answer = z.strictObject({
  text,
  day,
  by: ref('party'),
  /** Where it can be read; absent where we were told. */
  source: citation.optional(),
  /** The values that it settles, wherever the manifests are applied. */
  sets: settled.optional(),
  /** Those that differ between environments, by environment; one that is not named goes on without them. */
  setsIn: z.record(text, settled).optional(),
});
export type Answer = Data<typeof answer>;

/** Something only somebody else can answer. */
const question = z.strictObject({
  text,
  ask: ref('party'),
  why: text,
  /** What is known so far, with its sources. */
  known: text.optional(),
  sources: sources.optional(),
  /** Absent while it is open. */
  answer: answer.optional(),
});
export type Question = Data<typeof question>;

/** Somebody who is asked, or who runs something. */
const party = z.strictObject({
  label: text,
  ours: z.boolean(),
  /** Words that people look for by who want something of this party. */
  also: someOf(text).optional(),
});
export type Party = Data<typeof party>;

/** A defect or gap that no route can mend. */
const prerequisite = z.strictObject({
  title: text,
  severity: z.enum(['blocks', 'degrades', 'misleads']),
  finding: text,
  consequence: text,
  mend: text,
  sources,
  /** The experiment of the lab that plays the consequence through, with stand-ins that copy the cited lines. */
  experiment: text.optional(),
});
export type Prerequisite = Data<typeof prerequisite>;

const decision = {
  status,
  /** The day that the status was given. */
  since: day,
  /** Who decided: roles, or names as the team gives them. */
  deciders: someOf(text, 'no decider').optional(),
  /** Where the status was agreed. */
  agreed: citation.optional(),
  /** The folder’s name of the decision that supersedes this one. */
  supersededBy: ref('decision').optional(),
  /** The statuses before, oldest first, each with the day that it was given and where that was agreed. */
  history: z.array(z.strictObject({ status, since: day, agreed: citation.optional() })).optional(),
  /** The question, in one sentence. */
  question: text,
  /** The question in few words, for a heading; itself, where left out. */
  heading: text.optional(),
  /** Where the question was put, and the day that its text was read. */
  issue: z.strictObject({ label: text, address, read: day }),
  /** What the issue says, thing by thing, with the record’s answers. */
  statements: z.record(text, statement).optional(),
  requirements: z.record(text, requirement),
  groups: z.record(text, text),
  criteria: z.record(text, criterion),
  scenarios: z.record(text, scenario),
  questions: z.record(text, question),
  parties: z.record(text, party),
  prerequisites: z.record(text, prerequisite),
  outcome: z.strictObject({
    /** Folder names of options, in the order in which they should be tried. */
    options: someOf(ref('option')),
    /** One sentence. */
    text,
    /** Questions that the issue puts and that get an answer of their own. */
    answers: z.record(text, outcomeAnswer).optional(),
  }),
  /** What a reader is asked to do next. */
  asks: z.array(z.strictObject({ of: ref('party'), text })),
};
/** A decision, as the rest of the program reads it. */
export type Decision = Data<z.ZodObject<typeof decision>>;

/** All that the file of a decision gives, with the fields that its kind adds. */
export const decisionShape = (added?: Fields) => z.strictObject({ ...decision, ...added });
