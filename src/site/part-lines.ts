import type { Row } from '../compare/cell.ts';
import type { ManifestFile } from '../kubernetes/load-manifests.ts';
import { bases } from '../record/assessment.ts';
import type { controllerCounts } from './edge-tables.ts';
import { environmentsOf } from './runbook.ts';

const list = new Intl.ListFormat('en-GB');
const some = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** What the page of an option’s manifests holds. */
export function manifestsLine(files: readonly ManifestFile[]): string {
  const applied = files.filter(({ environment }) => environment !== 'rejected').length;
  const rejected = files.length - applied;
  const where = `${some(applied, 'file')} for ${list.format(environmentsOf(files))}`;
  if (rejected === 0) return where;
  return `${where}; ${some(rejected, 'that looks right and is wrong', 'that look right and are wrong')}`;
}

/** What the page about controllers holds; `services` are those that open a port by themselves. */
export function controllersLine(counts: ReturnType<typeof controllerCounts>, services: number): string {
  const { controllers, differing, settings } = counts;
  if (controllers === 0)
    return ['No controller reads a manifest of it', ...(services > 0 ? [some(services, 'Service')] : [])].join('; ');
  if (controllers === 1) return 'What 1 controller makes of its routes';
  return `${controllers} controllers, known to differ in ${differing} of ${settings} settings`;
}

/** How many cells the page of an option’s verdicts explains, and on what they rest. */
export function verdictsLine(tables: readonly (readonly Row[])[], option: string): string {
  const cells = tables.flat().flatMap((row) => row.cells.filter((cell) => cell.option === option));
  const counts = bases
    .map((basis) => ({ basis, count: cells.filter((cell) => cell.basis === basis).length }))
    .filter(({ count }) => count > 0);
  const rows = some(tables[0]?.length ?? 0, 'row');
  const where = tables.length > 1 ? `${rows} in ${tables.length} scenarios` : rows;
  return `${where}: ${counts.map(({ basis, count }) => `${count} ${basis}`).join(', ')}`;
}

/** What the runbook goes through. */
export const runbookLine = (files: readonly ManifestFile[]): string =>
  `What comes before, then ${list.format(environmentsOf(files))}, each with what to type and how to see that it works; the way back`;
