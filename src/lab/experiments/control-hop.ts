import { bytes } from '../../record/quantity.ts';
import { type ProxySettings, plainProxy } from '../hop.ts';
import type { Way, WayHop } from '../way.ts';

/** A body limit that every proxy of the lab can be told. */
export const smallBody = bytes.mib(1);

/** The id of the one hop of a control’s way. */
export const controlId = 'control';

/**
 * A way of one nginx alone between agent and API, set as given. Controls use it: with no hop of the option’s on it, what
 * must come out otherwise can be the doing of this one only.
 */
export function controlWay(
  { option, scenario, environment }: Way,
  settings: Partial<ProxySettings>,
): Way & { hops: readonly [WayHop] } {
  const hop: WayHop = {
    id: controlId,
    label: 'The control’s nginx',
    part: 'nginx',
    isWayOut: false,
    settings: { ...plainProxy, ...settings, listens: 'none', speaks: 'none' },
  };
  return {
    option,
    scenario,
    environment,
    variation: 'direct',
    hops: [hop],
    entry: { base: '', secured: false },
    assumptions: [],
    standIns: [],
  };
}

/** A way of one nginx that holds events back although they come in chunks: it gathers and compresses them, whatever the header says. */
export const holdingWay = (way: Way): Way =>
  controlWay(way, { buffers: true, heedsHeader: false, hidesHeader: true, gzip: true });
