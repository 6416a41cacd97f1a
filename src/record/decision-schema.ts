import { z } from 'zod';
import { statuses } from './decision.ts';
import type { Kind } from './decision-kind.ts';
import { answers, decisionSections, optionHeadings, optionSections } from './statement.ts';
import { address, citation, count, day, fact, quantity, sources, text } from './value-schema.ts';

const answerPlace = z.union([
  z.strictObject({ section: z.enum(decisionSections) }),
  z.strictObject({ requirement: text }),
  z.strictObject({ cell: text, option: text, scenario: text.optional() }),
  z.strictObject({ option: text, section: z.enum([...optionSections, ...optionHeadings]) }),
  z.strictObject({ prerequisite: text }),
  z.strictObject({ question: text }),
  z.strictObject({ answer: text }),
]);

// That an answer has a place and a reason is a rule of its own, with words of its own.
const statement = z.strictObject({
  part: text,
  says: text,
  answer: z.enum(answers),
  at: z.array(answerPlace),
  why: text.optional(),
});

const outcomeAnswer = z.strictObject({
  asked: text,
  answer: text,
  because: text,
  needs: z.record(z.string(), text),
  at: z.array(answerPlace).min(1, 'no place'),
  unless: text,
  open: z.array(text),
});

const answer = z.strictObject({
  text,
  day,
  by: text,
  source: citation.optional(),
  sets: z
    .record(text, z.union([quantity, text, z.boolean(), z.array(z.record(text, text)).min(1, 'an empty list')]))
    .optional(),
});

/** All that the file of a decision of some kind gives, or of none in particular. */
export const decisionShape = (kind?: Kind) =>
  z.strictObject({
    status: z.enum(statuses),
    since: day,
    deciders: z.array(text).min(1, 'no decider').optional(),
    agreed: citation.optional(),
    supersededBy: text.optional(),
    history: z.array(z.strictObject({ status: z.enum(statuses), since: day, agreed: citation.optional() })).optional(),
    question: text,
    heading: text.optional(),
    issue: z.strictObject({ label: text, address, read: day }),
    statements: z.record(text, statement).optional(),
    requirements: z.record(
      z.string(),
      z.strictObject({
        level: z.enum(['must', 'should']),
        label: text,
        text,
        origin: text,
        sources: sources.optional(),
        checks: z.array(z.enum(kind?.checks ?? [])).optional(),
      }),
    ),
    groups: z.record(z.string(), text),
    criteria: z.record(
      z.string(),
      z.strictObject({
        group: text,
        label: text,
        question: text,
        requirement: text,
        scale: z.strictObject({ good: text, fair: text, poor: text }),
        gate: z.literal(true).optional(),
        filledBy: z.union([
          z.strictObject({ rule: z.enum(kind?.rules ?? []) }),
          z.strictObject({ people: z.enum(['none', 'duration', 'size', 'count']) }),
        ]),
      }),
    ),
    scenarios: z.record(z.string(), z.strictObject({ label: text, text, fleets: z.array(fact(count)).optional() })),
    questions: z.record(
      z.string(),
      z.strictObject({
        text,
        ask: text,
        why: text,
        known: text.optional(),
        sources: sources.optional(),
        answer: answer.optional(),
      }),
    ),
    parties: z.record(
      z.string(),
      z.strictObject({ label: text, ours: z.boolean(), also: z.array(text).min(1).optional() }),
    ),
    prerequisites: z.record(
      z.string(),
      z.strictObject({
        title: text,
        severity: z.enum(['blocks', 'degrades', 'misleads']),
        finding: text,
        consequence: text,
        mend: text,
        sources,
        experiment: text.optional(),
      }),
    ),
    outcome: z.strictObject({
      options: z.array(text).min(1),
      text,
      answers: z.record(text, outcomeAnswer).optional(),
    }),
    asks: z.array(z.strictObject({ of: text, text })),
    ...kind?.decision,
  });
