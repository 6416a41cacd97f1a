import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkManifests } from '../manifests/check.ts';
import { isKustomization, readKustomization } from '../manifests/kustomization/read.ts';
import { loadFiles, type ManifestFile } from '../manifests/load.ts';
import { nearest } from '../manifests/nearest.ts';
import type { Known } from '../manifests/references/known.ts';
import { generatedBy } from '../manifests/references/providers.ts';
import type { Finding } from '../model/finding.ts';
import type { DecisionRecord, OptionRecord } from '../model/record.ts';
import { embeddedManifests } from '../prose/embedded.ts';
import { checkKustomizations } from './kustomizations.ts';
import { nginxFindings } from './nginx.ts';
import { checkRejected, isRejected } from './rejected.ts';
import { needlessUnchecked } from './unchecked.ts';
import { wayFindings } from './way.ts';

/** What the platform, an option and the kustomizations among its files say exists, for a manifest to refer to. */
export function knownTo(
  { definition: { platform } }: DecisionRecord,
  option: OptionRecord,
  files: readonly ManifestFile[],
): Known {
  const kustomizations = files
    .filter((file) => !isRejected(file) && isKustomization(file))
    .flatMap((file) => readKustomization(file.file, file.text).kustomization?.document ?? []);
  const { provisions, unchecked = [] } = option.definition;
  return {
    hosts: [...platform.hosts, ...provisions.flatMap(({ hosts }) => hosts ?? [])],
    services: platform.services,
    // A provision fills its Secret in each environment, whichever namespace that is.
    secrets: [
      ...platform.secrets,
      ...provisions.flatMap(({ secret }) => (secret === undefined ? [] : { name: secret })),
      ...kustomizations.flatMap((one) => generatedBy(one, 'Secret')),
    ],
    configMaps: [...platform.configMaps, ...kustomizations.flatMap((one) => generatedBy(one, 'ConfigMap'))],
    gateways: platform.gateways,
    unchecked,
  };
}

/**
 * What is wrong with an option’s samples, in themselves and by what the record says; `files` are its manifests. What would
 * be a warning elsewhere is an error here: a sample is there to be copied, so it has to be beyond doubt.
 */
export async function checkSamples(
  record: DecisionRecord,
  option: OptionRecord,
  files: readonly ManifestFile[],
): Promise<Finding[]> {
  const samples = files.filter((file) => !isRejected(file) && !isKustomization(file));
  const checked = await checkManifests(samples, knownTo(record, option, files));
  // What a manifest that is wrong in itself would do with traffic follows from that fault, and is none of its own.
  const wrong = new Set(checked.findings.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  const led = [
    ...wayFindings(record, option, samples, checked),
    ...nginxFindings(record, option, samples, checked.documents),
  ];
  const found = [...checked.findings, ...led.filter(({ file }) => !wrong.has(file))];
  return found.map((finding) => ({ ...finding, severity: 'error' }));
}

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
      const known = knownTo(record, option, own);
      return [
        ...(await checkSamples(record, option, own)),
        ...checkKustomizations(own.filter((file) => !isRejected(file))),
        ...(await checkRejected(own, known)),
        ...embeddingFindings(root, option, own),
        ...needlessUnchecked(root, option, own),
      ];
    });
  });
  return (await Promise.all(perOption)).flat();
}
