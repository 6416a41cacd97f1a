import { isKnown, type KnownValue, originOf, valueWords } from '../../record/known-value.ts';
import type { Count, Duration, Size } from '../../record/quantity.ts';
import type { RouteSettings } from '../route.ts';
import type { EdgePath, EdgeSettings } from './edge-settings.ts';
import type { Tls } from './gateway.ts';
import type { NginxSettings } from './nginx-server.ts';
import type { ServiceEdge } from './service.ts';

/** One value in words, with where it comes from. */
export interface Cell {
  readonly words: string;
  readonly setting: KnownValue<unknown>;
}

export interface Column<Row> {
  readonly title: string;
  /** One cell as a rule; for what a path has, one for each path. */
  readonly cells: (row: Row) => readonly Cell[];
}

type Shown = KnownValue<Duration | Size | Count | boolean | string>;

/** A value in words; `unknown` where there is none. */
export const settingWords = (setting: Shown): string => ('unknown' in setting ? 'unknown' : valueWords(setting.value));

/** Where TLS ends, and with which Secret. */
export function tlsWords(tls: KnownValue<Tls>): string {
  if ('unknown' in tls) return 'unknown';
  const { ends, secret } = tls.value;
  if (ends !== 'here') return ends;
  return secret === undefined ? 'ends here, with a certificate of the controller’s own' : `ends here, with ${secret}`;
}

const matches = { exact: 'this path alone', prefix: 'as a prefix', regex: 'as a regular expression' } as const;

/** How a path is matched. */
export const matchWords = ({ match }: EdgePath): string =>
  'unknown' in match ? 'matching unknown' : matches[match.value];

/** What is taken off a path. */
export function stripWords({ strips }: EdgePath): string {
  if ('unknown' in strips) return 'unknown whether a prefix is stripped';
  return strips.value === 'none' ? 'nothing stripped' : `${strips.value} stripped`;
}

const cell = (setting: Shown, none = 'no such limit'): Cell => ({
  words: settingWords(setting).replace(/^none$/, none),
  setting,
});

/** The column of a value that rows have under one name. */
const column = <F extends string>(title: string, field: F, none?: string): Column<Readonly<Record<F, Shown>>> => ({
  title,
  cells: (row) => [cell(row[field], none)],
});

/** What any proxy does to the event stream. */
const onStream = [
  column('Closes after silence of', 'idle'),
  column('Ends a response after', 'total'),
  column('Gathers a response first', 'buffers'),
  column('Obeys X-Accel-Buffering', 'heedsHeader'),
  column('Hides it from the proxy before', 'hidesHeader'),
  column('Compresses the stream', 'gzip'),
] as const;

/** What any proxy does to a request. */
const onRequests = [
  column('Refuses bodies above', 'body'),
  column('Speaks to the backend', 'upstream'),
  column('Tells it the client’s address by', 'clientAddress'),
] as const;

/** What happens to the event stream. */
export const streamColumns: readonly Column<EdgeSettings>[] = [
  ...onStream,
  column('Ends old streams after a reload', 'reload', 'never'),
];

const listener = column('Listener', 'listener');

const wayIn: readonly Column<EdgeSettings>[] = [
  {
    title: 'TLS',
    cells: ({ tls }) => [{ words: tlsWords(tls), setting: tls }],
  },
  column('Plain HTTP is', 'plainHttp'),
  {
    title: 'Path',
    cells: ({ paths }) => paths.map((path) => ({ words: `${path.path} ${matchWords(path)}`, setting: path.match })),
  },
  {
    title: 'Prefix',
    cells: ({ paths }) => paths.map((path) => ({ words: stripWords(path), setting: path.strips })),
  },
  ...onRequests,
];

/** What happens to a request on its way in; only a Gateway has listeners of its own. */
export const wayInColumns = (kind: EdgeSettings['kind']): readonly Column<EdgeSettings>[] =>
  kind === 'HTTPRoute' ? [listener, ...wayIn] : wayIn;

/** A cell that says what the manifest leaves open, where it sets nothing. */
const orLeft = (setting: Shown, left: string): Cell => ({
  ...cell(setting),
  ...('unknown' in setting ? { words: left } : {}),
});

