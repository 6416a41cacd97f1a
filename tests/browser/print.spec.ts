import { constants, inflateSync } from 'node:zlib';
import { decisionPages, firstOf, matrixPages } from './built-site.ts';
import { expect, test } from './site-test.ts';

/** The last byte of a stream may be taken for a part of the line’s end behind it. */
const whole = { finishFlush: constants.Z_SYNC_FLUSH };

/** The streams of a PDF, unpacked where they are packed as pages are. */
const streamsOf = (pdf: Buffer): string[] =>
  Array.from(
    pdf.toString('latin1').matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n([\s\S]*?)\r?\nendstream/g),
    ([, packed = '']) => {
      try {
        return inflateSync(Buffer.from(packed, 'latin1'), whole).toString('latin1');
      } catch {
        return '';
      }
    },
  );

for (const path of [firstOf(decisionPages), firstOf(matrixPages)]) {
  test(`/${path} prints on sheets that each say something`, async ({ page }) => {
    await page.goto(path, { waitUntil: 'load' });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    // What draws a page sets text in many places; the foot of a blank one alone in two.
    const drawn = streamsOf(pdf).filter((stream) => / T[jJ]/.test(stream) && /\bBT\b/.test(stream));
    const words = drawn.map((stream) => stream.match(/\bBT\b/g)?.length ?? 0);
    console.log(`  /${path}: ${sheets} sheets, the barest with ${Math.min(...words)} pieces of text`);
    expect(sheets).toBeGreaterThan(2);
    expect(sheets).toBeLessThanOrEqual(30);
    expect(drawn.length, 'sheets that are drawn').toBe(sheets);
    expect(Math.min(...words), 'pieces of text on the barest sheet').toBeGreaterThan(4);
    // Chromium draws the foot as it does the page, so what it is made of is asked of the page itself.
    const foot = await page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[media="print"][href$="print-sheet.css"]');
      return link === null ? '' : (await fetch(link.href)).text();
    });
    expect(foot).toMatch(/@bottom-left\{content:"[^"]*(commit [0-9a-f]{7,} of \d{4}-\d\d-\d\d|commit not known)"/);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.page > header')).toBeHidden();
  });
}
