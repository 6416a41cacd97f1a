import type { Component } from '../network/platform.ts';
import { platformOf, routeOf } from '../network/route-decision.ts';
import { inCluster, pathOf, type Step, undecided, walk, zonesAround } from '../network/walk.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { isKnownHost, type Privacy, privacyOf, sharedWithBrowsers, tlsEnd } from './marks.ts';

/** One component on an option’s line. */
export interface Stop {
  readonly id: string;
  readonly label: string;
  /** What stands on the same machine and is passed first, such as a tunnel’s client beside the agent. */
  readonly beside: readonly string[];
  /** The option brings it, or what is beside it. */
  readonly added: boolean;
  /** Browsers pass it, too. */
  readonly shared: boolean;
  /** The host that is asked for here, new where it does not stand today. */
  readonly host?: { readonly name: string; readonly isNew: boolean };
  /** The prefix that is taken off here. */
  readonly strips?: string;
  readonly tlsEnds: boolean;
}

/** A place on an option’s line: a stop or none, and how private the line is before and after; neither beyond its ends. */
export interface Place {
  readonly stop?: Stop;
  readonly before?: Privacy;
  readonly after?: Privacy;
}

/** A station that the lines have in common: the same component, or others at the same point of the way. */
export interface Station {
  readonly labels: readonly string[];
  /** The zones around it, outermost first, without those that hold every station. */
  readonly zones: readonly string[];
  readonly inCluster: boolean;
}

export interface RouteLine {
  readonly option: OptionRecord;
  /** One for each station, in order. */
  readonly places: readonly Place[];
}

export interface RouteLines {
  readonly stations: readonly Station[];
  readonly lines: readonly RouteLine[];
}

interface LineStop {
  readonly stop: Stop;
  readonly component: Component;
  readonly inCluster: boolean;
  /** How private the line is on the way here; none at its start. */
  readonly before?: Privacy;
}

/** The stops of one flow of an option, in order; what stands beside the client on its machine is told with the client. */
function stopsOf(record: DecisionRecord, option: OptionRecord, steps: readonly Step[]): LineStop[] {
  const [first] = steps;
  if (first === undefined) return [];
  const { components, baseline } = routeOf(option);
  const added = (id: string) => baseline !== true && Object.hasOwn(components, id);
  const end = tlsEnd(steps);
  const onward = steps.findIndex(({ target }) => target.each !== 'agent');
  const beside = steps.slice(0, Math.max(onward, 0));
  const lineStop = (id: string, component: Component, passed: Partial<Stop>, before?: Privacy): LineStop => ({
    component,
    inCluster: inCluster(record, component),
    ...(before === undefined ? {} : { before }),
    stop: {
      id,
      label: component.label,
      beside: [],
      added: added(id),
      shared: sharedWithBrowsers(record, id, component),
      tlsEnds: end === id,
      ...passed,
    },
  });
  const client = {
    beside: beside.map(({ target }) => target.label),
    added: [first.from, ...beside.map(({ to }) => to)].some(added),
  };
  return [
    lineStop(first.from, first.source, client),
    ...steps.slice(beside.length).map((step) => {
      const { host: name, strips } = step.hop;
      const passed = {
        ...(name === undefined ? {} : { host: { name, isNew: !isKnownHost(record, name) } }),
        ...(strips === undefined ? {} : { strips }),
      };
      return lineStop(step.to, step.target, passed, privacyOf(record, step));
    }),
  ];
}

/** What stands at a station, by `keyOf`. */
type Column = Map<string, LineStop>;

/** What tells a stop from others: two options may each bring something of the same id, under a name of its own. */
const keyOf = ({ stop: { id, label } }: LineStop): string => JSON.stringify([id, label]);

/**
 * Puts a line’s stops into the columns and gives the column of each. A component goes where it stands already; another
 * joins the next column on its side of the cluster’s edge that lies before the stop to come; else it gets a column.
 */
function place(columns: Column[], stops: readonly LineStop[]): Column[] {
  const taken: Column[] = [];
  for (const [index, lineStop] of stops.entries()) {
    const from = index === 0 ? 0 : columns.indexOf(taken[index - 1] as Column) + 1;
    const later = columns.slice(from);
    const known = later.find((column) => column.has(keyOf(lineStop)));
    const next = stops.slice(index + 1).map((stop) => later.findIndex((column) => column.has(keyOf(stop))));
    const until = next.find((at) => at >= 0) ?? later.length;
    const alike = later
      .slice(0, until)
      .find((column) => [...column.values()].every((other) => other.inCluster === lineStop.inCluster));
    const column = known ?? (index === 0 ? columns[0] : alike) ?? new Map<string, LineStop>();
    if (!columns.includes(column)) {
      const wall = later.slice(0, until).findIndex((one) => [...one.values()].some((other) => other.inCluster));
      const at = lineStop.inCluster || wall === -1 ? until : wall;
      columns.splice(from + at, 0, column);
    }
    if (!column.has(keyOf(lineStop))) column.set(keyOf(lineStop), lineStop);
    taken.push(column);
  }
  return taken;
}

/** Zones that hold each of the components. */
function commonZones(chains: readonly (readonly string[])[]): string[] {
  return (chains[0] ?? []).filter((zone) => chains.every((chain) => chain.includes(zone)));
}

/**
 * The decided options of a decision as lines over common stations, for one flow in one scenario: what each passes, adds
 * and shares with browsers, what it asks for where, how private it is on the way, and where its TLS ends.
 * @param options which, in which order; all of the decision’s, if left out
 */
export function routeLines(
  record: DecisionRecord,
  scenario: string,
  flow: string,
  options: readonly OptionRecord[] = record.options,
): RouteLines {
  const columns: Column[] = [];
  const drawn = options
    .filter((option) => undecided(option) === undefined)
    .map((option) => {
      const stops = stopsOf(record, option, walk(record, option, pathOf(option, scenario, flow)));
      return { option, stops, taken: place(columns, stops) };
    });
  const zones = (column: Column) =>
    [...column.values()].map(({ component }) => zonesAround(record, component.zone).toReversed());
  const everywhere = commonZones(columns.flatMap(zones));
  const { zones: labels } = platformOf(record);
  return {
    stations: columns.map((column) => ({
      labels: [...column.values()].map(({ stop }) => stop.label),
      zones: commonZones(zones(column))
        .filter((zone) => !everywhere.includes(zone))
        .map((zone) => labels[zone]?.label ?? zone),
      inCluster: [...column.values()].every((lineStop) => lineStop.inCluster),
    })),
    lines: drawn.map(({ option, stops, taken }) => {
      const at = (column: Column) => stops[taken.indexOf(column)];
      const last = columns.findLastIndex((column) => taken.includes(column));
      const places = columns.map((column, index): Place => {
        const lineStop = at(column);
        const onward = columns.slice(index + 1).flatMap((other) => at(other) ?? [])[0];
        const begun = index > columns.findIndex((other) => taken.includes(other));
        const before = begun && index <= last ? (lineStop ?? onward)?.before : undefined;
        const after = (begun || lineStop !== undefined) && index < last ? onward?.before : undefined;
        return {
          ...(lineStop === undefined ? {} : { stop: lineStop.stop }),
          ...(before === undefined ? {} : { before }),
          ...(after === undefined ? {} : { after }),
        };
      });
      return { option, places };
    }),
  };
}
