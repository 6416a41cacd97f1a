import { type Assessment, type BasisKind, bases, type Verdict } from '../record/assessment.ts';
import type { Criterion, Variant } from '../record/decision.ts';
import type { Derived, Deriver, ReadFrom } from '../record/derived.ts';
import { keyOf, type Measurement } from '../record/evidence.ts';
import type { Place } from '../record/finding.ts';
import { placeOf, type ValuePath } from '../record/positions.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { placeInVariant, variantOf } from '../record/variant.ts';
import { type Cell, type Row, saysTheSame } from './cell.ts';
import { withEvidence } from './measured.ts';

/** Whose cell is filled: an option’s in a scenario. */
interface Setting {
  readonly root: string;
  readonly record: DecisionRecord;
  readonly option: OptionRecord;
  readonly scenario: string;
  readonly deriver: Deriver;
  /** Where the cell is that of the option’s variant: the variant. */
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
  const { option, scenario, variant } = setting;
  const { assessments } = ((variant && variantOf(option)) ?? option).definition;
  const written = assessments[id];
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

function derivedCell(setting: Setting, id: string, rule: string): Cell {
  const { option, scenario, deriver, variant } = setting;
  const found = deriver.derive(rule, option, scenario, variant === undefined ? 'option' : 'variant');
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
      sources: found.sources,
      rests: found.rests ?? [],
      places: [...new Map(places.map((place) => [`${place.file}:${place.line}`, place])).values()],
      question: found.question,
    },
  };
}

const unmeasured = (setting: Setting, id: string, { filledBy }: Criterion): Cell =>
  'rule' in filledBy ? derivedCell(setting, id, filledBy.rule) : writtenCell(setting, id);

/** What an option says for itself and, where that differs, what its variant says. */
function bothCells(setting: Setting, id: string, criterion: Criterion): Cell {
  const cell = unmeasured(setting, id, criterion);
  const { variant } = setting.option.definition;
  if (variant === undefined) return cell;
  const found = unmeasured({ ...setting, variant }, id, criterion);
  return saysTheSame(found, cell) ? cell : { ...cell, variant: { ...found, label: variant.label } };
}

function cellOf(setting: Setting, id: string, criterion: Criterion, measurements: readonly Measurement[]): Cell {
  const { option, scenario, deriver } = setting;
  const cell = bothCells(setting, id, criterion);
  const here = measurements.filter(({ evidence }) => evidence.option === option.slug && evidence.scenario === scenario);
  return here.length === 0
    ? cell
    : withEvidence(cell, keyOf(id, criterion), here, deriver.controllersOf(option, scenario));
}

/**
 * The whole matrix of a decision for one scenario: a row for each criterion, a cell for each option.
 * @param root the project’s root, for the lines that derived cells read
 * @param deriver what fills the rows that code fills
 * @param measurements what the lab recorded of the decision, evidence with faults left out
 * @throws where a cell that people fill is missing; `checkRecords` finds that first
 */
export function matrixOf(
  root: string,
  record: DecisionRecord,
  scenario: string,
  deriver: Deriver,
  measurements: readonly Measurement[] = [],
): Row[] {
  const { criteria, requirements } = record.definition;
  return Object.entries(criteria).map(([id, criterion]) => ({
    id,
    criterion,
    must: criterion.gate === true && requirements[criterion.requirement]?.level === 'must',
    cells: record.options.map((option) =>
      cellOf({ root, record, option, scenario, deriver }, id, criterion, measurements),
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
