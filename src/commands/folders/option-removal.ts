import { globSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Verdicts, verdictsFile, verdictsIn } from '../../compare/cell-verdicts.ts';
import type { Place } from '../../record/finding.ts';
import { placeOf } from '../../record/positions.ts';
import type { DecisionRecord, OptionRecord } from '../../record/record.ts';
import { textFiles, textOrNone } from '../../record/text-files.ts';

/** Where the outcome names an option; `undefined` where it does not. */
export function placeInOutcome(root: string, record: DecisionRecord, { slug }: OptionRecord): Place | undefined {
  const index = record.definition.outcome.options.indexOf(slug);
  return index < 0 ? undefined : placeOf(root, `${record.folder}/decision.ts`, ['outcome', 'options', index]);
}

/** Verdicts without those of an option and of its cells. */
export function withoutOption(verdicts: Partial<Verdicts>, slug: string): Partial<Verdicts> {
  const isOthers = ([key]: [string, string]) => key !== slug && !key.startsWith(`${slug}/`);
  const kept = (values: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(values).filter(isOthers));
  return { ...verdicts, options: kept(verdicts.options), cells: kept(verdicts.cells) };
}

/** Takes away an option’s folder, its evidence and its verdicts; gives what it took, relative to the root. */
export function removeOption(root: string, { folder }: DecisionRecord, option: OptionRecord): string[] {
  const evidence = globSync(`evidence/${option.slug}.*.json`, { cwd: path.join(root, folder) })
    .map((file) => `${folder}/${file.split(path.sep).join('/')}`)
    .sort();
  for (const file of [option.folder, ...evidence]) rmSync(path.join(root, file), { recursive: true });
  const kept = path.join(root, folder, verdictsFile);
  const verdicts = verdictsIn(textOrNone(kept) ?? '');
  if (verdicts) writeFileSync(kept, `${JSON.stringify(withoutOption(verdicts, option.slug), null, 2)}\n`);
  return [option.folder, ...evidence];
}

/** The places where people write that have a folder’s name, apart from verdicts. */
export function placesNaming(root: string, slug: string): Place[] {
  const name = new RegExp(`(?<![\\w-])${slug}(?![\\w-])`, 'g');
  return ['adr', 'src/content']
    .flatMap((folder) => textFiles(root, folder, /\.(?:ts|mdx?|ya?ml)$/))
    .flatMap(({ file, text }) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          [...line.matchAll(name)].map((found) => ({ file, line: index + 1, column: found.index + 1 })),
        ),
    );
}
