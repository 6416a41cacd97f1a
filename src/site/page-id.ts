/** The id of a page, which is its path on the site: `adr/0001-x/index.mdx` gives `adr/0001-x`. */
export function pageId(file: string): string {
  const path = file.replace(/^src\/content\/docs\//, '').replace(/\.mdx?$/, '');
  return path === 'index' ? path : path.replace(/\/index$/, '');
}
