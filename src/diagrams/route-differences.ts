import { isDeepStrictEqual } from 'node:util';
import type { Place, RouteLine } from './route-lines.ts';

/** What a reader sees of a place, beside what is drawn elsewhere of the same stop. */
const seen = ({ stop, before }: Place) => ({ stop, before });

/**
 * For each station of some lines, whether these differ there: another component or none, another host or prefix, or
 * another privacy on the way to it.
 */
export const differingStations = (lines: readonly RouteLine[]): boolean[] =>
  (lines[0]?.places ?? []).map((first, index) =>
    lines.some(({ places }) => {
      const place = places[index];
      return place !== undefined && !isDeepStrictEqual(seen(place), seen(first));
    }),
  );
