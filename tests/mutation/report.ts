import { misses, table } from './classify.ts';
import { recordSamples, writtenSamples } from './corpora.ts';
import { judgeMutations } from './judge-mutations.ts';

// Prints what the test asserts, with every change that was missed: “node tests/mutation/report.ts”.
for (const [title, samples] of [
  ['The record’s samples', await recordSamples()],
  ['The written samples', writtenSamples()],
] as const) {
  const judged = [];
  for (const sample of samples) judged.push(...(await judgeMutations(sample)));
  console.log(`${title}\n\n${table(judged)}\n\nMissed:\n${misses(judged)}\n`);
}
