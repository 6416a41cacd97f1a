import { test } from 'vitest';
import { type At, decision, type Edit, judged, option } from './small-project.ts';

export const decisionFile = `${decision}/decision.ts`;
export const optionFile = `${option}/option.ts`;
export const platformFile = `${decision}/platform.ts`;
export const index = `${decision}/index.mdx`;
export const optionPage = `${option}/index.mdx`;
export const manifests = `${option}/manifests/production`;
export const sample = `${manifests}/sample.yaml`;
export const other = `${manifests}/other.yaml`;
export const notes = `${decision}/notes.mdx`;

/** A page with nothing wrong in it. */
export const text = '---\ntitle: T\ndescription: D.\n---\n\nText.\n';

/** What is done to the project, and each finding that must come of it, with its place. */
export type Case = readonly [what: string, edits: readonly Edit[], ...findings: (readonly [at: At, rule: string])[]];

/** Each case loads a project in a process of its own, which takes long where others run beside it. */
export const patience = { timeout: 120_000 };

/** A test for each case: exactly its findings, no more. */
export function each(cases: readonly Case[]): void {
  test.concurrent.for(cases)('%s', patience, async ([, edits, ...expected], { expect }) => {
    const { found, messages, wanted } = await judged(edits, expected);
    expect(found.sort(), messages.join('\n')).toEqual(wanted);
  });
}
