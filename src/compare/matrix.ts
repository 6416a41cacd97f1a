import { controllersToday } from '../network/candidates.ts';
import { derive } from '../network/derive.ts';
import type { Manifests } from '../network/situation.ts';
import { undecided } from '../network/walk.ts';
import { type Assessment, type BasisKind, bases, type Verdict } from '../record/assessment.ts';
import type { Criterion, Variant } from '../record/decision.ts';
import type { Measurement } from '../record/evidence.ts';
import type { Place } from '../record/finding.ts';
import { placeOf, type ValuePath } from '../record/positions.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { ofVariant, placeInVariant, variantOf, withoutVariant } from '../record/variant.ts';
import { type Cell, type Derived, type ReadFrom, type Row, saysTheSame } from './cell.ts';
import { withEvidence } from './measured.ts';

/** The manifests for production, as they were read, by option. */
export type ManifestsOf = (option: OptionRecord) => Manifests;

interface Setting {
  readonly root: string;
  readonly record: DecisionRecord;
  readonly option: OptionRecord;
  readonly scenario: string;
  /** Its manifests, and none of its variant’s. */
  readonly manifests: Manifests;
  /** Where the option stands for its variant: what it was replaced by. */
  readonly variant?: Variant;
}

function optionPlace({ root, option, variant }: Setting, path: ValuePath): Place {
  return placeOf(root, `${option.folder}/option.ts`, variant === undefined ? path : placeInVariant(variant, path));
}

function placeRead(setting: Setting, read: ReadFrom): Place {
  if ('place' in read) return read.place;
  return 'option' in read
    ? optionPlace(setting, read.option)
    : placeOf(setting.root, `${setting.record.folder}/decision.ts`, read.decision);
}

function writtenCell(setting: Setting, id: string): Cell {
  const { option, scenario } = setting;
  const written = option.definition.assessments[id];
  const assessment = written !== undefined && 'basis' in written ? (written as Assessment) : written?.[scenario];
  if (assessment === undefined) throw new Error(`${option.folder}/option.ts: no assessment of “${id}” in ${scenario}`);
  return {
    criterion: id,
    option: option.slug,
    scenario,
    verdict: assessment.verdict,
    basis: assessment.basis,
    text: assessment.text,
    ...('value' in assessment && assessment.value !== undefined ? { value: assessment.value } : {}),
    evidence: [],
    backing: { kind: 'written', assessment, place: optionPlace(setting, ['assessments', id]) },
  };
}

/** What code computes is no stronger than the weakest thing that it read. */
function basisOf({ verdict, rests = [] }: Derived): BasisKind {
  if (verdict === 'unknown') return 'unknown';
  return rests.length > 0 ? 'judged' : 'derived';
}

function derivedCell(setting: Setting, id: string, rule: keyof typeof derive): Cell {
  const { record, option, scenario, manifests } = setting;
  const open = undecided(option);
  const { routes, documents } = manifests;
  const found: Derived =
    open === undefined
      ? derive[rule]({ record, option, scenario, routes, documents })
      : {
          verdict: 'unknown',
          text: 'no paths yet',
          question: open,
          detail: 'The option does not say yet which way its flows take.',
          read: [{ option: ['paths'] }],
        };
  const places = found.read.map((read) => placeRead(setting, read));
  return {
    criterion: id,
    option: option.slug,
    scenario,
    verdict: found.verdict,
    basis: basisOf(found),
    text: found.text,
    ...(found.value === undefined ? {} : { value: found.value }),
    evidence: [],
    backing: {
      kind: 'rule',
      rule,
      detail: found.detail,
      rests: found.rests ?? [],
      places: [...new Map(places.map((place) => [`${place.file}:${place.line}`, place])).values()],
      ...(found.verdict === 'unknown' ? { question: found.question } : {}),
    },
  };
}

const unmeasured = (setting: Setting, id: string, { filledBy }: Criterion): Cell =>
  'rule' in filledBy ? derivedCell(setting, id, filledBy.rule) : writtenCell(setting, id);

/** What an option says for itself and, where that differs, what its variant says. */
function bothCells(setting: Setting, id: string, criterion: Criterion, manifests: Manifests): Cell {
  const { option } = setting;
  const cell = unmeasured(setting, id, criterion);
  const { variant } = option.definition;
  const other = variantOf(option);
  if (variant === undefined || other === undefined) return cell;
  const own = {
    documents: ofVariant(option, manifests.documents),
    routes: ofVariant(option, manifests.routes),
  };
  const found = unmeasured({ ...setting, option: other, manifests: own, variant }, id, criterion);
  return saysTheSame(found, cell) ? cell : { ...cell, variant: { ...found, label: variant.label } };
}

function cellOf(
  { root, record, option, scenario }: Omit<Setting, 'manifests'>,
  id: string,
  criterion: Criterion,
  manifestsOf: ManifestsOf,
  measurements: readonly Measurement[],
): Cell {
  const all = manifestsOf(option);
  const manifests = { documents: withoutVariant(option, all.documents), routes: withoutVariant(option, all.routes) };
  const cell = bothCells({ root, record, option, scenario, manifests }, id, criterion, all);
  const here = measurements.filter(({ evidence }) => evidence.option === option.slug && evidence.scenario === scenario);
  if (here.length === 0 || undecided(option) !== undefined) return cell;
  return withEvidence(cell, here, controllersToday({ record, option, scenario, ...manifests }));
}

/**
 * The whole matrix of a decision for one scenario: a row for each criterion, a cell for each option.
 * @param root the project’s root, for the lines that derived cells read
 * @param measurements what the lab recorded of the decision, evidence with faults left out
 * @throws where a cell that people fill is missing; `checkRecords` finds that first
 */
export function matrixOf(
  root: string,
  record: DecisionRecord,
  scenario: string,
  manifests: ManifestsOf,
  measurements: readonly Measurement[] = [],
): Row[] {
  const { criteria, requirements } = record.definition;
  return Object.entries(criteria).map(([id, criterion]) => ({
    id,
    criterion,
    must: criterion.gate === true && requirements[criterion.requirement]?.level === 'must',
    cells: record.options.map((option) =>
      cellOf({ root, record, option, scenario }, id, criterion, manifests, measurements),
    ),
  }));
}

/** How many cells stand on each basis, strongest first; bases that no cell has are counted as nought. */
export function countByBasis(rows: readonly Row[]): ReadonlyMap<BasisKind, number> {
  const cells = rows.flatMap((row) => row.cells);
  return new Map(bases.map((basis) => [basis, cells.filter((cell) => cell.basis === basis).length]));
}

/** How many of an option’s cells have each verdict. */
export function countByVerdict(rows: readonly Row[], option: string): ReadonlyMap<Verdict, number> {
  const cells = rows.flatMap((row) => row.cells.filter((cell) => cell.option === option));
  return new Map(
    (['good', 'fair', 'poor', 'unknown'] as const).map((verdict) => [
      verdict,
      cells.filter((cell) => cell.verdict === verdict).length,
    ]),
  );
}

/** An option’s cells that come out poor in a row that a `must` stands behind. */
export function failedMusts(rows: readonly Row[], option: string): Cell[] {
  return rows
    .filter((row) => row.must)
    .flatMap((row) => row.cells.filter((cell) => cell.option === option && cell.verdict === 'poor'));
}

/** The open question that a cell waits for, if any. */
export function questionOf({ backing, without }: Cell): string | undefined {
  if (without !== undefined) return undefined;
  if (backing.kind === 'rule') return backing.question;
  return backing.assessment.basis === 'unknown' ? backing.assessment.question : undefined;
}
