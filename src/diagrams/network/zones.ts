import type { Network, NetworkNode } from './network.ts';

/** A zone over successive components of the main lane. */
export interface Run {
  readonly zone: string;
  /** How many zones are around it. */
  readonly level: number;
  /** Its first and last component, by their places in the lane. */
  readonly first: number;
  last: number;
  /** The components of the other lane that lie in it, too. */
  readonly beside: NetworkNode[];
}

/** Where a component of the other lane stands. */
export interface Berth {
  readonly node: NetworkNode;
  /** The component of the main lane that leads to it, or to what leads to it, by its place. */
  readonly from: number;
  /** The component of the main lane beside which it may begin, at the earliest. */
  readonly row: number;
  /** The zones of its own: those around it that are around no component of the main lane there. */
  readonly own: readonly string[];
}

const drawnZones = ({ everywhere }: Network, { zones }: NetworkNode): string[] =>
  zones.filter((zone) => !everywhere.includes(zone));

/** How many zones two components have in common. */
function sharedZones(network: Network, one: NetworkNode, other: NetworkNode): number {
  const [ours, theirs] = [drawnZones(network, one), drawnZones(network, other)];
  const apart = ours.findIndex((zone, index) => theirs[index] !== zone);
  return apart === -1 ? ours.length : apart;
}

/** The zones over the main lane, outer before inner; one that is left and entered again is drawn twice. */
export function runsOf(network: Network): Run[] {
  const runs: Run[] = [];
  for (const [index, node] of network.main.entries()) {
    const before = network.main[index - 1];
    const shared = before === undefined ? 0 : sharedZones(network, before, node);
    for (const [place, zone] of drawnZones(network, node).entries()) {
      const open = place < shared ? runs.findLast((run) => run.zone === zone) : undefined;
      if (open === undefined) {
        runs.push({ zone, level: node.zones.indexOf(zone), first: index, last: index, beside: [] });
      } else open.last = index;
    }
  }
  return runs;
}

/**
 * Where each component of the other lane stands: in the zone that it shares with the main lane, as early as can be; above what
 * it leads back to, and beside what leads to it where it leads on in its own lane.
 */
export function berthsOf(network: Network, runs: readonly Run[]): Berth[] {
  const { main, side, lines } = network;
  const sources = new Map<string, number>(main.map(({ id }, index) => [id, index]));
  const leadsTo = (node: NetworkNode) => lines.filter(({ from }) => from === node.id).map(({ to }) => to);
  let before = 0;
  return side.map((node) => {
    const feeders = lines.filter(({ to }) => to === node.id).flatMap(({ from }) => sources.get(from) ?? []);
    const from = feeders[0] ?? 0;
    sources.set(node.id, from);
    const least = Math.max(from, before);
    const leadsOn = leadsTo(node).some((id) => side.some((other) => other.id === id));
    const back = main.findIndex(({ id }, row) => row > least && leadsTo(node).includes(id));
    const end = leadsOn ? least + 1 : back === -1 ? main.length : back;
    const rows = main.map((other, row) => ({ row, shared: sharedZones(network, node, other) })).slice(least, end);
    const { row, shared } = rows.reduce((best, one) => (one.shared > best.shared ? one : best));
    before = row;
    const zones = drawnZones(network, node);
    for (const run of runs) {
      if (run.first <= row && row <= run.last && zones.slice(0, shared).includes(run.zone)) run.beside.push(node);
    }
    return { node, from, row, own: zones.slice(shared) };
  });
}

/** Whether a zone leaves the other lane to what lies outside it there. */
export const isNarrow = (run: Run, berths: readonly Berth[]): boolean =>
  berths.some(({ node, from }) => from <= run.last && !run.beside.includes(node));
