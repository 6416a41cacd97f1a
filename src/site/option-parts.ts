import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { isRouteOption } from '../network/route-decision.ts';
import type { OptionRecord } from '../record/record.ts';

/** The pages below an option’s own, in the order in which a reader needs them. */
const parts = [
  { id: 'manifests', label: 'Manifests' },
  { id: 'controllers', label: 'By controller' },
  { id: 'verdicts', label: 'Every verdict' },
  { id: 'runbook', label: 'Runbook' },
] as const;

/** A page below an option’s own; its id is the last part of its address. */
export type OptionPart = (typeof parts)[number];

export type OptionPartId = OptionPart['id'];

/** The page’s id: where it stands on the site. */
export const partPage = ({ folder }: OptionRecord, part: OptionPartId): string => `${folder}/${part}`;

/** Whether an option has manifests that one would apply. */
const hasManifests = (root: string, { folder }: OptionRecord): boolean =>
  globSync('manifests/*/*.yaml', { cwd: path.join(root, folder) }).some(
    (file) => file.split(path.sep)[1] !== 'rejected',
  );

/** The pages below an option’s own that it has: its verdicts, and what comes of manifests where there are some. */
export function partsOf(root: string, option: OptionRecord): OptionPart[] {
  const applied = isRouteOption(option) && hasManifests(root, option);
  const has: Readonly<Record<OptionPartId, boolean>> = {
    manifests: existsSync(path.join(root, option.folder, 'manifests.mdx')),
    controllers: applied,
    verdicts: true,
    runbook: applied,
  };
  return parts.filter(({ id }) => has[id]);
}
