import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadRecords } from '../record/load-records.ts';
import type { DecisionRecord } from '../record/record.ts';
import { run } from './run.ts';
import { writeVerdicts } from './write-verdicts.ts';

/** The question that a fresh option’s cells wait for; a decision that takes new options has it. */
const question = 'assessment';

/** The first letter of the alphabet that no option of the decision has, alone or before a numeral. */
function freeLetter({ options }: DecisionRecord): string {
  const taken = new Set(options.map(({ definition }) => definition.letter.slice(0, 1)));
  const free = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((letter) => !taken.has(letter));
  if (free === undefined) throw new Error('All letters are taken.');
  return free;
}

function optionSource({ definition }: DecisionRecord, letter: string): string {
  const rows = Object.entries(definition.criteria).filter(([, { filledBy }]) => 'people' in filledBy);
  const cells = rows.map(
    ([id, row]) => `    // ${row.question}\n    '${id}': unknown('not yet assessed', '${question}'),`,
  );
  return `import { unknown } from '../../../../src/record/assessment.ts';
import { defineOption } from '../../decision.ts';

export default defineOption({
  letter: '${letter}',
  summary: 'One sentence: what it is.',
  // By scenario and flow, for example { 'on-site': { sse: onSite(…), rest: …, token: tokenOnSite }, federated: … }; see ../../paths.ts.
  paths: { undecided: '${question}' },
  provisions: [],
  assessments: {
${cells.join('\n')}
  },
  reversal: 'How to take it back, and what that costs.',
  tripwires: ['What would make us look again.'],
});
`;
}

const pageSource = (title: string): string => `---
title: ${JSON.stringify(title)}
description: One sentence on what the option is.
---

import { Behind, Columns, Networks, Provisions, Reversal, Standing } from '../../../../src/components/record.ts';

## Status

Proposed; not yet assessed.

<Standing />

## Context

What stands today that matters to this option.

## Decision

What one would do.

<Networks />

### What has to be provided

<Provisions />

## Consequences

<Columns>

### The case for it

As its best advocate would argue.

### The case against it

As its sharpest critic would.

</Columns>

### Taking it back

<Reversal />

## Behind it

<Behind />
`;

/** `npm run new-option`: exits with 0 where it laid down a folder, 2 where it could not. */
async function main(): Promise<number> {
  const title = process.argv.slice(2).join(' ').trim();
  const slug = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (slug === '') throw new Error('Usage: npm run new-option NAME, for example: npm run new-option Message queue');
  const root = process.cwd();
  const { records } = await loadRecords(root);
  const record = records.at(-1);
  if (record === undefined) throw new Error('There is no decision below adr/ to add an option to.');
  if (!(question in record.definition.questions)) {
    throw new Error(
      `${record.folder} has no question “${question}”; add it, since a fresh option’s cells wait for it.`,
    );
  }
  const letter = freeLetter(record);
  const folder = `${record.folder}/options/${letter.toLowerCase()}-${slug}`;
  const taken = record.options.find((option) => option.slug.endsWith(`-${slug}`) || option.slug === slug);
  if (taken !== undefined || existsSync(path.join(root, folder))) {
    throw new Error(`${taken?.folder ?? folder} exists already; give the option another name, or edit that one.`);
  }
  mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, folder, 'option.ts'), optionSource(record, letter));
  writeFileSync(path.join(root, folder, 'index.mdx'), pageSource(title));
  await writeVerdicts(root);
  console.log(`Wrote option ${letter} to ${folder}. It builds as it is, every cell unknown.`);
  console.log('Next: paths in option.ts, then the cells, then the text in index.mdx. “npm run check” looks it over.');
  return 0;
}

await run(main);
