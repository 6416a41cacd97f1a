import { globSync, readFileSync } from 'node:fs';
import { config } from '../../src/site/config.ts';

/** The file, below `dist`, of a page that is named by its path below the base (`''` is home). */
export const fileOf = (page: string): string => `dist/${page}${page.endsWith('.html') ? '' : 'index.html'}`;

/** The HTML of a page that is named by its path below the base. */
export const htmlOf = (page: string): string => readFileSync(fileOf(page), 'utf8');

const addresses = globSync('dist/sitemap-[0-9]*.xml').flatMap((file) =>
  Array.from(
    readFileSync(file, 'utf8').matchAll(/<loc>(.*?)<\/loc>/g),
    ([, address = '']) => new URL(address).pathname,
  ),
);

/** Every page of the sitemap, and the 404 page, which is in none: paths below the base, so that `''` is home. */
export const pages: readonly string[] = [...addresses.map((path) => path.slice(config.base.length)), '404.html'];

const matching = (pattern: RegExp): string[] => pages.filter((page) => pattern.test(page));

/** The pages of the options of all decisions. */
export const optionPages: readonly string[] = matching(/^adr\/[^/]+\/options\/[^/]+\/$/);

/** The pages below those of the options: what each of them has behind it. */
export const optionParts: readonly string[] = matching(/^adr\/[^/]+\/options\/[^/]+\/[^/]+\/$/);

/** The pages of the decisions themselves. */
export const decisionPages: readonly string[] = matching(/^adr\/[^/]+\/$/);

/** The pages that hold a decision's whole matrix. */
export const matrixPages: readonly string[] = matching(/^adr\/[^/]+\/matrix\/$/);

/** The first of a list that must not be empty. */
export function firstOf<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new Error('The built site has no page of this kind.');
  return first;
}
