import type { Situation } from '../../../checks/requirements/situation.ts';
import type { Component } from '../../../model/platform.ts';
import { count } from '../../../model/quantity.ts';
import { inCluster, isWayOut, pathOf, walk } from '../../../model/walk.ts';
import type { Result } from '../experiment.ts';
import type { Stretch } from './stretch.ts';

/** What was seen on a way, from the client inwards: one stretch more than it has hops. */
export interface Observed {
  /** The ids of its hops. */
  readonly hops: readonly string[];
  readonly stretches: readonly Stretch[];
  readonly control: { readonly what: string; readonly inClear: boolean; readonly stretches: readonly Stretch[] };
}

/** A stretch with the components at its ends. */
interface Between extends Stretch {
  readonly from: Component;
  readonly to: Component;
}

/** A component on the way: what comes to it, and what it sends on. */
interface Passed {
  readonly component: Component;
  /** Whether it ends TLS that comes to it. */
  readonly endsTls: boolean;
  /** Whether it has requests in clear, by ending TLS or because they come so. */
  readonly reads: boolean;
}

/** The stretches with the record’s components at their ends. */
function between({ hops, stretches }: Observed, { record, option, scenario }: Situation): Between[] {
  const steps = walk(record, option, pathOf(option, scenario, 'sse'));
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return [];
  const known = hops.flatMap((id) => steps.find(({ to }) => to === id)?.target ?? []);
  const ends = [first.source, ...known, last.target];
  return ends.slice(1).flatMap((to, index) => {
    const from = ends[index];
    const stretch = stretches[index];
    return from === undefined || stretch === undefined ? [] : [{ ...stretch, from, to }];
  });
}

const passedOn = (all: readonly Between[]): Passed[] =>
  all.slice(0, -1).map((before, index): Passed => {
    const behind = all[index + 1];
    const endsTls = before.tls.some((hello) => !behind?.tls.includes(hello));
    return { component: before.to, endsTls, reads: endsTls || before.inClear };
  });

const words = ({ from, to }: Between): string => `${from.label} to ${to.label}`;

function clearText(all: readonly Between[], { record }: Situation) {
  const clear = all.filter(({ inClear }) => inClear);
  const outside = clear.filter(({ from, to }) => !(inCluster(record, from) && inCluster(record, to)));
  const threshold = 'Good: the token was found in clear on no stretch; fair: on stretches inside the cluster alone.';
  if (outside.length > 0)
    return {
      verdict: 'poor',
      text: `in clear outside the cluster: ${outside.map(words).join('; ')}`,
      threshold,
    } as const;
  return clear.length > 0
    ? ({ verdict: 'fair', text: 'in clear inside the cluster', threshold } as const)
    : ({ verdict: 'good', text: 'in clear nowhere', threshold } as const);
}

function tlsEnd(all: readonly Between[], { record }: Situation) {
  const threshold =
    'Good: the agent’s own TLS connection, known by the random number that opens it, was last seen before a proxy at the edge of the cluster; fair: elsewhere.';
  if (all[0]?.inClear !== false) return { verdict: 'poor', text: 'there is none on the way in', threshold } as const;
  const end = passedOn(all).find(({ endsTls }) => endsTls)?.component ?? all.at(-1)?.to;
  const atEdge = end?.layer === 'proxy' && inCluster(record, end);
  return { verdict: atEdge ? 'good' : 'fair', text: `at ${end?.label}`, threshold } as const;
}

function tokenReaders(all: readonly Between[]) {
  const readers = passedOn(all).filter(({ reads }) => reads);
  return {
    verdict: readers.length <= 1 ? 'good' : readers.length === 2 ? 'fair' : 'poor',
    value: count(readers.length),
    text: readers.map(({ component }) => component.label).join(', ') || 'none before the API',
    threshold:
      'Counted are components that ended TLS or that the token came to in clear: good up to one, fair two. The way out is taken to pass TLS on unopened.',
  } as const;
}

const seenOn = ({ inClear }: Stretch): string => (inClear ? 'the token in clear' : 'TLS, and no token in clear');

const seenAt = ({ endsTls, reads }: Passed): string =>
  endsTls ? 'ends the TLS that comes to it' : reads ? 'the token comes in clear' : 'passes TLS on unopened';

/** What the matrix is told of where the token can be read. */
export function judge(observed: Observed, situation: Situation): Result {
  const all = between(observed, situation);
  const { control } = observed;
  const { record, option, scenario } = situation;
  const wayOut = walk(record, option, pathOf(option, scenario, 'sse')).some(({ to }) => isWayOut(record, to));
  const readOnWayOut = wayOut && all[0]?.inClear === true;
  const unsaid = {
    'token-readers':
      'What is in clear from the agent on can also be read by all that stands on its way out, which the lab leaves out here.',
  };
  return {
    ...clearText(all, situation),
    also: { 'tls-end': tlsEnd(all, situation), ...(readOnWayOut ? {} : { 'token-readers': tokenReaders(all) }) },
    ...(readOnWayOut ? { unsaid } : {}),
    rows: [
      ...all.map((one) => ({ what: `From ${words(one)}`, seen: seenOn(one) })),
      ...passedOn(all).map((one) => ({ what: one.component.label, seen: seenAt(one) })),
    ],
    control: {
      what: control.what,
      expected: control.inClear ? 'The token in clear on every stretch.' : 'No token in clear on the first stretch.',
      seen: control.stretches.map((one, index) => `stretch ${index + 1}: ${seenOn(one)}`).join('; '),
      held: control.inClear
        ? control.stretches.every(({ inClear }) => inClear)
        : control.stretches[0]?.inClear === false && control.stretches[0].tls.length > 0,
    },
  };
}
