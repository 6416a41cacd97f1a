import { apiRoles } from '../../../network/flows.ts';
import type { Situation } from '../../../network/situation.ts';
import { componentOf, inCluster, stepsOf } from '../../../network/walk.ts';
import type { Result } from '../experiment.ts';
import type { Stretch } from './stretch.ts';

/** What was seen on a way, from the client inwards: one stretch more than it has hops. */
export interface Observed {
  readonly stretches: readonly Stretch[];
  readonly control: { readonly what: string; readonly inClear: boolean; readonly stretches: readonly Stretch[] };
}

/** A component on the way, as far as a verdict turns on it. */
export interface End {
  readonly label: string;
  readonly isProxy: boolean;
  readonly inCluster: boolean;
}

/** A stretch with the components at its ends. */
interface Between extends Stretch {
  readonly from: End;
  readonly to: End;
}

/** A component on the way: what comes to it, and what it sends on. */
interface Passed {
  readonly component: End;
  /** Whether it ends TLS that comes to it. */
  readonly endsTls: boolean;
  /** Whether the token comes to it in clear. */
  readonly inClear: boolean;
}

/** What stands at the ends of a way’s stretches, from the client inwards, given its hops’ ids. Throws where the record has no such component. */
export function endsOf(situation: Situation, hops: readonly string[]): End[] {
  const { record, option } = situation;
  const drawn = stepsOf(situation, ...apiRoles);
  const ids = [...drawn.slice(0, 1).map(({ from }) => from), ...hops, ...drawn.slice(-1).map(({ to }) => to)];
  return ids.map((id) => {
    const component = componentOf(record, option, id);
    const { label, layer } = component;
    return { label, isProxy: layer === 'proxy', inCluster: inCluster(record, component) };
  });
}

function between({ stretches }: Observed, [first, ...others]: readonly End[]): Between[] {
  return others.flatMap((to, index) => {
    const before = index === 0 ? first : others[index - 1];
    const stretch = stretches[index];
    return before === undefined || stretch === undefined ? [] : [{ ...stretch, from: before, to }];
  });
}

const passedOn = (all: readonly Between[]): Passed[] =>
  all.slice(0, -1).map((before, index): Passed => {
    const behind = all[index + 1];
    const endsTls = before.tls.some((hello) => !behind?.tls.includes(hello));
    return { component: before.to, endsTls, inClear: before.inClear };
  });

const words = ({ from, to }: Between): string => `${from.label} to ${to.label}`;

function clearText(all: readonly Between[]) {
  const clear = all.filter(({ inClear }) => inClear);
  const outside = clear.filter(({ from, to }) => !(from.inCluster && to.inCluster));
  const threshold =
    'Good: the token was found in clear on no stretch; fair: on stretches inside the cluster alone. The agents’ egress is taken to pass on what it gets.';
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

function tlsEnd(all: readonly Between[]) {
  const threshold =
    'Good: the agent’s own TLS connection, known by the random number that opens it, was last seen before a proxy at the edge of the cluster; fair: elsewhere.';
  if (all[0]?.inClear !== false) return { verdict: 'poor', text: 'there is none on the way in', threshold } as const;
  const end = passedOn(all).find(({ endsTls }) => endsTls)?.component ?? all.at(-1)?.to;
  const atEdge = end?.isProxy && end.inCluster;
  return { verdict: atEdge ? 'good' : 'fair', text: `at ${end?.label}`, threshold } as const;
}

const seenOn = ({ inClear }: Stretch): string => (inClear ? 'the token in clear' : 'TLS, and no token in clear');

const seenAt = ({ endsTls, inClear }: Passed): string =>
  endsTls ? 'ends the TLS that comes to it' : inClear ? 'the token comes in clear' : 'passes TLS on unopened';

/** What the matrix is told of where the token travels in clear, and where TLS ends. */
export function judge(observed: Observed, ends: readonly End[]): Result {
  const all = between(observed, ends);
  const { control, stretches } = observed;
  // What the control has come out otherwise has to be other than in the run itself.
  const differs = control.stretches[0]?.inClear === control.inClear && stretches[0]?.inClear !== control.inClear;
  return {
    ...clearText(all),
    also: { 'tls-end': tlsEnd(all) },
    rows: [
      ...all.map((one) => ({ what: `From ${words(one)}`, seen: seenOn(one) })),
      ...passedOn(all).map((one) => ({ what: one.component.label, seen: seenAt(one) })),
    ],
    control: {
      what: control.what,
      expected: control.inClear ? 'The token in clear on every stretch.' : 'No token in clear on the first stretch.',
      seen: control.stretches.map((one, index) => `stretch ${index + 1}: ${seenOn(one)}`).join('; '),
      held:
        differs &&
        (control.inClear ? control.stretches.every(({ inClear }) => inClear) : control.stretches[0]?.tls.length !== 0),
    },
  };
}
