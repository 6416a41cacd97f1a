import { citationProblems } from '../record/schema-problems.ts';
import { type Citation, citationLink, citationText } from '../record/source.ts';

/** The entry of a page’s source in the list at its foot. */
export const sourceAnchor = (number: number): string => `source-${number}`;

/** The place on the page that cites a source first. */
export const firstCiteAnchor = (number: number): string => `cited-${number}`;

/** What a reader sees of a source. */
export interface ShownSource {
  readonly address: string;
  /** What it is: a document’s title, or repository, path and lines. */
  readonly name: string;
  /** Which state of it is meant: a commit, or the day it was read. */
  readonly state: string;
}

/** A citation as readers see it. Throws, naming the page, where it cannot be followed. */
export function shownSource(citation: Citation, page: string): ShownSource {
  const problems = citationProblems(citation);
  if (problems.length > 0) {
    throw new Error(`${page} cites ${JSON.stringify(citation)}, which cannot be followed: ${problems.join('; ')}.`);
  }
  return {
    address: citationLink(citation),
    name: citation.kind === 'document' ? citation.title : citationText(citation),
    state: citation.kind === 'document' ? `read ${citation.read}` : `commit ${citation.commit}`,
  };
}

/** The sources of a page in the order of their numbers. Throws where two numbers stand for one source. */
export function listedSources(citations: readonly Citation[], page: string): ShownSource[] {
  const shown = citations.map((citation) => shownSource(citation, page));
  const twice = shown.find(({ address }, index) => shown.findIndex((other) => other.address === address) < index);
  if (twice)
    throw new Error(`${page} cites ${twice.name} in two ways; write it the same way, so that it has one number.`);
  return shown;
}
