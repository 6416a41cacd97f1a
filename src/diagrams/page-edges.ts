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

/** Takes the kink of a pixel or two out of what is meant as a straight drop. */
export function straightenEdges(): void {
  const svg = document.querySelector('svg') as SVGSVGElement;
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
