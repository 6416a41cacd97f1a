import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkManifests } from '../../src/kubernetes/check-manifests.ts';
import { isKustomization } from '../../src/kubernetes/kustomization/read.ts';
import { loadFiles, type ManifestFile } from '../../src/kubernetes/load-manifests.ts';
import type { Known } from '../../src/kubernetes/references/known.ts';
import { checkKustomizations } from '../../src/network/manifests/kustomizations.ts';
import { checkSamples, knownTo } from '../../src/network/manifests/samples.ts';
import { checks, judgeAll } from '../../src/network/measures/index.ts';
import { situationsOf } from '../../src/network/situation.ts';
import { loadRecords } from '../../src/record/load-records.ts';
import type { DecisionRecord, OptionRecord } from '../../src/record/record.ts';

export const root = path.join(import.meta.dirname, '../..');

/** Manifests that are applied together, and how they are judged. */
export interface Sample {
  readonly files: readonly ManifestFile[];
  /** What has something against them, changed or not: rules, and requirements that the unchanged ones meet. */
  judge(files: readonly ManifestFile[]): Promise<string[]>;
}

const environment = 'production';

/** The requirements that an option meets, each with the scenario, the controller and the route for which it does. */
async function met(record: DecisionRecord, option: OptionRecord, files: readonly ManifestFile[]): Promise<Set<string>> {
  const manifests = await checkManifests(files, knownTo(record, option, files));
  const situations = situationsOf(record, option, environment, manifests);
  return new Set(
    checks.flatMap((check) =>
      judgeAll(check, situations)
        .filter(({ outcome }) => outcome.outcome !== 'fail')
        .map(({ situation: { scenario, edge } }) => `${check.id} ${scenario} ${edge?.controller} ${edge?.route.name}`),
    ),
  );
}

function recordSample(record: DecisionRecord, option: OptionRecord, own: readonly ManifestFile[]): Sample {
  const files = own.filter((file) => !isKustomization(file));
  const kustomizations = own.filter(isKustomization);
  const before = met(record, option, files);
  return {
    files,
    judge: async (changed) => {
      const all = [...changed, ...kustomizations];
      const findings = [...(await checkSamples(record, option, all)), ...checkKustomizations(all)];
      if (findings.length > 0) return findings.map(({ rule }) => rule);
      const after = await met(record, option, changed);
      return [...(await before)].filter((requirement) => !after.has(requirement));
    },
  };
}

/** The record’s own samples for production, option by option. Those for staging differ in names alone. */
export async function recordSamples(): Promise<Sample[]> {
  const { records } = await loadRecords(root);
  return records.flatMap((record) => {
    const all = loadFiles(path.join(root, record.folder), root).filter((file) => file.environment === environment);
    return record.options.flatMap((option) => {
      const own = all.filter((file) => file.option === option.slug);
      return own.length === 0 ? [] : [recordSample(record, option, own)];
    });
  });
}

const folder = 'tests/mutation/samples';

/** What stands beside the written samples: the hosts that they name, and what holds certificates. */
const beside: Known = {
  hosts: ['agents.example.org', 'broker.example.org', 'www.example.org'],
  services: [],
  secrets: [
    { name: 'agents-tls', namespace: 'agents' },
    { name: 'agents-tls', namespace: 'certificates' },
  ],
  configMaps: [{ name: 'agent-api-authority', namespace: 'agents' }],
  gateways: [],
};

/** Valid manifests of the kinds that the record has no sample of; those of one folder are applied together. */
export function writtenSamples(): Sample[] {
  const names = globSync('*/*.yaml', { cwd: path.join(root, folder) })
    .map((name) => name.split(path.sep).join('/'))
    .sort();
  const files = names.map(
    (name): ManifestFile => ({
      option: path.posix.dirname(name),
      environment,
      file: `${folder}/${name}`,
      text: readFileSync(path.join(root, folder, name), 'utf8'),
    }),
  );
  return [...Map.groupBy(files, ({ option }) => option).values()].map((own) => ({
    files: own,
    judge: async (changed) => (await checkManifests(changed, beside)).findings.map(({ rule }) => rule),
  }));
}
