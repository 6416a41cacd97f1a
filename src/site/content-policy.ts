import { createHash } from 'node:crypto';
import type { HTMLElement } from 'node-html-parser';
import { foreignMarkup } from './foreign-markup.ts';
import { readHtml } from './read-html.ts';

/** Types of `<script>` that the browser acts on; any other is data, which the policy does not touch. */
const activeScript = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;

/**
 * Gives a page with a content policy as the first thing in its head, after the character set, which has to be among the
 * first 1024 bytes. The policy allows the site's own files and, by hash, those of the page's scripts and styles that are
 * among `own`. The rest of the text is untouched.
 * @param frames origins that may be framed
 * @returns the page, and what stands on it that the site’s own code did not put there: one sentence each
 */
export function sealPage(
  html: string,
  own: ReadonlySet<string>,
  frames: readonly string[] = [],
): { html: string; foreign: string[] } {
  const page = readHtml(html);
  const scripts = page
    .querySelectorAll('script:not([src])')
    .filter((script) => activeScript.test(script.getAttribute('type')?.trim() ?? ''));
  const styles = page.querySelectorAll('style');
  const isOwn = (element: HTMLElement): boolean => own.has(hashOf(element));
  const hashes = (elements: readonly HTMLElement[]): string[] => [...new Set(elements.filter(isOwn).map(hashOf))];
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(hashes(scripts), hashes(styles), frames)}">`;
  const at = startOfHead(html);
  const strangers = [...scripts, ...styles].filter((element) => !isOwn(element)).map(notOwn);
  return { html: html.slice(0, at) + meta + html.slice(at), foreign: [...strangers, ...foreignMarkup(page)] };
}

/** The hashes of the style sheets within a piece of HTML. */
export const styleHashes = (html: string): string[] => readHtml(html).querySelectorAll('style').map(hashOf);

/** A text between an inline element's tags as a policy names it: by its hash. Browsers make all line breaks one kind first. */
export function inlineHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text.replaceAll(/\r\n?/g, '\n')).digest('base64')}'`;
}

const notOwn = ({ rawTagName, innerHTML }: HTMLElement): string =>
  `<${rawTagName}> with “${innerHTML.trim().replaceAll(/\s+/g, ' ').slice(0, 60)}” is not of the site’s own code.`;

function policy(scripts: readonly string[], styles: readonly string[], frames: readonly string[]): string {
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    // Search is WebAssembly, which a page may run by itself where no worker starts.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...scripts],
    'style-src-elem': ["'self'", ...styles],
    // Highlighted code and diagrams carry style attributes, which cannot be hashed one by one.
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'frame-src': frames.length > 0 ? frames : ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

/** Within an SVG the text of a `<style>` is ordinary text, so the browser resolves character references and CDATA in it first. */
const hashOf = (element: HTMLElement): string =>
  inlineHash(element.closest('svg') ? resolved(element.innerHTML) : element.innerHTML);

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
