import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadFiles, type ManifestFile } from '../manifests/load.ts';
import { nearest } from '../manifests/nearest.ts';
import type { Finding } from '../model/finding.ts';
import type { DecisionRecord, OptionRecord } from '../model/record.ts';
import { embeddedManifests } from '../prose/embedded.ts';
import { formFindings } from './form-findings.ts';
import { checkKustomizations } from './kustomizations.ts';
import { checkRejected, isRejected } from './rejected.ts';
import { checkSamples } from './samples.ts';
import { needlessUnchecked } from './unchecked.ts';

function embeddingFindings(root: string, option: OptionRecord, files: readonly ManifestFile[]): Finding[] {
  const page = `${option.folder}/index.mdx`;
  const full = path.join(root, page);
  const embedded = existsSync(full) ? embeddedManifests(readFileSync(full, 'utf8')) : [];
  if (embedded === undefined) return [];
  const components = new Map(
    files.map((one) => [one.file.slice(option.folder.length + 1), isRejected(one) ? 'Rejected' : 'Manifest']),
  );
  const names = [...components.keys()];
  const unseen = names.filter(
    (name) => !embedded.some(({ file, component }) => file === name && component === components.get(name)),
  );
  const absent = embedded
    .filter(({ file }) => !names.includes(file))
    .map((one) => ({ ...one, close: nearest(one.file, unseen) ?? nearest(one.file, names) }));
  // A file that a misspelt name was meant for is not reported as well: it is one fault.
  const meant = new Set(absent.map(({ close }) => close));
  return [
    ...absent.map(
      ({ file, line, column, close }): Finding => ({
        file: page,
        line,
        column,
        severity: 'error',
        rule: 'manifest/absent',
        message: `The page embeds “${file}”, which does not exist below ${option.folder}`,
        help: close === undefined ? 'Write the manifest, or remove the line.' : `Nearest: ${close}.`,
      }),
    ),
    ...unseen
      .filter((name) => !meant.has(name))
      .map(
        (name): Finding => ({
          file: `${option.folder}/${name}`,
          line: 1,
          column: 1,
          severity: 'error',
          rule: 'manifest/not-embedded',
          message: `The manifest is embedded in no page, expected <${components.get(name)} file="${name}" /> in ${page}`,
          help: 'Embed it where the option explains it, or delete it.',
        }),
      ),
  ];
}

/** What is wrong with the manifests of all options, in themselves and in how the pages show them. */
export async function checkRecordManifests(root: string, records: readonly DecisionRecord[]): Promise<Finding[]> {
  const perOption = records.flatMap((record) => {
    const files = loadFiles(path.join(root, record.folder), root);
    return record.options.map(async (option) => {
      const own = files.filter((file) => file.option === option.slug);
      const applied = own.filter((file) => !isRejected(file));
      const judge = (samples: readonly ManifestFile[]) => checkSamples(record, option, samples);
      const inForms = formFindings(root, option, applied);
      // Which controller reads which manifest is not known then, and so not what they make of it.
      const judged = inForms.length > 0 ? inForms : [...(await judge(own)), ...(await checkRejected(own, judge))];
      return [
        ...judged,
        ...checkKustomizations(applied),
        ...embeddingFindings(root, option, own),
        ...needlessUnchecked(root, option, own),
      ];
    });
  });
  return (await Promise.all(perOption)).flat();
}
