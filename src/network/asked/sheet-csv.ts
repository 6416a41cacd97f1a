import type { DecisionRecord } from '../../record/record.ts';
import type { Asked } from './parties.ts';
import type { OptionSheet } from './sheet.ts';
import { objectFields, purposes, scenarioNames } from './sheet-words.ts';

const heads = [
  'kind',
  'option',
  'role',
  'environment',
  'scenario',
  'from',
  'to',
  'port',
  'protocol',
  'what',
  'must hold',
  'test',
  'open',
] as const;

/** What is asked of a party as rows, the first of them the heads. */
export function rowsOf(record: DecisionRecord, asked: Asked, sheets: readonly OptionSheet[]): string[][] {
  const row = (cells: { readonly [head in (typeof heads)[number]]?: string }) => heads.map((head) => cells[head] ?? '');
  return [
    [...heads],
    ...asked.next.map((what) => row({ kind: 'to do next', what })),
    ...sheets.flatMap(({ option, role, provisions, openings, objects }) => {
      const of = { option: option.definition.letter, role };
      return [
        ...provisions.map(({ kind, what, each, only }) =>
          row({
            ...of,
            kind,
            what: each === undefined ? what : `${what}, for each ${each}`,
            scenario: only === undefined ? '' : scenarioNames(record, [only]),
          }),
        ),
        ...openings.map((opening) =>
          row({
            ...of,
            kind: 'connection',
            environment: opening.environment,
            scenario: scenarioNames(record, opening.scenarios),
            from: opening.from,
            to: opening.host ?? opening.to,
            port: opening.port === undefined ? '' : String(opening.port),
            protocol: opening.inside === undefined ? opening.protocol : `${opening.protocol} in ${opening.inside}`,
            what: purposes(record, opening).join(' '),
            'must hold': opening.demands.map(({ text }) => text).join(' '),
            test: opening.test ?? '',
            open: opening.gaps.join(' '),
          }),
        ),
        ...objects.map((object) =>
          row({
            ...of,
            kind: object.kind,
            environment: object.environment,
            to: object.hosts.join(', '),
            what: `${object.file}: ${object.name}`,
            'must hold': objectFields(object)
              .filter(([label]) => label !== 'Environment' && label !== 'Hosts')
              .map(([label, value]) => `${label}: ${value}`)
              .join('; '),
          }),
        ),
      ];
    }),
    ...asked.questions.map(([, { text, known }]) => row({ kind: 'question', what: known ?? '', open: text })),
  ];
}

/** A cell as spreadsheets take it: what they would read as a formula is marked as text, and quotes are doubled. */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as comma-separated values: CRLF after each. @see https://www.rfc-editor.org/rfc/rfc4180 */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
