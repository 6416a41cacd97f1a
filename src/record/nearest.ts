/** How many single-character edits turn one text into the other. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 0; row < a.length; row += 1) {
    const current = [row + 1];
    for (let column = 0; column < b.length; column += 1) {
      const replaced = (above[column] ?? 0) + (a[row] === b[column] ? 0 : 1);
      current.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    above = current;
  }
  return above[b.length] ?? 0;
}

/** Nobody meant a known name by one that is longer; to compare it would take long. */
const longest = 100;

function measured(name: string, known: Iterable<string>): (readonly [known: string, far: number])[] {
  const written = name.slice(0, longest);
  return [...new Set(known)]
    .map((other) => [other, distance(written, other)] as const)
    .sort(([a, near], [b, next]) => near - next || a.localeCompare(b));
}

/** The known names, nearest to `name` first; names equally near keep the order of the alphabet. */
export function byNearness(name: string, known: Iterable<string>): string[] {
  return measured(name, known).map(([other]) => other);
}

/** The known name that `name` was probably meant to be, or `undefined` where none is near enough to be a slip. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  if (name.length > longest) return undefined;
  const slip = Math.max(2, Math.floor(name.length / 3));
  // A name that differs in length by more than a slip need not be compared.
  const similar = [...known].filter((other) => Math.abs(other.length - name.length) <= slip);
  const [best] = measured(name, similar);
  return best !== undefined && best[1] <= slip ? best[0] : undefined;
}
