/** A file as it stood at one time. */
export interface Version {
  /** Relative to the project’s root, with slashes. */
  readonly path: string;
  /** The id that git gives to what stands in it. */
  readonly id: string;
}

/** What happened to a file: absent before where it is new, absent after where it is gone; another path after where it moved. */
export interface FileChange {
  readonly before?: Version;
  readonly after?: Version;
}

/** What a pair of trees begins with, in the answer. */
const head = /^[0-9a-f]{40,64} [0-9a-f]{40,64}\n/;

/**
 * Reads what `git diff-tree --stdin -r -M --raw -z --no-abbrev` answers to pairs of trees: what happened to each file, pair
 * by pair.
 */
export function filesOf(answer: string): FileChange[][] {
  const pairs: FileChange[][] = [];
  const tokens = answer.split('\0');
  for (let index = 0; index < tokens.length; index += 1) {
    let token = tokens[index] ?? '';
    // A pair in which nothing differs has its head alone.
    for (; head.test(token); token = token.replace(head, '')) pairs.push([]);
    const [, , from = '', to = '', status = ''] = token.split(' ');
    if (status === '') continue;
    const moved = /^[RC]/.test(status);
    const [path = '', next = ''] = tokens.slice(index + 1);
    pairs.at(-1)?.push({
      ...(status === 'A' ? {} : { before: { path, id: from } }),
      ...(status === 'D' ? {} : { after: { path: moved ? next : path, id: to } }),
    });
    index += moved ? 2 : 1;
  }
  return pairs;
}
