import { keyOf } from '../record/evidence.ts';
import type { Finding } from '../record/finding.ts';
import { placeOf } from '../record/positions.ts';
import type { Cell, CellEvidence, Row } from './cell.ts';

const order = ['poor', 'fair', 'good'];

/** The evidence of a cell that says otherwise than a rule or the authors do. */
function against(cell: Cell): CellEvidence[] {
  const { verdict } = cell.without ?? cell;
  if (verdict === 'unknown') return [];
  const heard = cell.evidence.filter(({ standing }) => standing !== 'stale');
  const different = heard.filter(({ said }) => said.verdict !== verdict);
  if (cell.without !== undefined) return cell.verdict === verdict ? [] : different;
  // A rule gives the worst over all controllers, so one alone contradicts it only by being worse.
  return heard.some(({ standing }) => standing === 'in part')
    ? different.filter(({ said }) => order.indexOf(said.verdict) < order.indexOf(verdict))
    : different;
}

const source = ({ backing }: Cell): string =>
  backing.kind === 'rule' ? `as the rule ${backing.rule} derives` : 'as the authors wrote';

/** Cells in which the lab and a rule, or the lab and the authors, give different verdicts. */
export function contradictions(root: string, rows: readonly Row[]): Finding[] {
  return rows.flatMap(({ criterion, id, cells }) => {
    const key = keyOf(id, criterion);
    return cells.flatMap((cell) => {
      const { verdict, text } = cell.without ?? cell;
      return against(cell).map(({ measurement: { controller, file, fills }, said }): Finding => {
        const edge = controller === undefined ? '' : ` with ${controller}`;
        return {
          ...placeOf(root, file, fills[0] === key ? ['verdict'] : ['also', key, 'verdict']),
          severity: 'error',
          rule: 'evidence/contradiction',
          message: `“${criterion.label}” of ${cell.option} in ${cell.scenario}${edge} was measured as ${said.verdict} (${said.text}), expected ${verdict} (${text}) ${source(cell)}`,
          help: 'One of the two is wrong: correct the rule, the assessment or the experiment, then run it again.',
        };
      });
    });
  });
}
