import type { Component } from '../../model/platform.ts';

/** The first open question about a component, for a row that waits to hear which product it is; `undefined` if none is. */
export function questionAbout({ instances, limits }: Component): string | undefined {
  const open = [instances, limits?.idle, limits?.total, limits?.body, limits?.buffering?.otherwise];
  return open.flatMap((limit) => (limit !== undefined && 'unknown' in limit ? [limit.unknown] : []))[0];
}
