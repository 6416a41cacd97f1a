import type { Component } from '../network/platform.ts';
import { platformOf } from '../network/route-decision.ts';
import { browsersPath, inCluster, type Step } from '../network/walk.ts';
import type { DecisionRecord } from '../record/record.ts';

/** How private a stretch of a line is: nobody on the way can read it, nobody outside the cluster can, or anybody can. */
export type Privacy = 'encrypted' | 'plain inside the cluster' | 'in clear';

/** How private a step is. */
export function privacyOf(record: DecisionRecord, { encrypted, source, target }: Step): Privacy {
  if (encrypted) return 'encrypted';
  return inCluster(record, source) && inCluster(record, target) ? 'plain inside the cluster' : 'in clear';
}

/** Whether browsers pass a component today, or would with the option that adds it. */
export const sharedWithBrowsers = (record: DecisionRecord, id: string, { browsersToo }: Component): boolean =>
  browsersToo === true || browsersPath(record)?.path.hops.some(({ to }) => to === id) === true;

/** The component at which a path’s TLS ends: the first that takes requests apart, if HTTPS comes in there. */
export function tlsEnd(steps: readonly Step[]): string | undefined {
  const first = steps.find(({ target }) => target.layer === 'proxy' || target.layer === 'service');
  return first?.hop.protocol === 'HTTPS' ? first.to : undefined;
}

/** Whether a host is one of those that stand today. */
export function isKnownHost(record: DecisionRecord, host: string): boolean {
  const { standing, hosts } = platformOf(record);
  return (
    Object.values(hosts).flat().includes(host) ||
    Object.values(standing).some(({ hops }) => hops.some((hop) => hop.host === host))
  );
}
