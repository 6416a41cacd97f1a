import type { HTMLElement } from 'node-html-parser';

/** Elements that no page of ours has: they frame, embed or send, or change what the page’s own addresses mean. */
const elements = 'iframe, frame, object, embed, applet, portal, base, form, meta[http-equiv]';

/** Attributes that hold an address. */
const addressed = ['action', 'data', 'formaction', 'href', 'ping', 'poster', 'src', 'srcset', 'xlink:href'];
/** Attributes that hold a style. */
const styled = /^(?:style|fill|stroke|filter|mask|clip-path|cursor|marker(?:-\w+)?)$/i;
/** Tells elements that may have one of these, an event attribute or a style with an address from all others, which spares reading those. */
const worthALook = new RegExp(`url\\(|(?:on\\w*|${addressed.join('|')})\\s*=`, 'i');

const site = 'https://site.invalid';

/** Says whether an element only names an address, and fetches nothing until the reader asks. */
const onlyNames = (element: HTMLElement): boolean =>
  element.tagName === 'A' || (element.tagName === 'LINK' && element.getAttribute('rel') === 'canonical');

function faultOf(element: HTMLElement, name: string, value: string): string | undefined {
  const attribute = `<${element.rawTagName} ${name}="${value}">`;
  if (/^on/i.test(name)) return `${attribute} runs a script.`;
  if (styled.test(name) && /url\(\s*(?!["']?#)/i.test(value)) return `${attribute} refers to another file.`;
  if (!addressed.includes(name.toLowerCase()) || !URL.canParse(value, site)) return undefined;
  const { protocol, origin } = new URL(value, site);
  if (['javascript:', 'vbscript:', 'data:'].includes(protocol)) return `${attribute} leads to something that runs.`;
  return origin === site || onlyNames(element) ? undefined : `${attribute} is fetched from another host.`;
}

/**
 * What no page may hold beside scripts: event attributes, addresses that run, frames and the like, and what is fetched
 * from another host; one sentence each. The content policy forbids nearly all of it too, but says so to readers only.
 */
export function foreignMarkup(page: HTMLElement): string[] {
  const embedded = page.querySelectorAll(elements).map(({ rawTagName }) => `<${rawTagName}> may not stand on a page.`);
  const reaching = page
    .querySelectorAll('*')
    .filter(({ rawAttrs }) => worthALook.test(rawAttrs))
    .flatMap((element) =>
      Object.entries(element.attributes).flatMap(([name, value]) => faultOf(element, name, value) ?? []),
    );
  return [...embedded, ...reaching];
}
