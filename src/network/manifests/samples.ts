import { type CheckedManifests, checkManifests } from '../../kubernetes/check-manifests.ts';
import { isKustomization, readKustomization } from '../../kubernetes/kustomization/read.ts';
import type { ManifestFile } from '../../kubernetes/load-manifests.ts';
import type { Known } from '../../kubernetes/references/known.ts';
import { generatedBy } from '../../kubernetes/references/providers.ts';
import { distinct } from '../../record/data.ts';
import type { Finding } from '../../record/finding.ts';
import { type DecisionRecord, inEnvironment, type OptionRecord, optionOf } from '../../record/record.ts';
import { ofVariant, withoutVariant } from '../../record/variant.ts';
import type { Platform } from '../platform.ts';
import { platformOf, routeOf } from '../route-decision.ts';
import { controllersAtEdges, formOf } from './manifest-forms.ts';
import { nginxFindings } from './nginx-findings.ts';
import { wayFindings } from './path-findings.ts';
import { isRejected } from './rejected.ts';
import { settingFindings } from './setting-findings.ts';

/** The hosts of an environment; of all, where none is given. */
const hostsIn = (hosts: Platform['hosts'], environment?: string): readonly string[] =>
  environment === undefined ? Object.values(hosts).flat() : (hosts[environment] ?? []);

/**
 * What the platform, an option and the kustomizations among its files say exists, for a manifest of an environment to
 * refer to; of any, where none is given.
 */
export function knownTo(
  record: DecisionRecord,
  option: OptionRecord,
  files: readonly ManifestFile[],
  environment?: string,
): Known {
  const platform = platformOf(record);
  const kustomizations = files
    .filter((file) => !isRejected(file) && isKustomization(file))
    .flatMap((file) => readKustomization(file.file, file.text).kustomization?.document ?? []);
  const { forms = [], unchecked = [], variant } = routeOf(option);
  const provisions = [...option.definition.provisions, ...(variant?.provisions ?? [])];
  return {
    ...(environment === undefined ? {} : { environment }),
    hosts: [platform.hosts, ...provisions.map(({ hosts = {} }) => hosts)].flatMap((one) => hostsIn(one, environment)),
    services: platform.services,
    // A provision fills its Secret in each environment, whichever namespace that is.
    secrets: [
      ...platform.secrets,
      ...provisions.flatMap(({ secret }) => (secret === undefined ? [] : { name: secret })),
      ...kustomizations.flatMap((one) => generatedBy(one, 'Secret')),
    ],
    configMaps: [...platform.configMaps, ...kustomizations.flatMap((one) => generatedBy(one, 'ConfigMap'))],
    gateways: platform.gateways,
    controllers: [...controllersAtEdges(record), ...forms.flatMap((form) => form.for)],
    unchecked,
  };
}

/** Manifests of an environment that are one alternative: of an option’s variant, or for controllers of which they have one in common. */
function isBeside(option: OptionRecord, one: ManifestFile, other: ManifestFile): boolean {
  if (ofVariant(option, [one]).length > 0) return ofVariant(option, [other]).length > 0;
  return formOf(option, one.file)?.for.some((id) => formOf(option, other.file)?.for.includes(id)) === true;
}

/**
 * Checks samples of one environment, each with those that it is applied together with: beside an alternative stands what
 * belongs to it, and what routes nothing.
 */
async function checkTogether(
  option: OptionRecord,
  samples: readonly ManifestFile[],
  known: Known,
): Promise<CheckedManifests> {
  const general = withoutVariant(option, samples).filter(({ file }) => formOf(option, file) === undefined);
  const checked = await checkManifests(general, known);
  const routing = new Set(checked.routes.map(({ file }) => file));
  const besides = general.filter(({ file }) => !routing.has(file));
  const others = samples.filter((one) => !general.includes(one));
  const alternatives = await Promise.all(
    others.map(async (one) => {
      const together = [...besides, ...others.filter((other) => isBeside(option, one, other))];
      const all = await checkManifests(together, known);
      const own = <Item extends { readonly file: string }>(list: readonly Item[]) =>
        list.filter(({ file }) => file === one.file);
      return { documents: own(all.documents), routes: own(all.routes), findings: own(all.findings) };
    }),
  );
  const sets = [checked, ...alternatives];
  return {
    documents: sets.flatMap(({ documents }) => documents),
    routes: sets.flatMap(({ routes }) => routes),
    findings: sets.flatMap(({ findings }) => findings),
  };
}

/** What is wrong with samples of one environment, in themselves and by what the record says. */
async function findingsIn(
  record: DecisionRecord,
  option: OptionRecord,
  environment: string,
  samples: readonly ManifestFile[],
  known: Known,
): Promise<Finding[]> {
  const checked = await checkTogether(option, samples, known);
  // What a manifest that is wrong in itself would do with traffic follows from that fault, and is none of its own.
  const wrong = new Set(checked.findings.map(({ file }) => file));
  const led = [
    ...wayFindings(record, option, environment, checked),
    ...nginxFindings(record, option, checked.documents),
  ];
  const lines = new Set(led.map(({ file, line }) => `${file}:${line}`));
  const set = settingFindings(record, option, environment, checked).filter(
    ({ file, line }) => !lines.has(`${file}:${line}`),
  );
  return [...checked.findings, ...[...led, ...set].filter(({ file }) => !wrong.has(file))];
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
  const found = await Promise.all(
    [...Map.groupBy(samples, ({ environment }) => environment)].map(([environment, own]) => {
      const here = inEnvironment(record, environment);
      const there = here === record ? option : optionOf(here, option.slug);
      return findingsIn(here, there, environment, own, knownTo(here, there, files, environment));
    }),
  );
  return distinct(found.flat()).map((finding) => ({ ...finding, severity: 'error' }));
}
