import { escaped } from '../diagrams/network/markup.ts';
import type { DecisionRecord } from '../record/record.ts';
import { pageLink } from './links.ts';

/**
 * What stands above every page of a decision that does not hold any more, as HTML; `undefined` for others.
 * @param all every decision, to name the one that took its place
 */
export function bannerOf({ definition }: DecisionRecord, all: readonly DecisionRecord[]): string | undefined {
  const { status, supersededBy } = definition;
  if (status === 'proposed' || status === 'accepted') return undefined;
  const next = all.find(({ id }) => id === supersededBy);
  const by = next && ` by <a href="${pageLink(next.folder)}">${escaped(next.title)}</a>`;
  return `This decision is ${status}${by ?? ''}.`;
}
