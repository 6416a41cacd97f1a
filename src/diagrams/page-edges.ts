/* Runs inside the browser's page; see page-draw.ts. */

/** Mermaid makes a <tspan> of every word. Words of one look become one run of text. */
export function joinWords(): void {
  const svg = document.querySelector('svg') as SVGSVGElement;
  for (const row of svg.querySelectorAll('tspan.text-outer-tspan')) {
    const words = [...row.children];
    const look = (word: Element): string => `${word.getAttribute('font-style')} ${word.getAttribute('font-weight')}`;
    for (const [index, word] of words.entries()) {
      const before = words[index - 1];
      word.removeAttribute('class');
      if (before === undefined || look(before) !== look(word)) continue;
      word.textContent = `${before.textContent ?? ''}${word.textContent ?? ''}`;
      before.remove();
    }
    const only = row.children.length === 1 ? row.firstElementChild : null;
    if (only !== null && look(only) === 'normal normal') row.textContent = only.textContent;
    for (const word of row.children) {
      for (const name of ['font-style', 'font-weight'])
        if (word.getAttribute(name) === 'normal') word.removeAttribute(name);
    }
    row.removeAttribute('class');
  }
}

/** Gives edges the classes that their ids name, arrowheads of their own colour, and a straight line where one is meant. */
export function tidyEdges(edgeClasses: readonly string[]): void {
  const svg = document.querySelector('svg') as SVGSVGElement;
  // An edge's id says what it carries; see theme.ts.
  for (const part of svg.querySelectorAll('.edgePaths [data-id], .edgeLabels [data-id]')) {
    const words = (part.getAttribute('data-id') ?? '').split('-').filter((word) => edgeClasses.includes(word));
    const target = part.closest('.edgeLabel') ?? part;
    target.classList.add(...words);
    const kind = words[0];
    for (const name of ['marker-start', 'marker-end']) {
      const reference = /#([^)]+)/.exec(part.getAttribute(name) ?? '')?.[1];
      const marker = reference === undefined ? null : document.getElementById(reference);
      if (marker === null || kind === undefined) continue;
      const own = `${marker.id}-${kind}`;
      if (document.getElementById(own) === null) {
        const copy = marker.cloneNode(true) as Element;
        copy.id = own;
        copy.classList.add(kind);
        // A thick line hides an arrowhead of the usual size.
        if (part.classList.contains('edge-thickness-thick')) {
          for (const [side, value] of Object.entries({ markerWidth: 12, markerHeight: 12, refX: 6.5 }))
            copy.setAttribute(side, String(value));
        }
        marker.after(copy);
      }
      part.setAttribute(name, `url(#${own})`);
    }
  }

  // Room for the border of a label; and no kink of a pixel or two in what is meant as a straight drop.
  for (const ground of svg.querySelectorAll('.edgeLabel rect.background[width]')) {
    ground.setAttribute('x', String(Number(ground.getAttribute('x')) - 2));
    ground.setAttribute('width', String(Number(ground.getAttribute('width')) + 4));
  }
  for (const line of svg.querySelectorAll('path.flowchart-link')) {
    const points = [...(line.getAttribute('d') ?? '').matchAll(/(-?[\d.]+)[ ,](-?[\d.]+)/g)].map((match) => ({
      x: Number(match[1]),
      y: Number(match[2]),
    }));
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined || points.some(({ x }) => Math.abs(x - last.x) > 4)) continue;
    line.setAttribute('d', `M${last.x},${first.y}L${last.x},${last.y}`);
  }
}
