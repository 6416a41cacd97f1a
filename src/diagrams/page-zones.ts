/* Runs inside the browser's page; see page-draw.ts. */

/**
 * Lets zones enclose what belongs to them. ELK leaves a label that is wider than the boxes beside it out of account: a
 * zone grows around the labels of its own edges, and around the zones within it.
 */
export function growZones(): void {
  const svg = document.querySelector('svg') as SVGSVGElement;
  const frames = [...svg.querySelectorAll<SVGRectElement>('.cluster > rect')].sort(
    (one, two) => one.getBBox().width * one.getBBox().height - two.getBBox().width * two.getBBox().height,
  );
  const holds = (box: DOMRect, x: number, y: number): boolean =>
    x >= box.x - 1 && x <= box.x + box.width + 1 && y >= box.y - 1 && y <= box.y + box.height + 1;
  const before = new Map(frames.map((frame) => [frame, frame.getBBox()]));
  const single = svg.querySelectorAll('.root').length === 1;
  for (const frame of single ? frames : []) {
    const own = before.get(frame) as DOMRect;
    const contents: { from: number; to: number }[] = [];
    for (const label of svg.querySelectorAll<SVGGElement>('.edgeLabels > .edgeLabel')) {
      const edgeId = label.querySelector('[data-id]')?.getAttribute('data-id') ?? '';
      const line = svg.querySelector<SVGPathElement>(`.edgePaths [data-id="${CSS.escape(edgeId)}"]`);
      const shift = label.transform.baseVal.consolidate()?.matrix;
      if (line === null || shift === undefined) continue;
      const ends = [line.getPointAtLength(0), line.getPointAtLength(line.getTotalLength())];
      const box = label.getBBox();
      if (!ends.every(({ x, y }) => holds(own, x, y))) continue;
      contents.push({ from: shift.e + box.x - 10, to: shift.e + box.x + box.width + 10 });
    }
    for (const inner of frames) {
      const box = before.get(inner) as DOMRect;
      const now = inner.getBBox();
      if (inner !== frame && holds(own, box.x, box.y) && holds(own, box.x + box.width, box.y + box.height)) {
        contents.push({ from: now.x - 12, to: now.x + now.width + 12 });
      }
    }
    const from = Math.min(own.x, ...contents.map((content) => content.from));
    const to = Math.max(own.x + own.width, ...contents.map((content) => content.to));
    frame.setAttribute('x', String(from));
    frame.setAttribute('width', String(to - from));
  }
}

/** Puts a zone's title into its left corner, above the lines and on an opaque ground: no line ever runs through it. */
export function placeTitles(): void {
  const svg = document.querySelector('svg') as SVGSVGElement;
  for (const label of svg.querySelectorAll<SVGGElement>('.cluster > .cluster-label')) {
    const frame = label.parentElement?.querySelector(':scope > rect');
    const text = label.querySelector('text');
    const ground = label.querySelector('rect.background');
    if (frame == null || text === null || ground === null) continue;
    const shift = /translate\(([^,]+),\s*([^)]+)\)/.exec(label.getAttribute('transform') ?? '');
    label.setAttribute('transform', `translate(${Number(frame.getAttribute('x')) + 12}, ${Number(shift?.[2] ?? 0)})`);
    const box = text.getBBox();
    for (const [name, value] of Object.entries({
      x: box.x - 5,
      y: box.y - 1,
      width: box.width + 10,
      height: box.height + 2,
    })) {
      ground.setAttribute(name, String(value));
    }
    ground.removeAttribute('style');
    label.closest('.root')?.querySelector(':scope > .edgePaths')?.after(label);
  }
}
