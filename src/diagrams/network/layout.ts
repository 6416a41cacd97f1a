import { bottomOf, endOf, type Layout } from './geometry.ts';
import { lanesOf } from './lanes.ts';
import { closeZones, placeMain } from './main-lane.ts';
import type { Network } from './network.ts';
import { placeOthers } from './outer-lines.ts';
import { placeBeside } from './side-lane.ts';
import type { Sweep } from './sweep.ts';
import { berthsOf, runsOf } from './zones.ts';

/** Around everything, so that no border is cut, in CSS pixels. */
const margin = 2;

/**
 * Measures a network out: what the leading flow passes in one lane from top to bottom, what others pass alone in a second
 * one beside it, zones around both. Blocks and lanes of our own in place of a general layout, which gives no fixed places:
 * here a component has the same place and order in all pictures, no line crosses another, and no browser is needed.
 */
export function layOut(network: Network): Layout {
  const runs = runsOf(network);
  const sweep: Sweep = {
    network,
    runs,
    berths: berthsOf(network, runs),
    lanes: lanesOf(network),
    zones: [],
    nodes: new Map(),
    lines: new Map(),
    side: 0,
    open: new Map(),
  };
  let y = 0;
  for (const index of network.main.keys()) {
    y = placeMain(sweep, index, y);
    placeBeside(sweep, index);
  }
  closeZones(sweep, network.main.length - 1, y);
  placeOthers(sweep);
  const nodes = [...sweep.nodes.values()];
  const lines = network.lines.flatMap((line) => sweep.lines.get(line) ?? []);
  const boxes = [...sweep.zones, ...nodes, ...lines.map(({ label }) => label)];
  const corners = lines.flatMap(({ points }) => points);
  const left = Math.min(0, ...corners.map(([x]) => x)) - margin;
  const right = Math.max(sweep.lanes.right, ...boxes.map(endOf), ...corners.map(([x]) => x)) + margin;
  const bottom = Math.max(...boxes.map(bottomOf), ...corners.map(([, down]) => down)) + margin;
  return {
    view: { x: left, y: -margin, width: Math.ceil(right - left), height: Math.ceil(bottom + margin) },
    zones: sweep.zones,
    nodes,
    lines,
  };
}
