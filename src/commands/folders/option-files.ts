import { isRoute, platformOf } from '../../network/route-decision.ts';
import type { DecisionRecord } from '../../record/record.ts';
import type { Files } from './lay-down.ts';

/** The question that a fresh option’s cells wait for; a decision that takes new options has it. */
export const assessment = 'assessment';

/** The first letter of the alphabet that no option of the decision has, alone or before a numeral. */
export function freeLetter({ options }: Pick<DecisionRecord, 'options'>): string {
  const taken = new Set(options.map(({ definition }) => definition.letter.slice(0, 1)));
  const free = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((letter) => !taken.has(letter));
  if (free === undefined)
    throw new Error('All letters are taken; give one of the options a letter with a numeral, such as B-ii.');
  return free;
}

/** What of an option’s file depends on its decision: the rows that people fill, and for a route the paths to be decided. */
export interface Frame {
  /** By id, the question that each asks. */
  readonly rows: Readonly<Record<string, string>>;
  /** For a decision about a route, the scenarios and the flows that a path is needed for. */
  readonly paths?: { readonly scenarios: readonly string[]; readonly flows: readonly string[] };
}

/** What an option of a decision has to fill. */
export function frameOf(record: DecisionRecord): Frame {
  const { criteria, scenarios } = record.definition;
  const rows = Object.entries(criteria).flatMap(([id, { filledBy, question }]) =>
    'people' in filledBy ? [[id, question]] : [],
  );
  return {
    rows: Object.fromEntries(rows),
    ...(isRoute(record)
      ? { paths: { scenarios: Object.keys(scenarios), flows: Object.keys(platformOf(record).flows) } }
      : {}),
  };
}

const quoted = (text: string): string => `'${text}'`;

function optionSource({ rows, paths }: Frame, letter: string): string {
  const cells = Object.entries(rows).map(
    ([id, question]) => `    // ${question}\n    ${quoted(id)}: unknown('not yet assessed', '${assessment}'),`,
  );
  const way = paths
    ? [
        `  // A path for each scenario (${paths.scenarios.map(quoted).join(', ')}) and flow (${paths.flows.map(quoted).join(', ')}); see another option.`,
        `  paths: { undecided: '${assessment}' },`,
        '  provisions: [],',
      ]
    : [];
  return `import { unknown } from '../../../../src/record/assessment.ts';
import { defineOption } from '../../decision.ts';

export default defineOption({
${[
  `  letter: '${letter}',`,
  "  summary: 'One sentence: what it is.',",
  ...way,
  '  assessments: {',
  ...cells,
  '  },',
  "  reversal: 'How to take it back, and what that costs.',",
  "  tripwires: ['What would make us look again.'],",
].join('\n')}
});
`;
}

const route = `<Networks />

### What has to be provided

<Provisions />

`;

const pageSource = (title: string, isAboutRoute: boolean): string => `---
title: ${JSON.stringify(title)}
description: One sentence on what the option is.
---

import { Behind, Columns, ${isAboutRoute ? 'Networks, Provisions, ' : ''}Reversal, Standing } from '../../../../src/components/record.ts';

## Status

Proposed; not yet assessed.

<Standing />

## Context

What stands today that matters to this option.

## Decision

What one would do.

${isAboutRoute ? route : ''}## Consequences

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

/** The files of a new option’s folder, every cell unknown. */
export const optionFiles = (frame: Frame, { letter, title }: { letter: string; title: string }): Files => ({
  'option.ts': optionSource(frame, letter),
  'index.mdx': pageSource(title, frame.paths !== undefined),
});
