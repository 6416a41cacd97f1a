import path from 'node:path';
import { contradictions } from '../compare/contradictions.ts';
import { type KeptVerdicts, keptVerdicts, verdictFindings } from '../compare/kept-verdicts.ts';
import { matrixOf } from '../compare/matrix.ts';
import { checkManifests } from '../kubernetes/check-manifests.ts';
import { loadManifests } from '../kubernetes/load-manifests.ts';
import { type RecordedEvidence, readEvidence } from '../lab/evidence.ts';
import { evidenceFaults, measurementOf, staleFindings } from '../lab/measurements.ts';
import { settingsToday } from '../lab/settings-today.ts';
import { deriverOf, type ManifestsOf } from '../network/deriver.ts';
import type { Manifests } from '../network/situation.ts';
import { findRecords } from '../record/files.ts';
import { byPlace, type Finding } from '../record/finding.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { checkProject } from './check-project.ts';

async function manifestsOf(root: string, record: DecisionRecord): Promise<ManifestsOf> {
  const files = loadManifests(path.join(root, record.folder), root).filter(
    ({ environment }) => environment === 'production',
  );
  const checked = new Map<string, Manifests>();
  for (const { slug } of record.options) {
    checked.set(slug, await checkManifests(files.filter(({ option }) => option === slug)));
  }
  return ({ slug }) => checked.get(slug) ?? { documents: [], routes: [] };
}

interface Judged {
  readonly findings: readonly Finding[];
  /** What the file of the decision’s verdicts has to say; absent where an option, or evidence, is left out for its faults. */
  readonly verdicts?: KeptVerdicts;
}

/** What evidence is held against: a decision with those of its options that nothing is wrong with in themselves. */
async function againstRecord(
  root: string,
  record: DecisionRecord,
  evidence: readonly RecordedEvidence[],
  release: boolean,
): Promise<Judged> {
  const judged = evidence.map((recorded) => ({ recorded, faults: evidenceFaults(root, record, recorded) }));
  const faults = judged.flatMap((one) => one.faults);
  const slugs = record.options.map(({ slug }) => slug);
  const sound = judged
    .filter((one) => one.faults.length === 0 && slugs.includes(one.recorded.evidence.option))
    .map(({ recorded }) => recorded);
  const manifests = await manifestsOf(root, record);
  const today = sound.length === 0 ? undefined : settingsToday(record, manifests);
  const measurements = today === undefined ? [] : sound.map((one) => measurementOf(one, today));
  const rows = Object.keys(record.definition.scenarios).flatMap((scenario) =>
    matrixOf(root, record, scenario, deriverOf(record, manifests), measurements),
  );
  const isWhole = faults.length === 0 && record.options.length === record.slugs.length;
  return {
    findings: [...faults, ...staleFindings(root, measurements, release), ...contradictions(root, rows)],
    ...(isWhole ? { verdicts: keptVerdicts(record, rows) } : {}),
  };
}

/**
 * All findings of the project below `root`, ordered by place, but for those of the files that keep verdicts; and what these
 * have to say.
 * @param release whether stale evidence is an error, as in a build that is published
 */
export async function judgeProject(
  root: string,
  release: boolean,
): Promise<{ findings: Finding[]; verdicts: KeptVerdicts[] }> {
  const { findings, sound } = await checkProject(root);
  // What wrong manifests would do follows from their fault, and what was measured of them is no fault of the evidence.
  const isWrong = ({ folder }: OptionRecord) =>
    findings.some(({ file, rule }) => /^(?:file|manifest)\//.test(rule) && file.startsWith(`${folder}/`));
  const ofEvidence = findRecords(root).map(async ({ folder }): Promise<Judged> => {
    const { evidence, findings: misshapen } = readEvidence(root, { folder });
    const record = sound.find((one) => one.folder === folder);
    if (record === undefined) return { findings: misshapen };
    const followed = { ...record, options: record.options.filter((option) => !isWrong(option)) };
    const judged = await againstRecord(root, followed, evidence, release);
    return { ...judged, findings: [...misshapen, ...judged.findings] };
  });
  const judged = await Promise.all(ofEvidence);
  return {
    findings: [...findings, ...judged.flatMap((one) => one.findings)].sort(byPlace),
    verdicts: judged.flatMap(({ verdicts }) => verdicts ?? []),
  };
}

/** Whether what follows from a finding cannot be told yet: what is wrong, or stale, fills cells otherwise once it is mended. */
const comesFirst = ({ severity, rule }: Finding): boolean => severity === 'error' || rule === 'evidence/stale';

/**
 * All findings of the project below `root`, ordered by place: those of `checkProject`, what is wrong with evidence and,
 * where nothing is, what the files that keep verdicts say otherwise than today’s.
 * @param release whether what is stale is an error, as in a build that is published
 */
export async function allFindings(root: string, { release = false } = {}): Promise<Finding[]> {
  const { findings, verdicts } = await judgeProject(root, release);
  if (findings.some(comesFirst)) return findings;
  return [...findings, ...verdicts.flatMap((kept) => verdictFindings(root, kept, release))].sort(byPlace);
}
