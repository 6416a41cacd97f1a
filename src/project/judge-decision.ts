import path from 'node:path';
import type { Row } from '../compare/cell.ts';
import { matrixOf } from '../compare/matrix.ts';
import { type CheckedManifests, checkManifests } from '../kubernetes/check-manifests.ts';
import { loadManifests } from '../kubernetes/load-manifests.ts';
import { evidenceFaults, inOrder, measurementOf } from '../lab/measurements.ts';
import type { RecordedEvidence } from '../lab/recorded-evidence.ts';
import { settingsToday } from '../lab/settings-today.ts';
import { deriverOf } from '../network/deriver.ts';
import { isRoute } from '../network/route-decision.ts';
import { noDeriver } from '../record/derived.ts';
import type { Measurement } from '../record/evidence.ts';
import type { Finding } from '../record/finding.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';

/** A decision with all that follows from its record, its manifests and its evidence. */
export interface JudgedDecision {
  readonly record: DecisionRecord;
  /** What an option’s manifests for an environment make the edge do; nothing where it has none there. */
  manifests(option: OptionRecord, environment: string): CheckedManifests;
  /** What was measured, in the order of options and scenarios; evidence with faults is left out. */
  readonly measurements: readonly Measurement[];
  /** What is wrong with evidence. */
  readonly faults: readonly Finding[];
  /** The matrix by scenario. */
  readonly tables: Readonly<Record<string, readonly Row[]>>;
}

const none: CheckedManifests = await checkManifests([]);

/**
 * Judges one decision, all of whose options are in shape.
 * @param root the project’s root
 * @param evidence what the lab recorded of it
 */
export async function judgeDecision(
  root: string,
  record: DecisionRecord,
  evidence: readonly RecordedEvidence[],
): Promise<JudgedDecision> {
  const folders = Map.groupBy(loadManifests(path.join(root, record.folder), root), ({ option, environment }) =>
    JSON.stringify([option, environment]),
  );
  const checked = new Map<string, CheckedManifests>();
  for (const [folder, files] of folders) checked.set(folder, await checkManifests(files));
  const manifests = ({ slug }: OptionRecord, environment: string) =>
    checked.get(JSON.stringify([slug, environment])) ?? none;
  const forProduction = (option: OptionRecord) => manifests(option, 'production');

  const judged = evidence.map((recorded) => ({ recorded, faults: evidenceFaults(root, record, recorded) }));
  const slugs = record.options.map(({ slug }) => slug);
  const sound = judged.filter(
    ({ recorded, faults }) => faults.length === 0 && slugs.includes(recorded.evidence.option),
  );
  const today = sound.length === 0 ? () => [] : settingsToday(record, forProduction);
  const measurements = inOrder(
    record,
    sound.map(({ recorded }) => measurementOf(recorded, today)),
  );
  const deriver = isRoute(record) ? deriverOf(record, forProduction) : noDeriver;
  const scenarios = Object.keys(record.definition.scenarios);
  return {
    record,
    manifests,
    measurements,
    faults: judged.flatMap(({ faults }) => faults),
    tables: Object.fromEntries(scenarios.map((id) => [id, matrixOf(root, record, id, deriver, measurements)])),
  };
}
