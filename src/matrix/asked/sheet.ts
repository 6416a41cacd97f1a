import type { DecisionRecord } from '../../model/record.ts';
import { type Demand, demandsOf, gapsOf, testOf } from './demands.ts';
import { objectsOf, type RoutingObject } from './objects.ts';
import { type ByEnvironment, type Opening, openingsOf } from './openings.ts';
import type { Asked, AskedFor } from './parties.ts';

/** An opening with what must hold of it, how to try it, and what is not known. */
export interface OpeningAsked extends Opening {
  readonly demands: readonly Demand[];
  readonly test?: string;
  readonly gaps: readonly string[];
}

/** All that an option of the outcome asks of a party. */
export interface OptionSheet extends AskedFor {
  readonly openings: readonly OpeningAsked[];
  /** Only for whoever runs what reads them. */
  readonly objects: readonly RoutingObject[];
}

/** Whether a party runs what reads routing manifests on the way of the option. */
function runsEdge({ definition }: DecisionRecord, party: string): boolean {
  return Object.values(definition.platform.components).some(
    ({ operator, edge }) => operator === party && edge !== undefined,
  );
}

/** What each option of the outcome asks of a party, with what its paths and manifests say of it. */
export function sheetsOf(
  record: DecisionRecord,
  asked: Asked,
  manifests: (slug: string) => ByEnvironment,
): OptionSheet[] {
  return asked.options.map((one) => {
    const own = manifests(one.option.slug);
    return {
      ...one,
      openings: openingsOf(record, one.option, asked.party, own).map((opening) => {
        const test = testOf(opening);
        return {
          ...opening,
          demands: demandsOf(record, opening),
          gaps: gapsOf(opening),
          ...(test === undefined ? {} : { test }),
        };
      }),
      objects: runsEdge(record, asked.party) ? objectsOf(record, one.option, own) : [],
    };
  });
}

const bullets = (lines: readonly string[]) => lines.map((line) => `- ${line}`);
const part = (head: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', head, ...lines]);

/** Where an opening leads: `host:port`, with a word in place of what is not known. */
export const target = ({ to, host, port }: Opening): string =>
  `${host ?? `${to} (host not known)`}:${port ?? '(port not known)'}`;

/** An opening’s flows, with what each is for. */
export function purposes({ definition }: DecisionRecord, { flows }: Opening): string[] {
  return flows.map((id) => {
    const flow = definition.platform.flows[id];
    return flow === undefined ? id : `${flow.label}: ${flow.purpose}`;
  });
}

/** The names of an opening’s flows. */
export const flowNames = ({ definition }: DecisionRecord, { flows }: Opening): string =>
  flows.map((id) => definition.platform.flows[id]?.label ?? id).join(', ');

const scenarioNames = ({ definition }: DecisionRecord, ids: readonly string[]) =>
  ids.map((id) => definition.scenarios[id]?.label ?? id).join(', ');

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

/** What is known of a routing object, by what it is. */
export const objectFields = (object: RoutingObject): [string, string][] => {
  const { environment, namespace, hosts, secrets, className, gateways, backends, ports, meantFor } = object;
  const fields: [string, string][] = [
    ['Environment', environment],
    ['Namespace', namespace],
    ['Hosts', hosts.join(', ')],
    ['Secret with the certificate', secrets.join(', ')],
    ['Class', className ?? (object.kind === 'Ingress' ? 'none named' : '')],
    ['Gateway', gateways.join(', ')],
    ['Leads to', [...backends, ...ports].join(', ')],
    ['Meant for', meantFor ?? ''],
  ];
  return fields.filter(([, value]) => value !== '');
};

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

/** What is asked of a party as rows, the first of them the heads. */
export function rowsOf(record: DecisionRecord, asked: Asked, sheets: readonly OptionSheet[]): string[][] {
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
  ];
  const row = (cells: Partial<Record<string, string>>) => heads.map((head) => cells[head] ?? '');
  return [
    heads,
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