/** What an nginx in a pod does to what passes through it. */
export const nginxColumns: readonly Column<NginxSettings>[] = [
  column('Listens on', 'listener'),
  column('Strips', 'strips', 'nothing'),
  ...onStream,
  ...onRequests,
];

/** What a Service makes of the way in. */
export const serviceColumns: readonly Column<ServiceEdge>[] = [
  {
    title: 'Port',
    cells: ({ ports, route }) =>
      ports.map(({ port, target, nodePort, place }) => ({
        words: `${nodePort === undefined || route.kind !== 'NodePort' ? port : `${nodePort} on every node`} to ${target} of the pod`,
        setting: { value: port, place },
      })),
  },
  {
    title: 'Class',
    cells: (edge) => (edge.route.kind === 'NodePort' ? [] : [orLeft(edge.class, 'left to the cluster')]),
  },
  {
    title: 'Address',
    cells: ({ address, route }) => [
      orLeft(address, route.kind === 'NodePort' ? 'the nodes’ own' : 'left to the load balancer'),
    ],
  },
  { title: 'Let in from', cells: ({ sourceRanges }) => [orLeft(sourceRanges, 'no limit set here')] },
  { title: 'The client’s address is', cells: ({ clientAddress }) => [cell(clientAddress)] },
];

const wordsOf = (cells: readonly Cell[]): string => JSON.stringify(cells.map(({ words }) => words));

/** Whether rows of a table are known to say different things in a column. */
export function differs<Row>({ cells }: Column<Row>, rows: readonly Row[]): boolean {
  const known = rows.map(cells).filter((all) => all.every(({ setting }) => isKnown(setting)));
  return new Set(known.map(wordsOf)).size > 1;
}

/** One value of several rows, with where it comes from in each. */
export interface SharedCell {
  readonly words: string;
  readonly settings: readonly Cell['setting'][];
}

/** The rows of a table that read the same, as one. */
interface SharedRow {
  readonly labels: readonly string[];
  /** By column; in each, one cell as a rule, for what a path has one for each path. */
  readonly columns: readonly (readonly SharedCell[])[];
}

/** Rows as one where they give the same words in every column and have them from the same kind of place, in the order of the first of each. */
export function sharedRows<Row>(
  columns: readonly Column<Row>[],
  rows: readonly { readonly label: string; readonly row: Row }[],
): SharedRow[] {
  const read = rows.map(({ label, row }) => ({ label, cells: columns.map(({ cells }) => cells(row)) }));
  const looks = ({ cells }: (typeof read)[number]) =>
    JSON.stringify(cells.map((all) => all.map(({ words, setting }) => [words, originOf(setting)])));
  return [...Map.groupBy(read, looks).values()].map((alike) => ({
    labels: alike.map(({ label }) => label),
    columns: columns.map((_, column) =>
      (alike[0]?.cells[column] ?? []).map(({ words }, index) => ({
        words,
        settings: alike.flatMap(({ cells }) => cells[column]?.[index]?.setting ?? []),
      })),
    ),
  }));
}

/** Whether two environments give the same words in every cell. */
export const sameTables = <Row>(columns: readonly Column<Row>[], one: readonly Row[], other: readonly Row[]): boolean =>
  one.length === other.length &&
  columns.every(({ cells }) =>
    one.every((row, index) => {
      const beside = other[index];
      return beside !== undefined && wordsOf(cells(row)) === wordsOf(cells(beside));
    }),
  );

/** Hosts, class and backends of a route, as the manifest has them, in one line. */
export function routeLine({ kind, hosts, class: className, paths, parents = [] }: RouteSettings): string {
  const names = hosts.map(({ name }) => name).join(', ') || 'every host';
  const backends = [...new Set(paths.map(({ backend }) => `${backend.service}, port ${backend.port}`))].join('; ');
  const by =
    kind === 'Ingress'
      ? `class ${className?.name ?? 'left to the cluster'}`
      : `attached to ${parents.map(({ name, namespace, section }) => `${namespace}/${name}${section ? `, listener ${section}` : ''}`).join('; ')}`;
  return `${names} to ${backends}; ${by}`;
}
