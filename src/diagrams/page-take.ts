/* Runs inside the browser's page; see page-draw.ts. */

/** Mermaid's picture, tidied: the SVG without its style sheet, and what of the style sheet applies to anything. */
export interface RawDrawing {
  readonly body: string;
  readonly css: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
}

/** Takes the picture out of the page, without what a reader's browser has no use for. */
export function takeFromPage({ id, fontSize }: { readonly id: string; readonly fontSize: number }): RawDrawing {
  const svg = document.querySelector('svg') as SVGSVGElement;
  // Room around what is really drawn: thick borders and labels may stand over the edge of mermaid's own view.
  const drawn = [...svg.children].filter((child) => child instanceof SVGGElement).map((child) => child.getBBox());
  const view = svg.viewBox.baseVal;
  const left = Math.floor(Math.min(view.x, ...drawn.map((box) => box.x - 2)));
  const top = Math.floor(Math.min(view.y, ...drawn.map((box) => box.y - 2)));
  const right = Math.ceil(Math.max(view.x + view.width, ...drawn.map((box) => box.x + box.width + 2)));
  const bottom = Math.ceil(Math.max(view.y + view.height, ...drawn.map((box) => box.y + box.height + 2)));

  const title = svg.querySelector(':scope > title')?.textContent ?? '';
  const description = svg.querySelector(':scope > desc')?.textContent ?? '';
  const sheet = svg.querySelector('style');
  const rules = [...(sheet?.sheet?.cssRules ?? [])].filter((rule) => rule instanceof CSSStyleRule);
  sheet?.remove();

  // Sequence diagrams say on every text what the root says once.
  for (const text of svg.querySelectorAll('text')) {
    if (text.style.fontSize === `${fontSize}px`) text.style.removeProperty('font-size');
    if (text.style.fontWeight === '400') text.style.removeProperty('font-weight');
    text.style.removeProperty('font-family');
  }

  svg.removeAttribute('style');
  svg.removeAttribute('aria-roledescription');
  svg.setAttribute('role', 'img');
  svg.setAttribute('viewBox', `${left} ${top} ${right - left} ${bottom - top}`);
  svg.setAttribute('width', String(right - left));
  svg.setAttribute('height', String(bottom - top));
  for (const element of svg.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (name.startsWith('data-') || (name === 'style' && /^[;\s]*$/.test(value))) element.removeAttribute(name);
    }
  }
  for (const empty of [...svg.querySelectorAll('rect:not([width])')]) empty.remove();

  const css = rules
    .filter(({ selectorText }) => document.querySelector(selectorText) !== null)
    .map(({ cssText }) => cssText)
    .join('');

  // Some ids are counted per page and not per picture (`actor3`). Those that nothing points at go, the rest get our id.
  const pointed = new Set([...css.matchAll(/#([\w-]+)/g)].map(([, name = '']) => name));
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      if (name === 'id') continue;
      for (const match of value.matchAll(/#([\w-]+)/g)) pointed.add(match[1] ?? '');
      if (name.startsWith('aria-')) for (const word of value.split(' ')) pointed.add(word);
    }
  }
  const definitions = 'marker, filter, linearGradient, radialGradient, symbol, clipPath';
  for (const element of svg.querySelectorAll('[id]')) {
    if (!pointed.has(element.id) && element.matches(definitions)) element.remove();
    else if (!pointed.has(element.id)) element.removeAttribute('id');
    else if (!element.id.includes(id)) {
      const old = element.id;
      element.id = `${id}-${old}`;
      for (const user of svg.querySelectorAll('*')) {
        for (const { name, value } of [...user.attributes]) {
          if (value.includes(`#${old}`)) user.setAttribute(name, value.replace(`#${old}`, `#${id}-${old}`));
        }
      }
    }
  }
  for (const empty of [...svg.querySelectorAll('defs:empty, g:empty')]) empty.remove();
  return { body: svg.outerHTML, css, width: right - left, height: bottom - top, title, description };
}
