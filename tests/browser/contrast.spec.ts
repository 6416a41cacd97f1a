import { htmlOf, pages } from './built-site.ts';
import { expect, test } from './site-test.ts';

/** What WCAG asks of text in its smaller sizes, at level AA. */
const least = 4.5;

const drawn = pages.filter((page) => /<svg[^>]*>(?:(?!<\/svg>).)*<text/s.test(htmlOf(page)));

test('some pages have pictures with text', () => {
  expect(drawn.length).toBeGreaterThan(0);
});

for (const path of drawn) {
  test(`the text in the pictures of /${path} stands out, light and dark`, async ({ page }) => {
    await page.goto(path, { waitUntil: 'load' });
    for (const scheme of ['light', 'dark']) {
      await page.locator('html').evaluate((html, value) => html.setAttribute('data-theme', value), scheme);
      const texts = await page.evaluate(contrastOfTexts);
      expect(texts.length, `texts, ${scheme}`).toBeGreaterThan(0);
      const faint = texts.filter(({ contrast }) => contrast < least);
      expect
        .soft(
          faint.map(({ text, contrast, colours }) => `“${text}”: ${contrast.toFixed(2)}, ${colours}`),
          `faint texts, ${scheme}`,
        )
        .toEqual([]);
    }
  });
}

interface Text {
  readonly text: string;
  readonly contrast: number;
  /** The text’s colour and that of its ground. */
  readonly colours: string;
}

/** The contrast of every text that is seen in a picture with what is painted below its middle; runs in the browser. */
function contrastOfTexts(): Text[] {
  type Colour = readonly [red: number, green: number, blue: number, alpha: number];
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const colours = new Map<string, Colour>([['none', [0, 0, 0, 0]]]);
  const read = (name: string): Colour => {
    const known = colours.get(name);
    if (known !== undefined) return known;
    if (context === null) throw new Error('This browser draws nothing.');
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = name;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    colours.set(name, [red, green, blue, alpha / 255]);
    return read(name);
  };
  const over = (top: Colour, below: Colour): Colour => {
    const mix = (index: 0 | 1 | 2) => top[index] * top[3] + below[index] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const luminance = (colour: Colour): number => {
    const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ancestors = (element: Element): Element[] =>
    element.parentElement === null ? [element] : [element, ...ancestors(element.parentElement)];
  const fillOf = (element: Element): Colour => {
    const { fill, fillOpacity, opacity } = getComputedStyle(element);
    const [red, green, blue, alpha] = read(fill);
    return [red, green, blue, alpha * Number(fillOpacity) * Number(opacity)];
  };
  const pageBelow = (svg: Element): Colour =>
    ancestors(svg)
      .toReversed()
      .reduce((below, one) => over(read(getComputedStyle(one).backgroundColor), below), [255, 255, 255, 1] as Colour);
  const told = (colour: Colour) => `rgb(${colour.slice(0, 3).map(Math.round).join(' ')})`;

  return [...document.querySelectorAll('main svg')].flatMap((svg) => {
    const shapes = [...svg.querySelectorAll('rect, path, polygon, circle, ellipse')].filter(
      (shape) => !shape.closest('defs'),
    );
    const leaves = [...svg.querySelectorAll('text, tspan')].filter(
      (leaf) =>
        [...leaf.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) &&
        leaf.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    );
    return leaves.map((leaf) => {
      const { left, right, top, bottom } = leaf.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const below = shapes.filter((shape) => {
        const box = shape.getBoundingClientRect();
        const painted = shape.compareDocumentPosition(leaf) & Node.DOCUMENT_POSITION_FOLLOWING;
        return painted && box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
      });
      const ground = below.reduce((all, shape) => over(fillOf(shape), all), pageBelow(svg));
      const colour = over(fillOf(leaf), ground);
      const [dark = 0, light = 0] = [luminance(colour), luminance(ground)].sort((one, other) => one - other);
      return {
        text: leaf.textContent?.trim() ?? '',
        contrast: (light + 0.05) / (dark + 0.05),
        colours: `${told(colour)} on ${told(ground)}`,
      };
    });
  });
}
