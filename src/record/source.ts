import type { Data, day, documentCitation, repositoryCitation } from './value-schema.ts';

/** A calendar day, `2026-07-24`. */
export type Day = Data<typeof day>;
export type RepositoryCitation = Data<typeof repositoryCitation>;
type DocumentCitation = Data<typeof documentCitation>;
export type Citation = RepositoryCitation | DocumentCitation;

/**
 * A function that cites one repository at one commit: `devtools('k8s/hpa.yaml', 5, 19)`.
 * The commit is written once, here, so that every citation of a repository speaks of the same snapshot.
 */
export function repository(name: `${string}/${string}`, commit: string) {
  return (path: string, first: number, last: number = first): RepositoryCitation => ({
    kind: 'repository',
    repository: name,
    commit,
    path,
    lines: [first, last],
  });
}

/** Cites a document by address, with the day it was read, because it may say something else tomorrow. */
export function document(title: string, address: `https://${string}`, read: Day): DocumentCitation {
  return { kind: 'document', title, address, read };
}

/** The address at which a citation can be read: for repository lines, a permanent link to them on the forge. */
export function citationLink(citation: Citation): string {
  if (citation.kind === 'document') return citation.address;
  const { repository: name, commit, path, lines } = citation;
  const [first, last] = lines;
  const range = first === last ? `L${first}` : `L${first}-L${last}`;
  return `https://github.com/${name}/blob/${commit}/${path}#${range}`;
}

/** A citation in words: `smartem-devtools k8s/hpa.yaml, lines 5–19`. */
export function citationText(citation: Citation): string {
  if (citation.kind === 'document') return `${citation.title} (read ${citation.read})`;
  const [first, last] = citation.lines;
  const range = first === last ? `line ${first}` : `lines ${first}–${last}`;
  return `${citation.repository.split('/')[1] ?? citation.repository} ${citation.path}, ${range}`;
}
