import type { EdgeSettings } from '../kubernetes/edge/edge-settings.ts';
import type { Derived } from '../record/derived.ts';
import { formatQuantity, magnitude } from '../record/quantity.ts';
import { apiRoles } from './flows.ts';
import { readingsOf } from './manifests/manifest-forms.ts';
import type { Rule } from './measure.ts';
import type { Situation } from './situation.ts';
import { edgeOn, stepsOf, type Where } from './walk.ts';

const edgeOf = (where: Where) => edgeOn(stepsOf(where, ...apiRoles));

/** What each controller that may be at the edge today makes of each route of the option that it reads. */
function edgesToday(situation: Situation): EdgeSettings[] {
  const today = edgeOf(situation)?.today.map(({ controller }) => controller) ?? [];
  return readingsOf(situation.option, situation.manifests.routes).filter(({ controller }) =>
    today.includes(controller),
  );
}

/** The ids of the controllers that may be at the edge today and read a route of the option. */
export const controllersToday = (situation: Situation): string[] => [
  ...new Set(edgesToday(situation).map(({ controller }) => controller)),
];

/** What comes of one case of today. */
interface Found {
  /** The controller’s name; absent where none is on the way, or none reads a route of the option. */
  readonly controller?: string;
  readonly derived: Derived;
}

/** What is said for each controller, in one text; once where it is the same for all. */
function perController(all: readonly Found[], text: (derived: Derived) => string): string {
  const said = Map.groupBy(all, ({ derived }) => text(derived));
  return said.size === 1
    ? [...said.keys()].join('')
    : [...said].map(([one, by]) => `${by.map(({ controller }) => controller).join(' or ')}: ${one}`).join('; ');
}

const order = ['poor', 'unknown', 'fair', 'good'];

const worst = (all: readonly Found[]): Found | undefined =>
  all.toSorted(
    (a, b) =>
      order.indexOf(a.derived.verdict) - order.indexOf(b.derived.verdict) ||
      (a.derived.value === undefined ? Infinity : magnitude(a.derived.value)) -
        (b.derived.value === undefined ? Infinity : magnitude(b.derived.value)),
  )[0];

/**
 * Derives a cell with each controller that may be at the edge today: the worst of what comes of it, and unknown where that is
 * poor with one and not with another.
 */
export function overCandidates(derive: Rule['derive']): Rule['derive'] {
  return (situation) => {
    const edges = edgesToday(situation);
    const all: readonly Found[] =
      edges.length === 0
        ? [{ derived: derive(situation) }]
        : edges.map((edge) => ({ controller: edge.label, derived: derive({ ...situation, edge }) }));
    const found = worst(all);
    if (found === undefined) throw new Error('a cell without a case');
    const { derived } = found;
    const detail = `${perController(all, (one) => one.detail.replace(/\.$/, ''))}.`;
    const read = all.flatMap((one) => one.derived.read);
    const poor = all.filter((one) => one.derived.verdict === 'poor');
    if (poor.length > 0 && poor.length < all.length) {
      return {
        verdict: 'unknown',
        text: perController(all, ({ value, text }) => (value === undefined ? text : formatQuantity(value))),
        question: edgeOf(situation)?.question,
        detail,
        read,
      };
    }
    return { ...derived, detail, read };
  };
}
