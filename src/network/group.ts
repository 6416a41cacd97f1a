import { backingOf } from './backing.ts';
import type { Judged } from './measures/index.ts';
import type { Outcome } from './outcome.ts';

const order = ['fail', 'unknown', 'pass'] as const;

/** The situations in which a check comes out alike, in words. */
interface Group {
  /** Which they are; empty where they are all, “all others” where they are most and too many to name. */
  readonly where: string;
  /** With all that it rests on in any of them. */
  readonly outcome: Outcome;
}

const unique = (values: readonly string[]) => [...new Set(values)];
const kindName = { Ingress: 'an Ingress', HTTPRoute: 'an HTTPRoute' } as const;

/** A controller, with the kind of route where it reads several kinds here. */
function controllerOf({ situation: { edge } }: Judged, all: readonly Judged[]): string {
  if (edge === undefined) return '';
  const kinds = unique(
    all.flatMap(({ situation }) => (situation.edge?.controller === edge.controller ? [situation.edge.kind] : [])),
  );
  return kinds.length > 1 ? `${edge.label} (${edge.kind})` : edge.label;
}

/** The controllers of a group: by kind where it has every one that reads that kind, else by name. */
function controllersIn(group: readonly Judged[], all: readonly Judged[]): string {
  const has = (list: readonly Judged[], kind: string) =>
    unique(list.flatMap(({ situation: { edge } }) => (edge?.kind === kind ? [edge.controller] : [])));
  const whole = (['Ingress', 'HTTPRoute'] as const).filter((kind) => {
    const [here, everywhere] = [has(group, kind), has(all, kind)];
    return everywhere.length > 1 && here.length === everywhere.length;
  });
  const rest = group.filter(
    ({ situation: { edge } }) => edge !== undefined && !whole.some((kind) => kind === edge.kind),
  );
  return [
    ...whole.map((kind) => `every listed controller that reads ${kindName[kind]}`),
    ...unique(rest.map((one) => controllerOf(one, all))),
  ].join('; ');
}

function inWords(group: readonly Judged[], all: readonly Judged[]): string {
  if (group.length === all.length) return '';
  const label = ({ situation: { record, scenario } }: Judged) =>
    record.definition.scenarios[scenario]?.label ?? scenario;
  const labels = unique(group.map(label));
  const everyone = all.every((one) => group.includes(one) || !labels.includes(label(one)));
  const scenarios = labels.length === unique(all.map(label)).length ? '' : labels.join(', ');
  return [scenarios, everyone && scenarios !== '' ? '' : controllersIn(group, all)]
    .filter((part) => part !== '')
    .join(': ');
}

/** More names than these are not read; the group that is left over needs none. */
const readable = 3;
const remainder = 'all others';

/** Whether a group is the largest, so that it can be called what is left when the others are named. */
const isRemainder = (group: readonly Judged[], groups: readonly (readonly Judged[])[]): boolean =>
  groups.every((other) => other === group || other.length < group.length);

/** Puts together the situations with the same outcome for the same reason; failures first, then what is open, and what is left over last. */
export function grouped(all: readonly Judged[]): Group[] {
  const groups = [...Map.groupBy(all, ({ outcome }) => `${outcome.outcome} ${outcome.reason}`).values()];
  return groups
    .flatMap((group): Group[] => {
      const [first] = group;
      if (first === undefined) return [];
      const outcome = { ...first.outcome, ...backingOf(...group.map((one) => one.outcome)) };
      const where = inWords(group, all);
      const long = where.split('; ').length > readable && isRemainder(group, groups);
      return [{ where: long ? remainder : where, outcome }];
    })
    .toSorted(
      (a, b) =>
        Number(a.where === remainder) - Number(b.where === remainder) ||
        order.indexOf(a.outcome.outcome) - order.indexOf(b.outcome.outcome),
    );
}

/** Whether, somewhere, a check comes out otherwise with one controller, or kind of route, than with another. */
export const differsByController = (all: readonly Judged[]): boolean =>
  [...Map.groupBy(all, ({ situation: { scenario } }) => scenario).values()].some(
    (here) => new Set(here.map(({ outcome }) => `${outcome.outcome} ${outcome.reason}`)).size > 1,
  );

/** How many controllers, each with a kind of route, each outcome comes with; the worse of two scenarios counts. */
export function countByOutcome(all: readonly Judged[]): { outcome: Outcome['outcome']; count: number }[] {
  const byEdge = Map.groupBy(all, ({ situation: { edge } }) => JSON.stringify([edge?.controller, edge?.kind]));
  const worst = [...byEdge.values()].map((group) =>
    order.find((one) => group.some(({ outcome }) => outcome.outcome === one)),
  );
  return order
    .map((outcome) => ({ outcome, count: worst.filter((one) => one === outcome).length }))
    .filter(({ count }) => count > 0);
}
