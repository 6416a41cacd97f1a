import type { Finding } from '../record/finding.ts';
import { nearest } from '../record/nearest.ts';
import { apiVersionsOf, groupOf, kindNames, knownKinds } from './object-kinds.ts';
import type { ManifestDocument } from './parse.ts';
import { problem } from './problem.ts';
import { hasBeta, removedOf } from './removed.ts';
import { isSlip } from './rules/name-forms.ts';

const groups: ReadonlySet<string> = new Set(knownKinds.map(({ apiVersion }) => groupOf(apiVersion)));

/** The versions of a kind that an apiVersion is a slip for: of its own group, or of the usual one of the kind. */
function versionsMeant({ apiVersion, kind }: ManifestDocument): string[] {
  const versions = apiVersionsOf(kind);
  if (hasBeta(kind) && /v\d+(alpha|beta)\d+$/.test(apiVersion)) return [];
  if (!groups.has(groupOf(apiVersion)) && nearest(apiVersion, versions) === undefined) return [];
  const inGroup = (group: string) => versions.filter((version) => groupOf(version) === group);
  const same = inGroup(groupOf(apiVersion));
  return same.length > 0 ? same : inGroup(groupOf(versions[0] ?? ''));
}

/** The kind that a name is a slip for, where its group is known: a group may have more kinds than are known here. */
function kindMeant({ apiVersion, kind }: ManifestDocument): string | undefined {
  if (!groups.has(groupOf(apiVersion))) return undefined;
  const written = kind.toLowerCase();
  const own = knownKinds.filter((known) => groupOf(known.apiVersion) === groupOf(apiVersion));
  return (
    kindNames.find((known) => known.toLowerCase() === written) ??
    own.find((known) => isSlip(known.kind.toLowerCase(), written))?.kind
  );
}

/** What to say of a document whose apiVersion and kind have no schema: that it is a slip, or that it stays unchecked. */
export function unknownKind(document: ManifestDocument): Finding {
  const { apiVersion, kind, positionOf } = document;
  const gone = removedOf(apiVersion, kind);
  if (gone !== undefined) {
    const { replacement, since } = gone;
    return problem(
      positionOf(['apiVersion']),
      'manifest/kind',
      `${kind} is not served as \`${apiVersion}\` since ${since}; ${replacement === undefined ? 'nothing took its place' : `expected \`${replacement}\``}.`,
      replacement === undefined
        ? 'Remove it, and use what the project recommends instead.'
        : `Write \`apiVersion: ${replacement}\`, and move its fields to that version.`,
    );
  }
  const right = versionsMeant(document).join('` or `');
  if (right !== '') {
    const message = `${kind} has no apiVersion \`${apiVersion}\`; expected \`${right}\`.`;
    return problem(positionOf(['apiVersion']), 'manifest/kind', message, `Write \`apiVersion: ${right}\`.`);
  }
  const near = kindMeant(document);
  if (near !== undefined && near !== kind) {
    const message = `The kind \`${kind}\` is not known; the nearest known kind is \`${near}\`.`;
    return problem(positionOf(['kind']), 'manifest/kind', message, `Write \`kind: ${near}\`.`);
  }
  return problem(
    positionOf(['kind']),
    'manifest/unchecked',
    `No schema is at hand for \`${kind}\` in \`${apiVersion}\`; expected one, as nothing of it can be checked without.`,
    'Declare it as `unchecked` in option.ts and say why, or add the package that has its schema.',
  );
}
