import { isDeepStrictEqual } from 'node:util';
import { platformOf, routeOf } from '../../network/route-decision.ts';
import { inCluster } from '../../network/walk.ts';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import { isKnownHost, privacyOf, sharedWithBrowsers, tlsEnd } from '../marks.ts';
import { type FlowStep, flowSteps, isAdded } from './network.ts';

const list = new Intl.ListFormat('en-GB');
const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];
const isAre = (things: readonly unknown[]): string => (things.length === 1 ? 'is' : 'are');

/** Whom a clause is about, and how they go. */
interface Subject {
  readonly names: string;
  readonly go: 'go' | 'goes';
}

const subjectOf = (labels: readonly string[]): Subject => ({
  names: list.format(labels),
  go: labels.length === 1 ? 'goes' : 'go',
});

/** Hops in a row of which something is true, as the names of the two ends. */
function stretches(steps: readonly FlowStep[], holds: (step: FlowStep) => boolean): FlowStep[][] {
  const found: FlowStep[][] = [];
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1];
    if (!holds(step)) continue;
    if (before !== undefined && holds(before)) found.at(-1)?.push(step);
    else found.push([step]);
  }
  return found;
}

const ends = (stretch: readonly FlowStep[]): string =>
  `from ${stretch[0]?.source.label} to ${stretch.at(-1)?.target.label}`;

const carriers = (stretch: readonly FlowStep[]): string =>
  list.format(new Set(stretch.map(({ hop }) => (hop.protocol === 'HTTPS' ? 'TLS' : (hop.inside ?? hop.protocol)))));

/** Who can read what passes: where TLS ends, what else encrypts, and where nothing does outside the cluster. */
function privacyWords(record: DecisionRecord, steps: readonly FlowStep[], subject: Subject, aside: string): string {
  const end = steps.find(({ to }) => to === tlsEnd(steps));
  const clear = stretches(steps, (step) => privacyOf(record, step) === 'in clear').map(
    (one) => `in clear ${ends(one)}`,
  );
  const encrypted = stretches(end === undefined ? steps : steps.slice(end.index + 1), (step) => step.encrypted);
  const again = end === undefined ? '' : ' again';
  const only = end?.target.layer === 'service' ? 'only ' : '';
  const parts = [
    ...(end === undefined ? [] : [`TLS ends ${only}at ${end.target.label}${aside}`]),
    ...encrypted.map((one) => `${carriers(one)} encrypts ${subject.names}${again} ${ends(one)}`),
    ...(clear.length === 0 ? [] : [`${subject.names} ${subject.go} ${list.format(clear)}`]),
  ];
  return parts.length > 0 ? parts.join('; ') : `nothing encrypts ${subject.names}, and the way lies inside the cluster`;
}

/** What some flows meet on their way, in clauses: who can read it, how many proxies, and what browsers pass too. */
function wayWords(record: DecisionRecord, steps: readonly FlowStep[], subject: Subject): string {
  const names = (some: readonly FlowStep[]): string => list.format(some.map(({ target }) => target.label));
  const proxies = steps.filter(({ target }) => target.layer === 'proxy');
  const shared = steps.slice(0, -1).filter(({ to, target }) => sharedWithBrowsers(record, to, target));
  const isSame = proxies.length > 0 && isDeepStrictEqual(proxies, shared);
  const isEnd = proxies.length === 1 && tlsEnd(steps) === proxies[0]?.to;
  const which = isSame ? ', which browsers pass too' : '';
  const count = numbers[proxies.length] ?? String(proxies.length);
  // What all options pass alike, at the edge of a network, may be a proxy, too: what it is nobody has said yet.
  const where = steps.some(({ target }) => target.layer === 'transit') ? 'beyond the egress' : 'on the way';
  const clauses = [privacyWords(record, steps, subject, isEnd ? `, the only proxy ${where}${which}` : '')];
  if (proxies.length === 0) clauses.push(`there is no proxy ${where}`);
  else if (proxies.length > 1) clauses.push(`there are ${count} proxies ${where}, ${names(proxies)}`);
  else if (!isEnd) clauses.push(`the only proxy ${where} is ${names(proxies)}${which}`);
  if (shared.length === 0) clauses.push(`nothing before ${steps.at(-1)?.target.label} is shared with browsers`);
  else if (!isSame) clauses.push(`browsers pass ${names(shared)} too`);
  else if (proxies.length > 1) clauses.push(`browsers pass ${proxies.length === 2 ? 'both' : 'them all'} too`);
  return clauses.join('; ');
}

