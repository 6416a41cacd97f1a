import { type KeptVerdicts, keptVerdicts, verdictFindings } from '../compare/kept-verdicts.ts';
import { readEvidence } from '../lab/recorded-evidence.ts';
import { checkPages } from '../prose/check-pages.ts';
import { checkRecords } from '../record/check-records.ts';
import { distinct } from '../record/data.ts';
import { findRecords } from '../record/files.ts';
import { byPlace, type Finding } from '../record/finding.ts';
import { loadRecords } from '../record/load-records.ts';
import type { DecisionRecord } from '../record/record.ts';
import { unreadable } from '../record/text-files.ts';
import { checkRecordManifests } from './check-manifests-of-records.ts';
import { kinds } from './decision-kinds.ts';
import { followingFindings } from './following-findings.ts';
import { type JudgedDecision, judgeDecision } from './judge-decision.ts';

/** The project: what people wrote below `adr/`, and all that follows from it. */
export interface Project {
  /** Every decision that loads, by number, whatever is wrong with it. */
  readonly records: readonly DecisionRecord[];
  /** Every decision that is in shape, with those of its options that are so. */
  readonly decisions: readonly JudgedDecision[];
  /** What the files that keep verdicts have to say, of decisions with which nothing is wrong. */
  readonly verdicts: readonly KeptVerdicts[];
  /**
   * Everything that is wrong, ordered by place.
   * @param release whether what is stale is an error, as in a build that is published
   */
  findings(options?: { readonly release?: boolean }): Promise<Finding[]>;
}

/** Whether what follows from a finding cannot be told yet: what is wrong, or stale, fills cells otherwise once it is mended. */
const comesFirst = ({ severity, rule }: Finding): boolean => severity === 'error' || rule === 'evidence/stale';

/**
 * Loads all that stands below `adr/` and judges it, once: records, manifests, evidence, cells.
 * @param root the project’s root
 * @param load gives the records and what is wrong with those that do not load
 */
export async function openProject(root: string, load: typeof loadRecords = loadRecords): Promise<Project> {
  const loaded = await load(root);
  const inRecords = checkRecords(root, loaded.records, kinds);
  const unread = unreadable(root);
  const inManifests = await checkRecordManifests(root, inRecords.sound, unread);
  const evidence = findRecords(root).map(({ folder }) => ({ folder, ...readEvidence(root, { folder }) }));
  const decisions = await Promise.all(
    inRecords.sound.map((record) =>
      judgeDecision(root, record, evidence.find(({ folder }) => folder === record.folder)?.evidence ?? []),
    ),
  );
  const first = [...unread, ...loaded.findings, ...checkPages(root), ...inRecords.findings, ...inManifests];
  const following = decisions.map((judged) => ({ judged, ...followingFindings(root, judged, inManifests) }));
  const verdicts = following.flatMap(({ judged, isWhole }) =>
    isWhole ? [keptVerdicts(judged.record, Object.values(judged.tables).flat())] : [],
  );
  return {
    records: loaded.records,
    decisions,
    verdicts,
    async findings({ release = false } = {}) {
      // The linter takes as long to load as all else takes to judge, and pages need it not.
      const { lintProse } = await import('../prose/lint.ts');
      const found = [
        // Several files may lead to one fault, such as a module that every option imports.
        ...distinct([...first, ...(await lintProse(root))]),
        ...evidence.flatMap(({ findings }) => findings),
        ...following.flatMap(({ findings }) => findings(release)),
      ];
      const kept = found.some(comesFirst) ? [] : verdicts;
      return [...found, ...kept.flatMap((one) => verdictFindings(root, one, release))].sort(byPlace);
    },
  };
}
