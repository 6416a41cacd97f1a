import path from 'node:path';
import { checkManifests } from '../kubernetes/check-manifests.ts';
import { isKustomization } from '../kubernetes/kustomization/read.ts';
import { loadFiles, type ManifestFile } from '../kubernetes/load-manifests.ts';
import { formFindings } from '../network/manifests/form-findings.ts';
import { checkKustomizations } from '../network/manifests/kustomizations.ts';
import { checkRejected, isRejected } from '../network/manifests/rejected.ts';
import { checkSamples } from '../network/manifests/samples.ts';
import { needlessUnchecked } from '../network/manifests/unchecked.ts';
import { isRoute } from '../network/route-decision.ts';
import { embeddedManifests } from '../prose/embedded.ts';
import { findRecords } from '../record/files.ts';
import type { Finding } from '../record/finding.ts';
import { nearest } from '../record/nearest.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { textFiles } from '../record/text-files.ts';

type EmbeddedOnPage = NonNullable<ReturnType<typeof embeddedManifests>>[number] & { readonly page: string };

/** The manifests that the pages in an option’s folder embed; `undefined` where one of the pages is no MDX. */
function embeddedIn(root: string, { folder }: Pick<OptionRecord, 'folder'>): EmbeddedOnPage[] | undefined {
  const found = textFiles(root, folder, /\.mdx$/).map(({ file: page, text }) =>
    embeddedManifests(text)?.map((one) => ({ ...one, page })),
  );
  return found.every((one) => one !== undefined) ? found.flat() : undefined;
}

function embeddingFindings(
  root: string,
  option: Pick<OptionRecord, 'folder'>,
  files: readonly ManifestFile[],
): Finding[] {
  const embedded = embeddedIn(root, option);
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
      ({ page, file, line, column, close }): Finding => ({
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
          message: `The manifest is embedded in no page, expected <${components.get(name)} file="${name}" /> in a page of ${option.folder}`,
          help: 'Embed it where the option explains it, or delete it.',
        }),
      ),
  ];
}

/** What is wrong with an option’s manifests by what its record says; `files` are all of its own. */
async function byRecord(
  root: string,
  record: DecisionRecord,
  option: OptionRecord,
  files: readonly ManifestFile[],
): Promise<Finding[]> {
  const applied = files.filter((file) => !isRejected(file));
  const judge = (samples: readonly ManifestFile[]) => checkSamples(record, option, samples);
  const inForms = formFindings(root, option, applied);
  // Which controller reads which manifest is not known then, and so not what they make of it.
  const judged = inForms.length > 0 ? inForms : [...(await judge(files)), ...(await checkRejected(files, judge))];
  return [...judged, ...needlessUnchecked(root, option, files)];
}

/** What is wrong with each manifest whatever a record says; which kinds have to be unchecked is for the record to say. */
async function byThemselves(files: readonly ManifestFile[]): Promise<Finding[]> {
  const samples = files.filter((file) => !isRejected(file) && !isKustomization(file));
  const checked = await Promise.all(samples.map((file) => checkManifests([file])));
  return checked
    .flatMap(({ findings }) => findings)
    .filter(({ rule }) => rule !== 'manifest/unchecked')
    .map((finding) => ({ ...finding, severity: 'error' }));
}

/**
 * What is wrong with the manifests of all options, in themselves and in how the pages show them; those of a decision that
 * is about no route, and of an option that no record of `sound` has, are not held against it, nor against each other where one of its files is among those `unread`.
 */
export async function checkRecordManifests(
  root: string,
  sound: readonly DecisionRecord[],
  unread: readonly Pick<Finding, 'file'>[],
): Promise<Finding[]> {
  const perOption = findRecords(root).flatMap(({ folder: decision, options }) => {
    const files = loadFiles(path.join(root, decision), root);
    const record = sound.find(({ folder }) => folder === decision);
    return options.map(async ({ slug, folder }) => {
      const own = files.filter((file) => file.option === slug);
      if (unread.some(({ file }) => file.startsWith(`${folder}/`))) return byThemselves(own);
      const option = record?.options.find((one) => one.slug === slug);
      return [
        ...(record === undefined || option === undefined || !isRoute(record)
          ? await byThemselves(own)
          : await byRecord(root, record, option, own)),
        ...checkKustomizations(own.filter((file) => !isRejected(file))),
        ...embeddingFindings(root, { folder }, own),
      ];
    });
  });
  return (await Promise.all(perOption)).flat();
}
