import { type HTMLElement, parse } from 'node-html-parser';

/**
 * Parses HTML for reading: unlike the parser's defaults it looks into `<pre>` and `<noscript>`, and keeps elements that
 * nobody closes, so that nothing on a page goes unseen.
 */
export function readHtml(html: string): HTMLElement {
  return parse(html, { blockTextElements: { script: true, style: true }, parseNoneClosedTags: true });
}
