import { type MeasuredCell, type Measurement, saidOf } from '../record/evidence.ts';
import { magnitude } from '../record/quantity.ts';
import type { Cell, CellEvidence, Said, Standing } from './cell.ts';

/** From worst to best. */
const order = ['poor', 'fair', 'good'] as const;

interface Heard {
  readonly measurement: Measurement;
  readonly said: MeasuredCell;
}

const worstFirst = (a: Heard, b: Heard): number =>
  order.indexOf(a.said.verdict) - order.indexOf(b.said.verdict) ||
  (a.said.value === undefined ? Infinity : magnitude(a.said.value)) -
    (b.said.value === undefined ? Infinity : magnitude(b.said.value));

/** One text for all controllers, once where they agree. */
function textOf(all: readonly Heard[]): string {
  const said = Map.groupBy(all, (heard) => heard.said.text);
  if (said.size === 1) return [...said.keys()].join();
  return [...said]
    .map(([text, by]) => `${by.map(({ measurement }) => measurement.controller).join(' or ')}: ${text}`)
    .join('; ');
}

/** The worst of what was measured; `undefined` where one controller comes out poor and another does not. */
function merged(all: readonly Heard[]): Said | undefined {
  const [worst] = all.toSorted(worstFirst);
  if (worst === undefined) return undefined;
  const poor = all.filter(({ said }) => said.verdict === 'poor');
  if (poor.length > 0 && poor.length < all.length) return undefined;
  const { verdict, value } = worst.said;
  return { verdict, basis: 'measured', text: textOf(all), ...(value === undefined ? {} : { value }) };
}

/**
 * A cell with what the lab says of it. Evidence fills the cell where it is not stale and covers every controller that may
 * be at the edge today; of several the worst counts. Where a cell is open because a value is unknown, evidence that took
 * something for an unknown value does not close it.
 * @param key what evidence knows the cell’s row by
 * @param measurements those of the cell’s option and scenario
 * @param today the ids of the controllers that may be at the edge and read a route of the option
 */
export function withEvidence(
  cell: Cell,
  key: string,
  measurements: readonly Measurement[],
  today: readonly string[],
): Cell {
  const heard = measurements.flatMap((measurement): Heard[] => {
    const said = saidOf(measurement, key);
    const { edge } = measurement.evidence;
    const counts = edge === undefined ? today.length === 0 : today.includes(edge);
    return said !== undefined && counts ? [{ measurement, said }] : [];
  });
  if (heard.length === 0) return cell;
  const fresh = heard.filter(({ measurement }) => !measurement.stale);
  const covered = today.every((id) => fresh.some(({ measurement: { evidence } }) => evidence.edge === id));
  const assumed =
    cell.verdict === 'unknown' && fresh.some(({ measurement: { evidence } }) => evidence.assumptions.length > 0);
  const found = merged(fresh);
  const standing: Standing = !covered
    ? 'in part'
    : assumed
      ? 'on assumptions'
      : found === undefined
        ? 'divided'
        : 'fills';
  const evidence = heard.map((one): CellEvidence => ({ ...one, standing: one.measurement.stale ? 'stale' : standing }));
  if (found === undefined || standing !== 'fills') return { ...cell, evidence };
  const { verdict, basis, text, value, ...rest } = cell;
  return { ...rest, ...found, evidence, without: { verdict, basis, text, ...(value === undefined ? {} : { value }) } };
}

/** What follows a measurement’s own words, by how it stands to the cell. */
export const standingWords: Readonly<Record<Standing, string>> = {
  fills: '',
  stale:
    'Stale: the settings that were measured are no longer those of today’s manifests and platform, so it does not count.',
  'in part': 'The cell stays as it is: for another controller that may be at the edge, no evidence counts.',
  divided: 'The cell stays as it is: no verdict holds for all controllers that may be at the edge.',
  'on assumptions': 'The cell stays open: for what is unknown, the lab had to assume something.',
};

/** The scenario that was played, where what fills a cell is that run counted again, on the same hops; nothing where it is not. */
export function countedFrom({ evidence, without }: Cell): string | undefined {
  const [first] = evidence.filter(({ standing }) => standing === 'fills');
  return without === undefined ? undefined : first?.measurement.evidence.countedFrom;
}

/** What a cell of the matrix says of evidence that does not fill it; nothing where there is none, or where it does. */
export function standingNote({ evidence, without }: Cell): string | undefined {
  const [first] = evidence;
  if (first === undefined || without !== undefined) return undefined;
  const notes: Readonly<Record<Standing, string>> = {
    fills: '',
    stale: 'was measured, stale',
    'in part': 'measured with one controller alone',
    divided: 'measured: differs by controller',
    'on assumptions': 'measured on assumptions',
  };
  const fresh = evidence.find(({ standing }) => standing !== 'stale') ?? first;
  return notes[fresh.standing];
}

/** What the lab says of a cell, put together where runs with several controllers say the same of it. */
export function alikeEvidence({ evidence }: Pick<Cell, 'evidence'>): CellEvidence[][] {
  const says = ({ said, standing, measurement }: CellEvidence) => {
    const { experiment, day, assumptions, sharedWith } = measurement.evidence;
    const { verdict, value, text, threshold } = said;
    return JSON.stringify([verdict, value, text, threshold, standing, experiment, day, assumptions.length, sharedWith]);
  };
  return [...Map.groupBy(evidence, says).values()];
}
