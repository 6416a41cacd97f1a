import type { ManifestFile } from '../../kubernetes/load-manifests.ts';
import { apiVersionsOf } from '../../kubernetes/object-kinds.ts';
import { type ManifestDocument, parsedFile } from '../../kubernetes/parse.ts';
import { problem } from '../../kubernetes/problem.ts';
import type { Finding } from '../../record/finding.ts';
import { placeOf } from '../../record/positions.ts';
import type { OptionRecord } from '../../record/record.ts';
import { routeOf, type UncheckedKind } from '../route-decision.ts';

const isOf = ({ apiVersion, kind }: UncheckedKind, document: ManifestDocument): boolean =>
  document.apiVersion === apiVersion && document.kind === kind;

/** What an option says of the documents in one of its manifests that nothing here can check. */
export function uncheckedIn(option: OptionRecord, file: ManifestFile): UncheckedKind[] {
  const { unchecked = [] } = routeOf(option);
  if (unchecked.length === 0) return [];
  const { documents } = parsedFile(file);
  return unchecked.filter((one) => documents.some((document) => isOf(one, document)));
}

/** A finding for each kind that an option declares unchecked without need; `files` are its manifests. */
export function needlessUnchecked(root: string, option: OptionRecord, files: readonly ManifestFile[]): Finding[] {
  const { unchecked = [] } = routeOf(option);
  const used = new Set(files.flatMap((file) => uncheckedIn(option, file)));
  return unchecked.flatMap((one, index) => {
    const { apiVersion, kind } = one;
    const found = apiVersionsOf(kind).includes(apiVersion)
      ? 'has a schema by now'
      : used.has(one)
        ? undefined
        : 'is the kind of no manifest of this option';
    if (found === undefined) return [];
    const place = placeOf(root, `${option.folder}/option.ts`, ['unchecked', index]);
    const message = `\`${kind}\` in \`${apiVersion}\` ${found}, expected no declaration that it stays unchecked`;
    return [problem(place, 'manifest/unchecked-needless', message, 'Remove the entry.')];
  });
}
