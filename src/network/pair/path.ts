import { diffArrays } from 'diff';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import { pathOf, protocolText, type Step, undecided, walk } from '../walk.ts';

/** How each of two paths reaches a component, in one respect in which they differ: `over HTTPS` and `over HTTP`. */
export interface Otherwise {
  readonly first: string;
  readonly second: string;
}

/** A component that two paths reach, or one of them alone. */
export interface Reached {
  readonly id: string;
  readonly label: string;
  readonly by: 'both' | 'first' | 'second';
  /** What differs on the way there; nothing where one path alone reaches it. */
  readonly otherwise: readonly Otherwise[];
}

/** Two options’ paths of one flow, in the scenarios in which they are related in just this way. */
export interface PathsApart {
  readonly scenarios: readonly string[];
  /** How many hops each takes, for each of the scenarios. */
  readonly hops: readonly (readonly [number, number])[];
  readonly reached: readonly Reached[];
}

type Place = Pick<Step, 'to'> & { readonly label: string; readonly step?: Step };

/** Whether two places are one: two options may each bring something of the same id, under a name of its own. */
const isSame = (one: Place, other: Place): boolean => one.to === other.to && one.label === other.label;

function placesOf(steps: readonly Step[]): Place[] {
  const [first] = steps;
  const start = first === undefined ? [] : [{ to: first.from, label: first.source.label }];
  return [...start, ...steps.map((step) => ({ to: step.to, label: step.target.label, step }))];
}

function otherwiseOf(one: Step, other: Step): Otherwise[] {
  const of = (value: (step: Step) => string): Otherwise => ({ first: value(one), second: value(other) });
  const all = [
    of(({ hop: { port, ...hop } }) => `over ${protocolText(hop)}`),
    of(({ hop }) => (hop.port === undefined ? 'on a port not named' : `on port ${hop.port}`)),
    of(({ hop }) => (hop.host === undefined ? 'under no host name' : `under ${hop.host}`)),
    of(({ hop }) => (hop.strips === undefined ? 'with no prefix stripped' : `with ${hop.strips} stripped`)),
    of(({ hop }) => (hop.keepsAddress ? 'with the client’s address kept' : 'without the client’s address')),
    of(({ encrypted }) => (encrypted ? 'encrypted' : 'not encrypted')),
  ];
  return all.filter(({ first, second }) => first !== second);
}

/** What the two paths reach, in order, the first’s own before the second’s. */
function reachedOf(a: readonly Place[], b: readonly Place[]): Reached[] {
  let passed = 0;
  return diffArrays([...a], [...b], { comparator: isSame }).flatMap(({ value, added, removed }) =>
    value.map((place): Reached => {
      const ours = added ? undefined : a[passed++];
      return {
        id: place.to,
        label: place.label,
        by: added ? 'second' : removed ? 'first' : 'both',
        otherwise: !removed && ours?.step && place.step ? otherwiseOf(ours.step, place.step) : [],
      };
    }),
  );
}

/**
 * How two options’ paths of a flow differ, once for all scenarios in which they differ alike; nothing where one of the
 * two has no path yet.
 */
export function pathsApart(
  record: DecisionRecord,
  first: OptionRecord,
  second: OptionRecord,
  flow: string,
): PathsApart[] {
  if (undecided(first) !== undefined || undecided(second) !== undefined) return [];
  const found = Object.keys(record.definition.scenarios).map((scenario) => {
    const [a, b] = [first, second].map((option) => walk(record, option, pathOf(option, scenario, flow)));
    const hops = [a?.length ?? 0, b?.length ?? 0] as const;
    return { scenario, hops, reached: reachedOf(placesOf(a ?? []), placesOf(b ?? [])) };
  });
  const differing = ({ hops, reached }: (typeof found)[number]) =>
    JSON.stringify([hops[0] - hops[1], reached.filter(({ by, otherwise }) => by !== 'both' || otherwise.length > 0)]);
  return [...Map.groupBy(found, differing).values()].flatMap((alike) =>
    alike.slice(0, 1).map(({ reached }) => ({
      scenarios: alike.map(({ scenario }) => scenario),
      hops: alike.map(({ hops }) => hops),
      reached,
    })),
  );
}
