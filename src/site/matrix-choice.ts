/**
 * The style sheet by which a matrix shows what is chosen, without script: a column that is not chosen is not shown; of rows,
 * on request, only those in which two of the chosen columns have another verdict. Selectors name columns by number, so
 * that there are as many rules as the decision’s options need.
 */
export function choiceStyle(options: number): string {
  const columns = Array.from({ length: options }, (_, index) => index);
  const chosen = (column: number) => `:has([data-choose="${column}"]:checked)`;
  const apart = columns.flatMap((one) =>
    columns
      .slice(one + 1)
      .map(
        (other) =>
          `.matrix-view:has([data-only]:checked)${chosen(one)}${chosen(other)} [data-apart~="${one}-${other}"]{display:var(--row)}`,
      ),
  );
  return [
    ...columns.map(
      (column) => `.matrix-view:has([data-choose="${column}"]:not(:checked)) [data-column="${column}"]{display:none}`,
    ),
    '.matrix-view:has([data-only]:checked) [data-apart]{display:none}',
    ...apart,
    '',
  ].join('\n');
}
