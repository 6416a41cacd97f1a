import { contradictions } from '../compare/contradictions.ts';
import { failingOutcome } from '../compare/failing-outcome.ts';
import { staleFindings } from '../lab/measurements.ts';
import type { Finding } from '../record/finding.ts';
import { failingRoutes } from './failing-routes.ts';
import type { JudgedDecision } from './judge-decision.ts';

/** A decision without some of its options, in record, cells and measurements. */
function without(judged: JudgedDecision, slugs: ReadonlySet<string>): JudgedDecision {
  const { record, tables, measurements } = judged;
  return {
    ...judged,
    record: { ...record, options: record.options.filter(({ slug }) => !slugs.has(slug)) },
    measurements: measurements.filter(({ evidence }) => !slugs.has(evidence.option)),
    tables: Object.fromEntries(
      Object.entries(tables).map(([scenario, rows]) => [
        scenario,
        rows.map((row) => ({ ...row, cells: row.cells.filter(({ option }) => !slugs.has(option)) })),
      ]),
    ),
  };
}

/** What a judged decision comes to. */
interface Following {
  /** Whether nothing was left out: neither an option nor evidence. */
  readonly isWhole: boolean;
  /** What is wrong with evidence, and where it, people and rules disagree; `release` as for `Project.findings`. */
  findings(release: boolean): Finding[];
}

/**
 * What follows of a decision with those of its options whose manifests are right: what wrong ones would do follows from
 * their fault, and what was measured of them is no fault of the evidence.
 * @param inManifests what is wrong with manifests
 */
export function followingFindings(root: string, judged: JudgedDecision, inManifests: readonly Finding[]): Following {
  const wrong = judged.record.options.filter(({ folder }) =>
    inManifests.some(({ file }) => file.startsWith(`${folder}/`)),
  );
  const sane = without(judged, new Set(wrong.map(({ slug }) => slug)));
  const { record, tables, faults } = sane;
  return {
    isWhole: faults.length === 0 && record.options.length === record.slugs.length,
    findings: (release) => [
      ...faults,
      ...staleFindings(root, sane.measurements, release),
      ...contradictions(root, Object.values(tables).flat()),
      ...failingOutcome(root, record, tables),
      ...failingRoutes(root, sane),
    ],
  };
}
