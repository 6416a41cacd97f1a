/** The sheet of highlighted code, in front of the one block of a page that was made first, wherever that block stands. */
const codeSheet = /(<div class="expressive-code">)(<link rel="stylesheet" href="[^"]*">)/;

/**
 * A page with the sheet of its highlighted code in the head. Where it stands in the body, each block before it is shown
 * without it at first, and moves when it has come.
 */
export function withSheetsInHead(html: string): string {
  const link = codeSheet.exec(html)?.[2];
  return link === undefined ? html : html.replace(codeSheet, '$1').replace('</head>', () => `${link}</head>`);
}
