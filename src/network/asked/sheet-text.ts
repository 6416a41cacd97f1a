import type { DecisionRecord } from '../../record/record.ts';
import type { RoutingObject } from './objects.ts';
import type { Asked } from './parties.ts';
import type { OpeningAsked, OptionSheet } from './sheet.ts';
import { flowNames, objectFields, purposes, scenarioNames, target } from './sheet-words.ts';

const bullets = (lines: readonly string[]) => lines.map((line) => `- ${line}`);
const part = (head: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', head, ...lines]);

function openingText(record: DecisionRecord, opening: OpeningAsked): string[] {
  const { environment, scenarios, from, through, protocol, inside, test, gaps } = opening;
  return [
    '',
    `${environment}, ${scenarioNames(record, scenarios)}`,
    `  From: ${from}`,
    `  To: ${target(opening)}`,
    `  Protocol: ${protocol}${inside === undefined ? '' : ` in ${inside}`}`,
    `  Through: ${through}`,
    `  For: ${flowNames(record, opening)}`,
    ...(test === undefined ? [] : [`  Test: ${test}`]),
    ...gaps.map((gap) => `  Open: ${gap}`),
  ];
}

const objectText = (object: RoutingObject): string[] => [
  '',
  `${object.file}: ${object.kind} ${object.name}`,
  ...objectFields(object).map(([label, value]) => `  ${label}: ${value}`),
];

function sheetText(record: DecisionRecord, { option, role, provisions, openings, objects }: OptionSheet): string[] {
  if (provisions.length + openings.length + objects.length === 0) return [];
  const { letter } = option.definition;
  const all = (of: (opening: OpeningAsked) => string[]) => [...new Set(openings.flatMap(of))];
  const asked = provisions.map(({ kind, what, each, only }) =>
    [`${kind}: ${what}`, each && `for each ${each}`, only && `${scenarioNames(record, [only])} only`]
      .filter(Boolean)
      .join(', '),
  );
  return [
    '',
    `${letter} ${option.name} (${role})`,
    ...bullets(asked),
    ...openings.flatMap((opening) => openingText(record, opening)),
    ...part('What must hold of these connections', bullets(all(({ demands }) => demands.map(({ text }) => text)))),
    ...part('What they are for', bullets(all((opening) => purposes(record, opening)))),
    ...objects.flatMap(objectText),
  ];
}

/** What is asked of a party as plain text, to paste into a ticket. */
export function textOf(record: DecisionRecord, asked: Asked, sheets: readonly OptionSheet[]): string {
  const { issue, status } = record.definition;
  return `${[
    `${record.title}: asked of ${asked.label}`,
    `Decision ${record.id.slice(0, 4)}, ${status}; ${issue.label}, ${issue.address}`,
    ...part('To do next', bullets(asked.next)),
    ...sheets.flatMap((sheet) => sheetText(record, sheet)),
    ...part(
      'Open questions',
      asked.questions.flatMap(([, { text, known }]) => [
        `- ${text}`,
        ...(known === undefined ? [] : [`  Known so far: ${known}`]),
      ]),
    ),
  ].join('\n')}\n`;
}
