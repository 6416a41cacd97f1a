import type { Drawing } from './drawing.ts';
import { escaped } from './network/markup.ts';

/** On a narrow page a picture may shrink to this share of its size: 14 px labels become 12.2 px. Below that it scrolls. */
const smallest = 0.87;

/** Text for HTML and for MDX alike; a line break is written as an entity, because Markdown ends HTML at an empty line. */
const escapedForMdx = (text: string): string =>
  escaped(text).replaceAll(/[{}\n]/g, (character) => `&#${character.codePointAt(0)};`);

/**
 * The HTML, on one line, of the figure that shows a drawing, with a caption below it, which is plain text; the mermaid source
 * is folded away for who would rather read it.
 */
export function figureHtml(drawing: Drawing, { caption, source }: { caption?: string; source?: string } = {}): string {
  const floor = Math.floor(drawing.width * smallest);
  const svg = drawing.svg.replaceAll('<svg id=', () => `<svg style="--floor:${floor}px" id=`);
  const parts = [
    caption === undefined ? '' : `<figcaption>${escapedForMdx(caption)}</figcaption>`,
    `<div class="diagram-view" role="region" tabindex="0" aria-label="Diagram: ${escapedForMdx(drawing.title)}" data-pagefind-ignore="all">${svg}</div>`,
    source === undefined
      ? ''
      : `<details data-pagefind-ignore="all"><summary>Source of the diagram</summary><pre><code>${escapedForMdx(source.trim())}</code></pre></details>`,
  ];
  return `<figure class="diagram not-content">${parts.join('')}</figure>`;
}
