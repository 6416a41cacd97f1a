/* Runs inside the browser's page; see page-draw.ts. */

export interface MergeRequest {
  readonly light: string;
  readonly dark: string;
  /** Every selector of the style sheet, with the text of its rule. */
  readonly rules: readonly { readonly selector: string; readonly text: string }[];
}

export interface Merged {
  /** The one body for both schemes, or `undefined` where the two differ in more than colours. */
  readonly body: string | undefined;
  /** Which of the rules apply to anything. */
  readonly used: readonly boolean[];
  /** What dark changes in attributes: a class that the body now carries, and its declarations. */
  readonly changes: readonly { readonly className: string; readonly declarations: string }[];
}

/** Lays the dark body over the light one, and finds what of the style sheet and the definitions is used at all. */
export function mergeInPage({ light, dark, rules }: MergeRequest): Merged {
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
  let same = onesNodes.length === othersNodes.length && svg.textContent === other.textContent;
  for (const [index, one] of onesNodes.entries()) {
    const two = othersNodes[index];
    if (!same || two === undefined || one.tagName !== two.tagName) {
      same = false;
      break;
    }
    const declarations = difference(one, two);
    if (declarations === undefined) same = false;
    else if (declarations !== '') one.classList.add(classFor(declarations));
  }

  const matches = (selector: string): boolean => {
    try {
      return svg.matches(selector) || document.body.querySelector(selector) !== null;
    } catch {
      return false;
    }
  };
  const used = rules.map(({ selector }) =>
    matches(selector.replaceAll(/::?(?:before|after|hover|focus|active)\b/g, '')),
  );
  const referenced =
    svg.outerHTML +
    rules
      .filter((_, index) => used[index])
      .map(({ text }) => text)
      .join('');
  for (const definition of [
    ...svg.querySelectorAll('marker, filter, linearGradient, radialGradient, symbol, clipPath'),
  ]) {
    if (!referenced.includes(`#${definition.id})`) && !referenced.includes(`#${definition.id}"`)) definition.remove();
  }
  for (const empty of [...svg.querySelectorAll('defs:empty, g:empty')]) empty.remove();

  return {
    body: same ? svg.outerHTML : undefined,
    used,
    changes: [...changes].map(([declarations, className]) => ({ className, declarations })),
  };
}
