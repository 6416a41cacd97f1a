import type { Paths } from '../record/decision.ts';
import { componentOf, type DecisionRecord, type OptionRecord } from '../record/record.ts';
import type { Component, Hop, Path } from './platform.ts';

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
export function undecided({ definition: { paths } }: OptionRecord): string | undefined {
  return typeof paths['undecided'] === 'string' ? paths['undecided'] : undefined;
}

/** The path that a flow takes in a scenario; throws where the option has none. */
export function pathOf(option: OptionRecord, scenario: string, flow: string): Path {
  const path = (option.definition.paths as Paths)[scenario]?.[flow];
  if (path === undefined) throw new Error(`${option.folder}/option.ts: no path for ${flow} in ${scenario}`);
  return path;
}

/** Every hop of an option’s paths; none while these are undecided. */
export const hopsOf = (option: OptionRecord): Hop[] =>
  undecided(option) === undefined
    ? Object.values(option.definition.paths as Paths).flatMap((flows) =>
        Object.values(flows).flatMap(({ hops }): Hop[] => [...hops]),
      )
    : [];

/** Protocol and port as people write them: `HTTPS 443 in CONNECT`. */
export function protocolText({ protocol, port, inside }: Hop): string {
  return [protocol, port, inside && `in ${inside}`].filter((part) => part !== undefined).join(' ');
}

/** Whether a component lies in the cluster. */
export function inCluster(record: DecisionRecord, { zone }: Component): boolean {
  return zonesAround(record, zone).includes(record.definition.platform.cluster);
}

/**
 * Whether a component is the agents’ egress of their network, or the internet’s way in: it stands today, outside the
 * cluster, and only moves bytes. Every option meets it alike, so rows that compare options leave it to a row of its own.
 */
export function isWayOut(record: DecisionRecord, id: string): boolean {
  const component = record.definition.platform.components[id];
  return component !== undefined && component.layer === 'transit' && !inCluster(record, component);
}

/** The zone and the zones around it, innermost first. */
export function zonesAround(record: DecisionRecord, zone: string): string[] {
  const { within } = record.definition.platform.zones[zone] ?? {};
  return within === undefined ? [zone] : [zone, ...zonesAround(record, within)];
}
