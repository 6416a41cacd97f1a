/** Size of the texts in a drawn network, in its own units: CSS pixels, where it is shown as large as it is drawn. */
const textSize = 14;

/*
 * Widths of the characters from the space to the tilde in Helvetica’s metrics, which Arial, Liberation Sans and Arimo share, in
 * thousandths of the size. A test holds them against a browser.
 */
const regular =
  `278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556
   1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556
   333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584`
    .split(/\s+/)
    .map(Number);
const bold =
  `278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611
   975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556
   333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584`
    .split(/\s+/)
    .map(Number);

/** What a character beyond these takes at most, unless it is among the few that are known. */
const others: Readonly<Record<string, number>> = { '’': 278, '‘': 278, '·': 278, '–': 556 };
const widest = 1000;

type Weight = 'regular' | 'bold';

/** How wide a text is at {@link textSize}, in CSS pixels; of characters that are not known, at most. */
export function textWidth(text: string, weight: Weight = 'regular'): number {
  const widths = weight === 'bold' ? bold : regular;
  const units = [...text].map((character) => {
    const index = (character.codePointAt(0) ?? 0) - 32;
    return widths[index] ?? others[character] ?? widest;
  });
  return (units.reduce((sum, width) => sum + width, 0) * textSize) / 1000;
}

/** Words and, of a long name of a host, its parts; each with the space before it, if there was one. */
const pieces = (text: string): string[] => text.trim().match(/\s*[^\s.]*(?:\.(?=\S)|[^\s.]+|\.(?=\s|$))/g) ?? [];

/** The widest piece that a text cannot be broken within, in CSS pixels. */
export const narrowest = (text: string, weight: Weight = 'regular'): number =>
  Math.max(0, ...pieces(text).map((piece) => textWidth(piece.trim(), weight)));

/** A text in lines that are no wider than asked, in CSS pixels, as far as its words and the dots in its names let it. */
export function wrap(text: string, width: number, weight: Weight = 'regular'): string[] {
  const lines: string[] = [];
  for (const piece of pieces(text)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(last + piece, weight) <= width) lines[lines.length - 1] = last + piece;
    else lines.push(piece.trim());
  }
  return lines;
}
