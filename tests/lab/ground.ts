import { type Bench, openBench } from '../../src/lab/bench.ts';
import type { Ground, OpenStart } from '../../src/lab/experiments/experiment.ts';
import { type Scale, usualScale } from '../../src/lab/scale.ts';
import type { Way } from '../../src/lab/way.ts';

/** Has an experiment open other ways, or otherwise, than it asks for. `opened` counts the benches before this one. */
export interface Meddling {
  readonly way?: (wanted: Way, opened: number) => Way;
  readonly start?: (wanted: OpenStart) => OpenStart;
  /** The usual one, if left out. */
  readonly scale?: Scale;
}

/** What an experiment measures with, in a test: benches that are stopped by `stop`. */
export function groundOn(
  way: Way,
  { way: wayOf = (wanted) => wanted, start: startOf = (wanted) => wanted, scale = usualScale }: Meddling = {},
) {
  const benches: Bench[] = [];
  const ground: Ground = {
    way,
    scale,
    async open(wanted, start = {}) {
      const { mayBeUnreachable: _, ...told } = startOf(start);
      const bench = await openBench(wayOf(wanted, benches.length), scale, told);
      benches.push(bench);
      return { ...bench, branch: (other) => bench.branch(wayOf(other, benches.length)) };
    },
  };
  return {
    ground,
    async stop() {
      for (const bench of benches.splice(0)) await bench.stop();
    },
  };
}
