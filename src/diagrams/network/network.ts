import type { Component, Layer } from '../../network/platform.ts';
import { platformOf, routeOf } from '../../network/route-decision.ts';
import { componentOf, inCluster, pathOf, protocolText, type Step, walk, zonesAround } from '../../network/walk.ts';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import { isKnownHost, type Privacy, privacyOf, sharedWithBrowsers, tlsEnd } from '../marks.ts';

/** A component as it is drawn. */
export interface NetworkNode {
  readonly id: string;
  readonly label: string;
  /** The hosts that are asked for here, and the prefixes that are taken off. */
  readonly details: readonly string[];
  readonly layer: Layer;
  /** The option brings it. */
  readonly added: boolean;
  /** Browsers pass it, too. */
  readonly shared: boolean;
  /** Of which flows the TLS ends here, in words; absent where it does of none. */
  readonly tlsEnds?: string;
  /** The zones around it, outermost first. */
  readonly zones: readonly string[];
}

/** One or more flows on the way from one component to the next, where they pass it in the same way. */
export interface NetworkLine {
  readonly from: string;
  readonly to: string;
  /** The flows’ labels, in the platform’s order. */
  readonly flows: readonly string[];
  /** Counts up from 1; lines of the same flows have the same. */
  readonly group: number;
  /** Protocol, port and carrier. */
  readonly protocol: string;
  /** The host that is asked for at its end, and the prefix that is taken off there. */
  readonly asks: readonly string[];
  readonly privacy: Privacy;
  /** It is not there today: see {@link isAdded}. */
  readonly added: boolean;
  /** The leading flow is among its flows. */
  readonly leading: boolean;
}

/** What a picture of an option’s network shows in one scenario. */
export interface Network {
  /** What the leading flow passes, in its order: the main lane. That flow is the platform’s first. */
  readonly main: readonly NetworkNode[];
  /** What only other flows pass: the lane beside it. What leads back to the main lane comes last, so that nothing is in its way. */
  readonly side: readonly NetworkNode[];
  /** Flow by flow in the platform’s order, each from its start to its end. */
  readonly lines: readonly NetworkLine[];
  /** What each zone is called. */
  readonly zones: Readonly<Record<string, string>>;
  /** The zones that hold everything that is drawn, and so tell nothing. */
  readonly everywhere: readonly string[];
  /** How many zones lie in one another at most, on the whole platform. */
  readonly depth: number;
}

/** A step of one flow; `end` is where the flow arrives at last. */
export interface FlowStep extends Step {
  readonly flow: string;
  readonly end: string;
}

/**
 * Whether a step stands for something that is not there today: it touches a component of the option’s own, takes a way
 * inside the cluster that no traffic takes today, or asks for a host that does not exist today.
 */
export function isAdded(record: DecisionRecord, option: OptionRecord, { from, to, source, hop }: Step): boolean {
  const { baseline, components } = routeOf(option);
  if (baseline) return false;
  if (from in components || to in components) return true;
  const { standing } = platformOf(record);
  if (inCluster(record, source)) {
    return !Object.values(standing).some((path) =>
      path.hops.some((other, index) => other.to === to && (path.hops[index - 1]?.to ?? path.from) === from),
    );
  }
  return hop.host !== undefined && !isKnownHost(record, hop.host);
}

/** The steps of every flow of an option in a scenario, flow by flow. Throws where a flow has no path. */
export const flowSteps = (record: DecisionRecord, option: OptionRecord, scenario: string): FlowStep[] =>
  Object.keys(platformOf(record).flows).flatMap((flow) => {
    const steps = walk(record, option, pathOf(option, scenario, flow));
    return steps.map((step) => ({ ...step, flow, end: steps.at(-1)?.to ?? '' }));
  });

const asksOf = ({ hop }: Step): string[] => [
  ...(hop.host === undefined ? [] : [hop.host]),
  ...(hop.strips === undefined ? [] : [`strips ${hop.strips}`]),
];

