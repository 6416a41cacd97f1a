import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { apiRoles, flowOf } from './flows.ts';
import type { Component, Edge, Hop, Path, Role } from './platform.ts';
import { type Paths, platformOf, routeOf } from './route-decision.ts';

/** Whose paths are walked: an option’s, in a scenario. */
export interface Where {
  readonly record: DecisionRecord;
  readonly option: OptionRecord;
  readonly scenario: string;
}

/** One hop of a path with both its ends. */
export interface Step {
  readonly index: number;
  readonly from: string;
  readonly to: string;
  readonly source: Component;
  readonly target: Component;
  readonly hop: Hop;
  /** Whether somebody who listens between the two ends can read what passes. */
  readonly encrypted: boolean;
}

/** The carriers that encrypt by themselves; a CONNECT tunnel is as private as what it carries. */
const encryptingCarriers: readonly (Hop['inside'] | undefined)[] = ['VPN', 'SSH', 'mutual TLS'];

/** The component with this id, whether it stands today or is the option’s own. Throws where neither knows it. */
export function componentOf(record: DecisionRecord, option: OptionRecord, id: string): Component {
  const component = routeOf(option).components[id] ?? platformOf(record).components[id];
  if (component === undefined) throw new Error(`${option.folder}/option.ts: no component is called “${id}”`);
  return component;
}

/** The path hop by hop, each with the components at its ends. Throws where a component is not known. */
export function walk(record: DecisionRecord, option: OptionRecord, path: Path): Step[] {
  return path.hops.map((hop, index) => {
    const from = path.hops[index - 1]?.to ?? path.from;
    return {
      index,
      from,
      to: hop.to,
      source: componentOf(record, option, from),
      target: componentOf(record, option, hop.to),
      hop,
      encrypted: hop.protocol === 'HTTPS' || encryptingCarriers.includes(hop.inside),
    };
  });
}

/** The question that an option without paths waits for; nothing for one that has them. */
export function undecided(option: OptionRecord): string | undefined {
  const { paths } = routeOf(option);
  return typeof paths['undecided'] === 'string' ? paths['undecided'] : undefined;
}

/** The path that a flow takes in a scenario; throws where the option has none. */
export function pathOf(option: OptionRecord, scenario: string, flow: string): Path {
  const path = (routeOf(option).paths as Paths)[scenario]?.[flow];
  if (path === undefined) throw new Error(`${option.folder}/option.ts: no path for ${flow} in ${scenario}`);
  return path;
}

/**
 * The path, hop by hop, of the flow with the first of these roles that any flow has; no step where none has one of them.
 * Throws where the option has no path for the flow.
 */
export function stepsOf({ record, option, scenario }: Where, ...roles: readonly Role[]): Step[] {
  const flow = flowOf(record, ...roles);
  return flow === undefined ? [] : walk(record, option, pathOf(option, scenario, flow));
}

/** What a path says of the edge that it passes, which reads the option’s routing manifests; `undefined` where it passes none. */
export const edgeOn = (steps: readonly Step[]): Edge | undefined =>
  steps.find(({ target }) => target.edge !== undefined)?.target.edge;

/** The paths of all flows to the API, hop by hop. */
export const apiSteps = (where: Where): Step[] => apiRoles.flatMap((role) => stepsOf(where, role));

/** The paths of an option; none while these are undecided. */
const pathsOf = (option: OptionRecord): Path[] =>
  undecided(option) === undefined ? Object.values(routeOf(option).paths as Paths).flatMap(Object.values<Path>) : [];

/** Every hop of an option’s paths; none while these are undecided. */
export const hopsOf = (option: OptionRecord): Hop[] => pathsOf(option).flatMap(({ hops }) => [...hops]);

/** Protocol and port as people write them: `HTTPS 443 in CONNECT`. */
export function protocolText({ protocol, port, inside }: Hop): string {
  return [protocol, port, inside && `in ${inside}`].filter((part) => part !== undefined).join(' ');
}

/** Whether a component lies in the cluster. */
export function inCluster(record: DecisionRecord, { zone }: Component): boolean {
  return zonesAround(record, zone).includes(platformOf(record).cluster);
}

/**
 * Whether a component is the agents’ egress of their network, or the internet’s way in: it stands today, outside the
 * cluster, and only moves bytes. Every option meets it alike, so rows that compare options leave it to a row of its own.
 */
export function isWayOut(record: DecisionRecord, id: string): boolean {
  const component = platformOf(record).components[id];
  return component !== undefined && component.layer === 'transit' && !inCluster(record, component);
}

/** The path of browsers with its id: the one in use today that begins where none of the options’ paths does. */
export function browsersPath(record: DecisionRecord): { readonly id: string; readonly path: Path } | undefined {
  const agents = new Set(record.options.flatMap(pathsOf).map(({ from }) => from));
  const found = Object.entries(platformOf(record).standing).find(([, { from }]) => !agents.has(from));
  return found && { id: found[0], path: found[1] };
}

/** The first step that reaches more than the agents’ own network or their way out of it. */
export const arrivalIn = (record: DecisionRecord, steps: readonly Step[]): Step | undefined =>
  steps.find(({ to, target }) => !isWayOut(record, to) && target.each !== 'agent');

/** The zone and the zones around it, innermost first. */
export function zonesAround(record: DecisionRecord, zone: string): string[] {
  const { within } = platformOf(record).zones[zone] ?? {};
  return within === undefined ? [zone] : [zone, ...zonesAround(record, within)];
}
