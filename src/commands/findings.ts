import path from 'node:path';
import { checkProject } from '../checks/project.ts';
import type { Manifests } from '../checks/requirements/situation.ts';
import { readEvidence } from '../lab/evidence.ts';
import { evidenceFaults, measurementOf, staleFindings } from '../lab/measurements.ts';
import { settingsToday } from '../lab/settings-today.ts';
import { checkManifests } from '../manifests/check.ts';
import { loadManifests } from '../manifests/load.ts';
import { contradictions } from '../matrix/contradictions.ts';
import { type ManifestsOf, matrixOf } from '../matrix/matrix.ts';
import { byPlace, type Finding } from '../model/finding.ts';
import { loadRecords } from '../model/load.ts';
import type { DecisionRecord } from '../model/record.ts';

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

async function evidenceFindings(root: string, record: DecisionRecord, found: Found): Promise<Finding[]> {
  const { evidence, findings } = readEvidence(root, record);
  const judged = evidence.map((recorded) => ({ recorded, faults: evidenceFaults(root, record, recorded) }));
  const sound = judged.filter(({ faults }) => faults.length === 0).map(({ recorded }) => recorded);
  const faults = [...findings, ...judged.flatMap((one) => one.faults)];
  // What wrong manifests would do follows from their fault, and what was measured of them is no fault of the evidence.
  if (sound.length === 0 || found.inManifests) return faults;
  const manifests = await manifestsOf(root, record);
  const today = settingsToday(record, manifests);
  const measurements = sound.map((one) => measurementOf(one, today));
  const rows = Object.keys(record.definition.scenarios).flatMap((scenario) =>
    matrixOf(root, record, scenario, manifests, measurements),
  );
  return [...faults, ...staleFindings(root, measurements, found.release), ...contradictions(root, rows)];
}

interface Found {
  readonly inManifests: boolean;
  readonly release: boolean;
}

/**
 * All findings of the project below `root`, ordered by place: those of `checkProject`, and what is wrong with evidence.
 * @param release whether stale evidence is an error, as in a build that is published
 */
export async function allFindings(root: string, { release = false } = {}): Promise<Finding[]> {
  const findings = await checkProject(root);
  // A record that does not hold together cannot be compared with evidence.
  if (findings.some(({ rule }) => rule.startsWith('record/'))) return findings;
  const { records } = await loadRecords(root);
  const inManifests = findings.some(({ rule }) => rule.startsWith('manifest/'));
  const ofEvidence = await Promise.all(
    records.map((record) => evidenceFindings(root, record, { inManifests, release })),
  );
  return [...findings, ...ofEvidence.flat()].sort(byPlace);
}
