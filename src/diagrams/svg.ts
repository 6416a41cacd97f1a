import type { Repaint } from './page-merge.ts';

const geometry = /\s(d|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|width|height|points|transform|viewBox|refX|refY)="([^"]*)"/g;
const number = /-?\d*\.\d+(?:e-?\d+)?/gi;

const rounded = (text: string): string => String(Math.round(Number(text) * 10) / 10 || 0);

/** The markup with the numbers of its geometry rounded to one decimal; text is left alone. A tenth of a pixel is not seen, and decimals are most of the weight. */
export function roundGeometry(markup: string): string {
  return markup.replaceAll(/<[^>]+>/g, (tag) =>
    tag.replaceAll(geometry, (_, name: string, value: string) => ` ${name}="${value.replaceAll(number, rounded)}"`),
  );
}

/** Empty shapes written the short way. */
export function shortenTags(markup: string): string {
  return markup.replaceAll(/><\/(path|rect|circle|ellipse|line|polyline|polygon|stop|use)>/g, '/>');
}

/**
 * One style sheet for both schemes: light for everybody, and, on screens, dark where the page is dark. With `:where` all of
 * dark weighs what light weighs, so the cascade among its rules stays what mermaid meant.
 */
export function mergeStyles(light: string, dark: string, repaints: readonly Repaint[], id: string): string {
  const repainted = repaints.map(({ className, declarations }) => `:where(#${id} .${className}){${declarations}}`);
  const night = (dark === light ? '' : dark) + repainted.join('');
  return night === '' ? light : `${light}@media screen{:where(:root[data-theme='dark']){${night}}}`;
}

/** The SVG with a style sheet as its first child after the title and description. */
export function withStyles(body: string, css: string): string {
  return body.replace(/^<svg[^>]*>/, (open) => `${open}<style>${css}</style>`);
}
