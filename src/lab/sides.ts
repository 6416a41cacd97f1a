import type { Link } from '../network/chain.ts';
import type { Situation } from '../network/situation.ts';
import type { Step } from '../network/walk.ts';
import { type Assumption, assumptionText, type Security } from './hop.ts';

/** How a hop is spoken to as its path is drawn. */
export const securityOf = ({ hop }: Step): Security =>
  hop.inside === 'mutual TLS' ? 'mutual TLS' : hop.protocol === 'HTTPS' ? 'TLS' : 'none';

/** How a proxy speaks to what is behind it: as the next component expects that opens what it gets. */
export function speaksOn(steps: readonly Step[], index: number): Security {
  const next = steps.slice(index + 1).find(({ target }) => target.layer !== 'transit');
  return next === undefined ? 'none' : securityOf(next);
}

/**
 * How a proxy is spoken to: the edge as its manifest has it, every other as its path is drawn. The edge is assumed to be
 * as drawn where its manifest leaves it open; one that ends no TLS but passes it on, the lab does not play.
 */
export function listensOf(
  { edge }: Situation,
  { step, isEdge, label }: Link,
): { readonly security: Security; readonly assumptions: readonly Assumption[] } | { readonly without: string } {
  const drawn = securityOf(step);
  if (!isEdge || edge === undefined) return { security: drawn, assumptions: [] };
  const { tls } = edge;
  if ('unknown' in tls) {
    const text = assumptionText(label, 'end of TLS', `${drawn}, as the path is drawn`);
    const question = step.target.edge?.question;
    const assumed: Assumption = { component: step.to, field: 'listens', text, ...(question ? { question } : {}) };
    return { security: drawn, assumptions: [assumed] };
  }
  if (tls.value.ends === 'passed through')
    return { without: `${label} passes TLS on unopened, which no program of the lab is told to do.` };
  return { security: tls.value.ends === 'here' ? 'TLS' : 'none', assumptions: [] };
}
