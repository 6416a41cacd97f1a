import type { Drawing } from './drawing.ts';
import { escaped } from './network/markup.ts';

export interface FigureOptions {
  /** Plain text below the picture. */
  readonly caption?: string;
  /** The mermaid source, folded away below the picture for who would rather read it. */
  readonly source?: string;
}

/** On a narrow page a picture may shrink to this share of its size: 14 px labels become 12.2 px. Below that it scrolls. */
const smallest = 0.87;

/** Text for HTML and for MDX alike; a line break is written as an entity, because Markdown ends HTML at an empty line. */
const escapedForMdx = (text: string): string =>
  escaped(text).replaceAll(/[{}\n]/g, (character) => `&#${character.codePointAt(0)};`);

/** The HTML, on one line, of the figure that shows a drawing. */
export function figureHtml(drawing: Drawing, { caption, source }: FigureOptions = {}): string {
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
