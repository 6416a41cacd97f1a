import type { HTMLElement } from 'node-html-parser';
import { readHtml } from './read-html.ts';

/** A link on a built page that leads nowhere. */
export interface BrokenLink {
  /** The page it stands on, a path within the built site. */
  readonly page: string;
  /** The link as it is written. */
  readonly address: string;
  /** One sentence: what is wrong with it. */
  readonly message: string;
}

/** Any host will do: it only tells addresses of this site from those of others. */
const origin = 'http://site.invalid';

/**
 * Checks every internal `href`, `src` and `srcset` of a built site: it leads to a page or file below the base path, and
 * its fragment to an id there. Addresses of other sites are left alone; nothing is fetched.
 * `pages` maps paths within the built site (`adr/x/index.html`) to their HTML; `files` holds the paths of all else that
 * was built; `base` is the base path (`/` or `/name/`). Gives broken links in the order of pages and of their text.
 */
export function checkLinks(pages: ReadonlyMap<string, string>, files: ReadonlySet<string>, base: string): BrokenLink[] {
  const root = base.endsWith('/') ? base : `${base}/`;
  const parsed = new Map([...pages].map(([path, html]) => [path, readPage(html)]));

  return [...parsed].flatMap(([page, { addresses }]) =>
    addresses.flatMap((address) => {
      const message = fault(address, page);
      return message === undefined ? [] : [{ page, address, message }];
    }),
  );

  function fault(address: string, page: string): string | undefined {
    const here = `${origin}${root}${page.replace(/(^|\/)index\.html$/, '$1')}`;
    if (!URL.canParse(address, here)) return 'The address cannot be read.';
    const url = new URL(address, here);
    if (url.origin !== origin) return undefined;

    const path = decode(url.pathname);
    if (`${path}/` !== root && !path.startsWith(root)) return `It leads out of the site, whose base path is ${root}.`;
    const target = candidates(path.slice(root.length)).find((file) => parsed.has(file) || files.has(file));
    if (target === undefined) return 'No page or file stands there.';

    const fragment = decode(url.hash.slice(1)).replace(/:~:.*$/, '');
    const ids = parsed.get(target)?.ids;
    const found = fragment === '' || fragment === 'top' || ids === undefined || ids.has(fragment);
    return found ? undefined : `No element of ${target} has the id ${fragment}.`;
  }
}

/** The files that a web server may answer a path with. */
function candidates(path: string): string[] {
  const folder = path === '' || path.endsWith('/') ? path : `${path}/`;
  return path === folder ? [`${folder}index.html`] : [path, `${folder}index.html`, `${path}.html`];
}

interface Page {
  readonly addresses: readonly string[];
  readonly ids: ReadonlySet<string>;
}

function readPage(html: string): Page {
  const elements = readHtml(html).querySelectorAll('*');
  return {
    addresses: elements.flatMap(addressesOf),
    ids: new Set(elements.flatMap(idsOf)),
  };
}

function addressesOf(element: HTMLElement): string[] {
  const single = ['href', 'xlink:href', 'src'].flatMap((name) => element.getAttribute(name) ?? []);
  const set = element.getAttribute('srcset') ?? '';
  // A comma may be part of an address, but not at its end.
  return [
    ...single,
    ...Array.from(set.matchAll(/([^\s,](?:\S*[^\s,])?)(?:\s[^,]*)?(?:,|$)/g), ([, address = '']) => address),
  ];
}

function idsOf(element: HTMLElement): string[] {
  const names = element.tagName === 'A' ? ['id', 'name'] : ['id'];
  return names.flatMap((name) => element.getAttribute(name) ?? []);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
