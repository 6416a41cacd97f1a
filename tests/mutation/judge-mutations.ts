import type { Sample } from './corpora.ts';
import { type Mutation, real } from './mutant.ts';
import { operators } from './operators/index.ts';
import { treeOf } from './tree.ts';

/** A change, the file that it was made to, and what objects to it: rules, or requirements. */
export interface Judged extends Mutation {
  readonly file: string;
  /** None where the change goes unnoticed. */
  readonly caughtBy: readonly string[];
}

/** Makes every change to every manifest of a sample, and judges each with the manifest’s neighbours. */
export async function judgeMutations({ files, judge }: Sample): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const one of files) {
    const tree = treeOf(one.text);
    const mutations = real(
      one.text,
      operators.flatMap((operator) => operator(tree)),
    );
    for (const mutation of mutations) {
      const set = files.map((file) => (file === one ? { ...one, text: mutation.text } : file));
      judged.push({ ...mutation, file: one.file, caughtBy: [...new Set(await judge(set))] });
    }
  }
  return judged;
}