/** What the option adds: components, hosts, and ways in the cluster between what stands. */
function newWords(record: DecisionRecord, option: OptionRecord, steps: readonly FlowStep[]): string {
  const { components, baseline } = routeOf(option);
  if (baseline) return 'it is the baseline';
  const isOwn = (id: string): boolean => Object.hasOwn(components, id);
  const added = steps.filter((step) => isAdded(record, option, step));
  const own = added.flatMap(({ from, source, to, target }) => [
    ...(isOwn(from) ? [source.label] : []),
    ...(isOwn(to) ? [target.label] : []),
  ]);
  const hosts = steps.flatMap(({ hop: { host } }) =>
    host === undefined || isKnownHost(record, host) || baseline ? [] : [`the host ${host}`],
  );
  const ways = added
    .filter(({ from, to, source }) => !isOwn(from) && !isOwn(to) && inCluster(record, source))
    .map(({ source, target }) => `the way from ${source.label} to ${target.label}`);
  const all = [...new Set([...own, ...hosts, ...ways])];
  return all.length === 0 ? 'nothing on the way is new' : `new ${isAre(all)} ${list.format(all)}`;
}

/**
 * What a picture of a network is to tell, in one sentence made of the paths: who can read what passes, how many proxies
 * take it apart, what browsers pass too, and what is new. Flows that arrive where the leading one does are told of together
 * where they pass the same hops in the same way; of others only what goes in clear.
 */
export function pointOf(record: DecisionRecord, option: OptionRecord, scenario: string): string {
  const steps = flowSteps(record, option, scenario);
  const paths = [...Map.groupBy(steps, ({ flow }) => flow).values()];
  const labelOf = (flow: string): string => platformOf(record).flows[flow]?.label ?? flow;
  const isMain = (path: readonly FlowStep[]): boolean => path[0]?.end === steps[0]?.end;
  const ways = Map.groupBy(paths.filter(isMain), (path) => wayWords(record, path, subjectOf(['it'])));
  const main = [...ways.values()].map((same) => {
    const labels = same.map(([step]) => labelOf(step?.flow ?? ''));
    if (ways.size === 1) return wayWords(record, same[0] ?? [], subjectOf(labels));
    return `${list.format(labels)}: ${wayWords(record, same[0] ?? [], subjectOf([labels.length === 1 ? 'it' : 'each']))}`;
  });
  const aside = paths
    .filter((path) => !isMain(path))
    .flatMap((path) =>
      stretches(path, (step) => privacyOf(record, step) === 'in clear').map(
        (stretch) => `${labelOf(path[0]?.flow ?? '')} goes in clear ${ends(stretch)}`,
      ),
    );
  return `The point: ${[...main, ...aside, newWords(record, option, steps)].join('; ')}.`;
}

/** The picture in words, for who cannot see it: what each flow passes, and what is new against today. */
export function descriptionOf(record: DecisionRecord, option: OptionRecord, scenario: string): string {
  const steps = flowSteps(record, option, scenario);
  const ways = [...Map.groupBy(steps, ({ flow }) => flow)].map(([flow, path]) => ({
    label: platformOf(record).flows[flow]?.label ?? flow,
    stations: [path[0]?.source.label, ...path.map(({ target }) => target.label)].join(', '),
  }));
  const together = [...Map.groupBy(ways, ({ stations }) => stations)].map(
    ([stations, same]) => `${list.format(same.map(({ label }) => label))}: ${stations}.`,
  );
  const added = steps
    .filter((step) => isAdded(record, option, step))
    .map(({ source, target }) => `${source.label} to ${target.label}`);
  return `${together.join(' ')} New against today: ${[...new Set(added)].join(', ') || 'nothing'}.`;
}
