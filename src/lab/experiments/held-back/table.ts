import type { Evidence } from '../../../record/evidence.ts';
import type { Arrivals } from './arrivals.ts';
import type { Conditions } from './variants.ts';

/** What came in time at a hop under some conditions. */
export interface Case {
  readonly hops: string;
  readonly conditions: Conditions;
  readonly seen: Arrivals;
}

type Row = Evidence['rows'][number];
type Factor = keyof Conditions;

const words: { readonly [F in Factor]: (value: Conditions[F]) => string } = {
  header: (value) => `the API’s header ${value}`,
  buffering: (value) => `buffering ${value}`,
  client: (value) => `${value} from the client`,
  upstream: (value) => `${value} to the API`,
  gzip: (value) => `compression ${value}`,
  size: (value) => `events of ${value}`,
};
/** What divides the cases first comes first. */
const order = Object.keys(words) as Factor[];

const passes = ({ seen }: Case): boolean => seen.prompt === seen.sent;

const conditionText = (factor: Factor, value: string): string => (words[factor] as (one: string) => string)(value);

/** Whether the cases come out the same whatever the factor’s value, all else being equal. */
function indifferent(cases: readonly Case[], factor: Factor): boolean {
  const rest = (one: Case) => JSON.stringify({ ...one.conditions, [factor]: undefined });
  return [...Map.groupBy(cases, rest).values()].every((alike) => new Set(alike.map(passes)).size === 1);
}

function outcome(cases: readonly Case[]): string {
  const [first] = cases;
  if (first === undefined || passes(first)) return 'in time';
  const most = Math.max(...cases.map(({ seen }) => seen.prompt));
  return `held back: ${most === 0 ? 'none' : `at most ${most}`} of ${first.seen.sent} in time`;
}

/** Divides cases by what they turn on, until those of one row come out alike. */
function rowsOf(cases: readonly Case[], hops: string, fixed: readonly string[], left: readonly Factor[]): Row[] {
  const [factor, ...others] = left;
  if (factor === undefined || new Set(cases.map(passes)).size === 1) {
    const what = fixed.length === 0 ? 'whatever is set' : fixed.join(', ');
    return [{ what: `${hops}, alone: ${what}`, seen: outcome(cases) }];
  }
  if (indifferent(cases, factor)) return rowsOf(cases, hops, fixed, others);
  return [...Map.groupBy(cases, ({ conditions }) => conditions[factor])].flatMap(([value, some]) =>
    rowsOf(some, hops, [...fixed, conditionText(factor, value)], others),
  );
}

/** As few rows as say all: what a hop’s holding back turns on, and nothing that makes no difference. */
export const table = (cases: readonly Case[]): Row[] =>
  [...Map.groupBy(cases, ({ hops }) => hops)].flatMap(([hops, some]) => rowsOf(some, hops, [], order));
