/* Runs inside the browser's page; see page-draw.ts. */

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
