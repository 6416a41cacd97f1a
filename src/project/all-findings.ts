import { contradictions } from '../compare/contradictions.ts';
import { failingOutcome } from '../compare/failing-outcome.ts';
import { type KeptVerdicts, keptVerdicts, verdictFindings } from '../compare/kept-verdicts.ts';
import { staleFindings } from '../lab/measurements.ts';
import { type RecordedEvidence, readEvidence } from '../lab/recorded-evidence.ts';
import { findRecords } from '../record/files.ts';
import { byPlace, type Finding } from '../record/finding.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { checkProject } from './check-project.ts';
import { failingRoutes } from './failing-routes.ts';
import { judgeDecision } from './judge-decision.ts';

interface Judged {
  readonly findings: readonly Finding[];
  /** What the file of the decision’s verdicts has to say; absent where an option, or evidence, is left out for its faults. */
  readonly verdicts?: KeptVerdicts;
}

/** What follows of a decision with those of its options that nothing is wrong with in themselves. */
async function followed(
  root: string,
  record: DecisionRecord,
  evidence: readonly RecordedEvidence[],
  release: boolean,
): Promise<Judged> {
  const judged = await judgeDecision(root, record, evidence);
  const { faults, measurements, tables } = judged;
  const rows = Object.values(tables).flat();
  const isWhole = faults.length === 0 && record.options.length === record.slugs.length;
  return {
    findings: [
      ...faults,
      ...staleFindings(root, measurements, release),
      ...contradictions(root, rows),
      ...failingOutcome(root, record, tables),
      ...failingRoutes(root, judged),
    ],
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
    const sane = { ...record, options: record.options.filter((option) => !isWrong(option)) };
    const judged = await followed(root, sane, evidence, release);
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
