import type { Finding } from '../model/finding.ts';
import { apiVersionsOf, groupOf, kindNames, knownKinds } from './kinds.ts';
import { nearest } from './nearest.ts';
import type { ManifestDocument } from './parse.ts';
import { problem } from './problem.ts';
import { type Removed, removedOf } from './removed.ts';

const groups: ReadonlySet<string> = new Set(knownKinds.map(({ apiVersion }) => groupOf(apiVersion)));

function removed({ apiVersion, kind, positionOf }: ManifestDocument, { replacement, since }: Removed): Finding {
  return problem(
    positionOf(['apiVersion']),
    'manifest/kind',
    `${kind} is not served as \`${apiVersion}\` since ${since}; ${replacement === undefined ? 'nothing took its place' : `expected \`${replacement}\``}.`,
    replacement === undefined
      ? 'Remove it, and use what the project recommends instead.'
      : `Write \`apiVersion: ${replacement}\`, and move its fields to that version.`,
  );
}

function otherVersion({ apiVersion, kind, positionOf }: ManifestDocument, versions: readonly string[]): Finding {
  const right = versions.join('` or `');
  return problem(
    positionOf(['apiVersion']),
    'manifest/kind',
    `${kind} has no apiVersion \`${apiVersion}\`; expected \`${right}\`.`,
    `Write \`apiVersion: ${right}\`.`,
  );
}

/** The versions of a kind to offer for one that it does not have: those of the same group, or of its usual one. */
function offeredFor(apiVersion: string, versions: readonly string[]): string[] {
  const inGroup = (group: string) => versions.filter((version) => groupOf(version) === group);
  const same = inGroup(groupOf(apiVersion));
  return same.length > 0 ? same : inGroup(groupOf(versions[0] ?? ''));
}

/** Whether an apiVersion is a slip for one of others: of a group that is known, or close to one of them. */
const isSlip = (apiVersion: string, versions: readonly string[]): boolean =>
  groups.has(groupOf(apiVersion)) || nearest(apiVersion, versions) !== undefined;

/** The kind that was meant by a name that no kind has, where its group is known: somebody else’s group has other kinds. */
function meant({ apiVersion, kind }: ManifestDocument): string | undefined {
  const group = groupOf(apiVersion);
  if (!groups.has(group)) return undefined;
  const own = knownKinds.filter((known) => groupOf(known.apiVersion) === group).map((known) => known.kind);
  const sameLetters = [...own, ...kindNames].find((known) => known.toLowerCase() === kind.toLowerCase());
  return sameLetters ?? nearest(kind, own) ?? nearest(kind, kindNames);
}

/** What to say of a document whose apiVersion and kind have no schema: that it is a slip, or that it stays unchecked. */
export function unknownKind(document: ManifestDocument): Finding {
  const { apiVersion, kind, positionOf } = document;
  const gone = removedOf(apiVersion, kind);
  if (gone !== undefined) return removed(document, gone);
  const versions = apiVersionsOf(kind);
  if (versions.length > 0 && isSlip(apiVersion, versions)) {
    return otherVersion(document, offeredFor(apiVersion, versions));
  }
  const near = versions.length > 0 ? undefined : meant(document);
  if (near !== undefined) {
    return problem(
      positionOf(['kind']),
      'manifest/kind',
      `The kind \`${kind}\` is not known; the nearest known kind is \`${near}\`.`,
      `Write \`kind: ${near}\`.`,
    );
  }
  return problem(
    positionOf(['kind']),
    'manifest/unchecked',
    `No schema is at hand for \`${kind}\` in \`${apiVersion}\`; expected one, as nothing of it can be checked without.`,
    'Declare it as `unchecked` in option.ts and say why, or add the package that has its schema.',
  );
}
