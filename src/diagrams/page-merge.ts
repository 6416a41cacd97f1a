/* Runs inside the browser's page; see page-draw.ts. */

/** What dark changes in attributes: a class that the body now carries, and its declarations. */
export interface Repaint {
  readonly className: string;
  readonly declarations: string;
}

/**
 * Lays the dark body over the light one: the one body for both schemes, with what dark repaints in it; `undefined` where
 * the two differ in more than colours.
 */
export function mergeInPage([light, dark]: readonly [light: string, dark: string]):
  | { readonly body: string; readonly repaints: readonly Repaint[] }
  | undefined {
  document.body.innerHTML = light;
  const svg = document.querySelector('svg') as SVGSVGElement;
  const other = new DOMParser().parseFromString(dark, 'text/html').querySelector('svg') as SVGSVGElement;
  const colours = ['fill', 'stroke', 'color', 'stop-color', 'flood-color', 'opacity', 'fill-opacity', 'stroke-opacity'];

  const changes = new Map<string, string>();
  const classFor = (declarations: string): string => {
    const known = changes.get(declarations) ?? `d${changes.size}`;
    changes.set(declarations, known);
    return known;
  };
  const difference = (one: Element, two: Element): string | undefined => {
    const found: string[] = [];
    for (const name of new Set([...one.getAttributeNames(), ...two.getAttributeNames()])) {
      const value = two.getAttribute(name) ?? '';
      if (one.getAttribute(name) === value) continue;
      if (colours.includes(name)) found.push(`${name}:${value || 'unset'}`);
      else if (name === 'style')
        found.push(value.replaceAll(/\s*(?:!important)?\s*(?=;|$)/g, '!important').replace(/^!important$/, ''));
      else return undefined;
    }
    return found.join(';');
  };
  const onesNodes = [svg, ...svg.querySelectorAll('*')];
  const othersNodes = [other, ...other.querySelectorAll('*')];
  if (onesNodes.length !== othersNodes.length || svg.textContent !== other.textContent) return undefined;
  for (const [index, one] of onesNodes.entries()) {
    const two = othersNodes[index];
    const declarations = two?.tagName === one.tagName ? difference(one, two) : undefined;
    if (declarations === undefined) return undefined;
    if (declarations !== '') one.classList.add(classFor(declarations));
  }
  const repaints = [...changes].map(([declarations, className]) => ({ className, declarations }));
  return { body: svg.outerHTML, repaints };
}
