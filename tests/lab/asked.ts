import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { perform } from '../../src/lab/perform.ts';
import { planOf } from '../../src/lab/plan.ts';
import { readEvidence, writeEvidence } from '../../src/lab/recorded-evidence.ts';
import { usualScale } from '../../src/lab/scale.ts';
import type { Situation } from '../../src/network/situation.ts';
import type { Evidence } from '../../src/record/evidence.ts';

/** Evidence as it is read once it was written; throws where it is not in shape. */
function writtenAndRead(evidence: Evidence): Evidence {
  const root = mkdtempSync(join(tmpdir(), 'lab-recorded-'));
  try {
    const record = { folder: 'adr/0001-sample' };
    writeEvidence(root, record, evidence);
    const [found] = readEvidence(root, record).evidence;
    if (found === undefined) throw new Error('what was recorded is not read back');
    return found.evidence;
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** What an experiment records of one situation; all that was started for it is stopped again. */
export async function recordedOf(experiment: string, situation: Situation): Promise<Evidence> {
  const { tasks, leftOut } = planOf(situation.record, [situation], { experiment });
  const [task] = tasks;
  if (task === undefined) throw new Error(leftOut[0]?.because);
  const [evidence] = await perform(task, usualScale, { versions: {}, missing: [] });
  if (evidence === undefined) throw new Error('nothing was recorded');
  return writtenAndRead(evidence);
}
