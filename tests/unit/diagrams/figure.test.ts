import { describe, expect, test } from 'vitest';
import { figureHtml } from '../../../src/diagrams/figure.ts';

const drawing = {
  svg: '<svg id="m1" width="800"></svg>',
  width: 800,
  height: 20,
  title: 'A "B" & C',
  description: 'D',
};

describe('figureHtml', () => {
  test('holds the picture in a region that is named and can be reached by keyboard', () => {
    const html = figureHtml(drawing);
    expect(html).toContain('role="region" tabindex="0" aria-label="Diagram: A &quot;B&quot; &amp; C"');
    expect(html).not.toContain('figcaption');
    expect(html).not.toContain('details');
  });

  test('lets the picture shrink to labels of 12 px, and no further', () => {
    expect(figureHtml(drawing)).toContain('<svg style="--floor:696px" id="m1" width="800">');
  });

  test('is one line, whatever the source holds, and escapes what HTML and MDX would read', () => {
    const html = figureHtml(drawing, { caption: 'a < b', source: 'x\n\n  {y} <br>\n' });
    expect(html).not.toContain('\n');
    expect(html).toContain('<figcaption>a &lt; b</figcaption>');
    expect(html).toContain('<code>x&#10;&#10;  &#123;y&#125; &lt;br&gt;</code>');
  });
});
