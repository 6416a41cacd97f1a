import type { DecisionRecord } from '../../record/record.ts';
import type { decisionSections } from '../../record/statement.ts';
import type { Files } from './lay-down.ts';
import { assessment, optionFiles } from './option-files.ts';

/** The number of a decision that is added: one above the highest, since a number is never used again. */
export function nextNumber(records: readonly Pick<DecisionRecord, 'id'>[]): string {
  const highest = Math.max(0, ...records.map(({ id }) => Number(id.slice(0, 4))));
  return String(highest + 1).padStart(4, '0');
}

/** The one row that a decision begins with. */
const row = { id: 'effort', question: 'How much work is it to make and to keep?' };

const decisionSource = (
  today: string,
): string => `import { defineDecision, optionsOf } from '../../src/record/define.ts';

export const decision = defineDecision({
  status: 'proposed',
  since: '${today}',
  question: 'One sentence: what is to be decided?',
  // Where the question was put, and the day that its text was read.
  issue: { label: 'the issue', address: 'https://example.org/', read: '${today}' },
  requirements: {
    affordable: {
      level: 'should',
      label: 'Affordable',
      text: 'What is demanded of every option.',
      origin: 'Who demands it, and where that is said.',
    },
  },
  groups: { cost: 'Cost' },
  criteria: {
    ${row.id}: {
      group: 'cost',
      label: 'Effort',
      question: '${row.question}',
      requirement: 'affordable',
      scale: { good: 'days', fair: 'weeks', poor: 'months' },
      filledBy: { people: 'none' },
    },
  },
  questions: {
    ${assessment}: {
      text: 'How does an option that has just been added do in the rows that people fill?',
      ask: 'team',
      why: 'Every cell of a new option waits for it.',
    },
  },
  parties: { team: { label: 'The team', ours: true } },
  outcome: {
    options: ['a-first'],
    text: 'One sentence: what is proposed.',
  },
});

export const defineOption = optionsOf(decision);
`;

/** What stands in each section of a decision’s page at first, in MADR’s order. */
const sections: Readonly<Record<(typeof decisionSections)[number], string>> = {
  'Context and problem': 'What stands today, and what is wrong with it.',
  'Decision drivers': '<Requirements />',
  'Considered options': '<OptionSummaries />',
  'Decision outcome': '<Outcome />',
  Consequences: 'What becomes easier, and what harder.',
  Confirmation: 'How one will know that what was decided is done, and holds.',
  'More information': 'What else a reader may want to open.',
};

const pageSource = (title: string): string => `---
title: ${JSON.stringify(title)}
description: One sentence on what is to be decided.
---

import { OptionSummaries, Outcome, Requirements } from '../../src/components/record.ts';
${Object.entries(sections)
  .map(([section, text]) => `\n## ${section}\n\n${text}\n`)
  .join('')}`;

const matrix = `---
title: The options compared
description: Every option against every criterion, each cell with its verdict and what stands behind it.
tableOfContents: false
---

import { Matrix } from '../../src/components/record.ts';

<Matrix />
`;

const questions = `---
title: Open questions
description: What only somebody else can answer, and what each answer changes.
---

import { Questions } from '../../src/components/record.ts';

<Questions />
`;

/** The files of a new decision’s folder: one requirement, one row, and two options of which nothing is known yet. */
export function decisionFiles({ title, today }: { title: string; today: string }): Files {
  const options = [
    ['a-first', 'A', 'First option'],
    ['b-second', 'B', 'Second option'],
  ].flatMap(([slug, letter = '', name = '']) =>
    Object.entries(optionFiles({ rows: { [row.id]: row.question } }, { letter, title: name })).map(([file, text]) => [
      `options/${slug}/${file}`,
      text,
    ]),
  );
  return {
    'decision.ts': decisionSource(today),
    'index.mdx': pageSource(title),
    'matrix.mdx': matrix,
    'questions.mdx': questions,
    ...Object.fromEntries(options),
  };
}
