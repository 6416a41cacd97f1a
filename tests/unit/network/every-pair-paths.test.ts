import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { differingStations } from '../../../src/diagrams/route-differences.ts';
import { routeLines } from '../../../src/diagrams/route-lines.ts';
import { pathsApart } from '../../../src/network/pair/path.ts';
import { pathInWords } from '../../../src/network/pair/path-words.ts';
import { pathOf, type Step, walk } from '../../../src/network/walk.ts';
import { everyPair } from '../frozen/judged.ts';
import { record } from '../frozen/record.ts';

const scenarios = Object.keys(record.definition.scenarios);

/** What the picture shows of how a component is reached: not its protocol, port or address. */
const shown = (steps: readonly Step[], label: string) => {
  const found = steps.find(({ target }) => target.label === label);
  return found && [found.hop.host, found.hop.strips, found.encrypted];
};

describe('the paths of every two options of the record, in either order', () => {
  test('hops that one alone takes and those that both take add up to the two paths, in each scenario', () => {
    everyPair((first, second) => {
      const apart = pathsApart(record, first, second, 'sse');
      expect(apart.flatMap(({ scenarios }) => scenarios).toSorted()).toEqual(scenarios.toSorted());
      for (const { scenarios, hops, reached } of apart) {
        for (const [index, scenario] of scenarios.entries()) {
          const [ours, theirs] = [first, second].map((option) => walk(record, option, pathOf(option, scenario, 'sse')));
          expect(hops[index]).toEqual([ours?.length, theirs?.length]);
          const by = (side: string) => reached.filter((one) => one.by === side).length;
          expect(by('first') - by('second')).toBe((ours?.length ?? 0) - (theirs?.length ?? 0));
        }
        const [ours, theirs] = [first, second].map((option) =>
          walk(record, option, pathOf(option, scenarios[0] ?? '', 'sse')),
        );
        const ofPath = (steps: typeof ours) => [
          steps?.[0]?.source.label,
          ...(steps ?? []).map((step) => step.target.label),
        ];
        const told = (other: string) => reached.filter(({ by }) => by !== other).map(({ label }) => label);
        expect(told('second')).toEqual(ofPath(ours));
        expect(told('first')).toEqual(ofPath(theirs));
        for (const { label, otherwise } of reached.filter(({ by }) => by === 'both')) {
          const hop = (steps: typeof ours) => steps?.find(({ target }) => target.label === label)?.hop;
          expect(otherwise.length > 0, label).toBe(!isDeepStrictEqual(hop(ours), hop(theirs)));
        }
      }
    });
  });

  test('the sentence on the way names no component but those that are told, each where it belongs', () => {
    everyPair((first, second) => {
      for (const apart of pathsApart(record, first, second, 'sse')) {
        const said = pathInWords(first, second, apart, (id) => id);
        for (const { label, by, otherwise } of apart.reached) {
          const option = by === 'first' ? first : second;
          const [named = '', ...more] = said.filter((sentence) => sentence.includes(label));
          expect(more, label).toEqual([]);
          if (by !== 'both') expect(named).toMatch(new RegExp(`^On ${option.definition.letter}’s path alone: `));
          else expect(named.startsWith(`${label} is reached by`)).toBe(otherwise.length > 0);
        }
      }
    });
  });

  test('the picture has the stops of both paths in order, and marks just the stations where these differ', () => {
    everyPair((first, second) => {
      for (const scenario of scenarios) {
        const { stations, lines } = routeLines(record, scenario, 'sse', [first, second]);
        const drawn = lines.map(({ option, places }) => ({
          steps: walk(record, option, pathOf(option, scenario, 'sse')),
          stops: places.map(({ stop }) => (stop === undefined ? [] : [stop.label, ...stop.beside])),
        }));
        for (const { steps, stops } of drawn) {
          expect(stops.flat()).toEqual([steps[0]?.source.label, ...steps.map(({ target }) => target.label)]);
        }
        const [one, other] = drawn;
        const marks = stations.map((_, index) => {
          const [ours, theirs] = [one?.stops[index] ?? [], other?.stops[index] ?? []];
          const apart = (label: string) =>
            !isDeepStrictEqual(shown(one?.steps ?? [], label), shown(other?.steps ?? [], label));
          return !isDeepStrictEqual(ours, theirs) || ours.some(apart);
        });
        expect(differingStations(lines)).toEqual(marks);
      }
    });
  });
});