/** Puts steps together that pass the same hop in the same way, on the way to the same end. */
function linesOf(record: DecisionRecord, option: OptionRecord, steps: readonly FlowStep[]): NetworkLine[] {
  const lead = steps[0]?.flow;
  const lines = Map.groupBy(steps, (step) =>
    JSON.stringify([step.from, step.to, step.end, protocolText(step.hop), asksOf(step), step.encrypted]),
  );
  const groups = [...new Set([...lines.values()].map((together) => together.map(({ flow }) => flow).join()))];
  return [...lines.values()].flatMap((together) =>
    together.slice(0, 1).map((step) => ({
      from: step.from,
      to: step.to,
      flows: together.map(({ flow }) => platformOf(record).flows[flow]?.label ?? flow),
      group: groups.indexOf(together.map(({ flow }) => flow).join()) + 1,
      protocol: protocolText(step.hop),
      asks: asksOf(step),
      privacy: privacyOf(record, step),
      added: isAdded(record, option, step),
      leading: together.some(({ flow }) => flow === lead),
    })),
  );
}

/** Where TLS ends of the flows that arrive where the leading one does. */
function tlsEndsAt(record: DecisionRecord, id: string, steps: readonly FlowStep[]): string | undefined {
  const flows = Map.groupBy(
    steps.filter(({ end }) => end === steps[0]?.end),
    ({ flow }) => flow,
  );
  const passing = [...flows].filter(([, path]) => path.some(({ to }) => to === id));
  const ending = passing.filter(([, path]) => tlsEnd(path) === id);
  if (ending.length === 0) return undefined;
  if (ending.length === passing.length) return 'TLS ends here';
  return `TLS of ${ending.map(([flow]) => platformOf(record).flows[flow]?.label ?? flow).join(', ')} ends here`;
}

/**
 * What a picture of an option’s network shows in a scenario.
 * Throws where a flow has no path, or a path names a component that nobody knows.
 */
export function networkOf(record: DecisionRecord, option: OptionRecord, scenario: string): Network {
  const steps = flowSteps(record, option, scenario);
  const nodeOf = (id: string): NetworkNode => {
    const component: Component = componentOf(record, option, id);
    const tlsEnds = tlsEndsAt(record, id, steps);
    return {
      id,
      label: component.label,
      details: [...new Set(steps.filter(({ to }) => to === id).flatMap(asksOf))],
      layer: component.layer,
      added: option.definition.baseline !== true && Object.hasOwn(routeOf(option).components, id),
      shared: sharedWithBrowsers(record, id, component),
      ...(tlsEnds === undefined ? {} : { tlsEnds }),
      zones: zonesAround(record, component.zone).toReversed(),
    };
  };
  const passed = (some: readonly Step[]) => new Set(some.flatMap(({ from, to }) => [from, to]));
  const main = passed(steps.filter(({ flow }) => flow === steps[0]?.flow));
  const aside = [...passed(steps).difference(main)];
  const isOnWayBack = (id: string): boolean =>
    [...Map.groupBy(steps, ({ flow }) => flow).values()].some((path) => {
      const index = path.findIndex(({ from }) => from === id);
      return index >= 0 && path.slice(index).some(({ to }) => main.has(to));
    });
  const side = [...aside.filter((id) => !isOnWayBack(id)), ...aside.filter(isOnWayBack)];
  const nodes = { main: [...main].map(nodeOf), side: side.map(nodeOf) };
  const all = [...nodes.main, ...nodes.side];
  return {
    ...nodes,
    lines: linesOf(record, option, steps),
    zones: Object.fromEntries(Object.entries(platformOf(record).zones).map(([id, { label }]) => [id, label])),
    everywhere: (all[0]?.zones ?? []).filter((zone) => all.every(({ zones }) => zones.includes(zone))),
    depth: Math.max(0, ...Object.keys(platformOf(record).zones).map((id) => zonesAround(record, id).length)),
  };
}
