import { parseAllDocuments } from 'yaml';
import { formatPath } from '../../src/kubernetes/locate.ts';
import type { Slice, Spot, Tree } from './tree.ts';

/** What was done to a manifest; a row of the report. */
export const kinds = [
  'field dropped',
  'item dropped',
  'field renamed',
  'key misspelt',
  'value misspelt',
  'capitals changed',
  'type changed',
  'value emptied',
  'field duplicated',
  'item duplicated',
  'values swapped',
  'number out of range',
  'another port',
  'reference to nothing',
  'namespace changed',
  'apiVersion or kind changed',
  'indentation off by one',
  'dash or colon slipped',
  'another annotation value',
  'another path',
  'another host',
  'another valid value',
  'nginx line changed',
] as const;

export type MutationKind = (typeof kinds)[number];

/** One change to one manifest. */
export interface Mutation {
  readonly kind: MutationKind;
  /** The Kubernetes kind of the object that it is in. */
  readonly object: string;
  /** Where: the path of the value with `*` for indices. */
  readonly field: string;
  /** The same with its indices. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** The whole file after the change. */
  readonly text: string;
}

/** Finds all changes of its kind that can be made to a manifest, one by one. */
export type Operator = (tree: Tree) => readonly Mutation[];

/** The change that puts `after` in the place of a slice. */
export function change(
  { text }: Tree,
  kind: MutationKind,
  { kind: object, field, path }: Pick<Spot, 'kind' | 'field' | 'path'>,
  { start, end }: Slice,
  after: string,
): Mutation {
  const changed = text.slice(0, start) + after + text.slice(end);
  return { kind, object, field, path: formatPath(path), before: text.slice(start, end), after, text: changed };
}

function valuesIn(text: string): string | undefined {
  const documents = parseAllDocuments(text, { version: '1.1', uniqueKeys: false, logLevel: 'silent' });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  return JSON.stringify(documents.map((document) => document.toJS() as unknown));
}

/** Leaves out what changes nothing but the text: the same objects come out of it. A key that stands twice is kept. */
export function real(original: string, mutations: readonly Mutation[]): Mutation[] {
  const values = valuesIn(original);
  const seen = new Set<string>();
  return mutations.filter(({ kind, text }) => {
    if (text === original || seen.has(text)) return false;
    seen.add(text);
    return kind === 'field duplicated' || valuesIn(text) !== values;
  });
}
