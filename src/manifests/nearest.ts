/** How many single-character edits turn one text into the other. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, left] of [...a].entries()) {
    const current = [row + 1];
    for (const [column, top] of [...b].entries()) {
      const replaced = (above[column] ?? 0) + (left === top ? 0 : 1);
      current.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    above = current;
  }
  return above[b.length] ?? 0;
}

/** The known names, nearest to `name` first; names equally near keep the order of the alphabet. */
export function byNearness(name: string, known: Iterable<string>): string[] {
  const far = (other: string) => distance(name, other);
  return [...new Set(known)].sort((a, b) => far(a) - far(b) || a.localeCompare(b));
}

/** The known name that `name` was probably meant to be, or `undefined` where none is near enough to be a slip. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const [best] = byNearness(name, known);
  if (best === undefined) return undefined;
  const slip = Math.max(2, Math.floor(name.length / 3));
  return distance(name, best) <= slip ? best : undefined;
}
