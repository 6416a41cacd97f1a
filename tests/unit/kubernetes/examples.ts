import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** What one rule is tested with. */
export interface Examples {
  /** Manifests that it has to object to, once: `line:column message`. */
  readonly failing: readonly { readonly says: string; readonly text: string }[];
  readonly passing: readonly string[];
}

const folder = path.join(import.meta.dirname, 'examples');

const all: ReadonlyMap<string, Examples> = new Map(
  globSync('*.yaml', { cwd: folder }).flatMap((file) =>
    Object.entries<Examples>(parse(readFileSync(path.join(folder, file), 'utf8'))),
  ),
);

/** The ids of all rules that have examples. */
export const exampleIds: readonly string[] = [...all.keys()];

/** The examples of a rule. @throws where it has none that fails, or none that passes */
export function examplesOf(id: string): Examples {
  const examples = all.get(id);
  if (!examples?.failing.length || !examples.passing.length) {
    throw new Error(`${id} needs a failing and a passing example in ${folder}.`);
  }
  return examples;
}

/** What a failing example says, with the id of its rule behind the place: `line:column id message`. */
export const withId = (says: string, id: string): string => says.replace(' ', ` ${id} `);
