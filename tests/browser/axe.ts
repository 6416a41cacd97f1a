import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ignores } from './axe-ignores.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** What axe finds, one line for each element: the rule, the element, and what is wrong with it. */
export async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Without this the results pass through a second page; there are no frames here that would need it.
    .setLegacyMode()
    .withTags(tags)
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary?.replaceAll(/\s+/g, ' ')}`,
    ),
  );
}

/** Those that we do not leave as they are. */
export const unignored = (found: readonly string[]): string[] =>
  found.filter((finding) => !ignores.some(({ rule, target }) => finding.startsWith(`${rule} at ${target}:`)));
