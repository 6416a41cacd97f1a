import { createHash } from 'node:crypto';
import type { HTMLElement } from 'node-html-parser';
import { readHtml } from './read-html.ts';

/** What a policy may allow beyond the site itself. */
export interface PolicyOptions {
  /** Origins that may be framed. */
  readonly frameSrc?: readonly string[];
}

/** Types of `<script>` that the browser acts on; any other is data, which the policy does not touch. */
const activeScript = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;

/**
 * Gives a page with a content policy as the first thing in its head, after the character set, which has to be among the
 * first 1024 bytes. The policy allows the site's own files and, by hash, exactly the scripts and styles that stand in
 * the page; the rest of the text is untouched.
 */
export function withContentPolicy(html: string, options: PolicyOptions = {}): string {
  const page = readHtml(html);
  const scripts = page
    .querySelectorAll('script:not([src])')
    .filter((script) => activeScript.test(script.getAttribute('type')?.trim() ?? ''));
  const styles = page.querySelectorAll('style');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(scripts, styles, options)}">`;
  const at = startOfHead(html);
  return html.slice(0, at) + meta + html.slice(at);
}

function policy(scripts: HTMLElement[], styles: HTMLElement[], { frameSrc = [] }: PolicyOptions): string {
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...hashes(scripts)],
    'style-src-elem': ["'self'", ...hashes(styles)],
    // Highlighted code and diagrams carry style attributes, which cannot be hashed one by one.
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'frame-src': frameSrc.length > 0 ? frameSrc : ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

function hashes(elements: readonly HTMLElement[]): string[] {
  const sources = elements.map((element) => {
    const digest = createHash('sha256').update(textInBrowser(element)).digest('base64');
    return `'sha256-${digest}'`;
  });
  return [...new Set(sources)];
}

/**
 * The text between an element's tags as the browser will hash it: with its line breaks made one kind, and within an
 * SVG, where the text of a `<style>` is ordinary text, with character references and CDATA resolved.
 */
function textInBrowser(element: HTMLElement): string {
  const text = element.closest('svg') ? resolved(element.innerHTML) : element.innerHTML;
  return text.replaceAll(/\r\n?/g, '\n');
}

function resolved(text: string): string {
  return text
    .split(/<!\[CDATA\[(.*?)\]\]>/s)
    .map((part, index) => (index % 2 === 0 ? readHtml(part).textContent : part))
    .join('');
}

function startOfHead(html: string): number {
  const opening =
    /^(?:\s|<!--.*?-->|<!doctype[^>]*>|<html(?:\s[^>]*)?>)*(?:<head(?:\s[^>]*)?>)?\s*(?:<meta\s+charset=[^>]*>)?/is;
  return opening.exec(html)?.[0].length ?? 0;
}
