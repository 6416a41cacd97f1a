import { optionWithAnswers, withAnswers } from './answers.ts';
import type { Decision, Option } from './decision.ts';

/** An option as it was found: its definition, and what its folder and page say. */
export interface OptionRecord {
  /** The folder’s name. */
  readonly slug: string;
  /** The folder, relative to the project’s root. */
  readonly folder: string;
  /** The title of its page. */
  readonly name: string;
  readonly definition: Option;
}

/** A decision with its options, in the order in which people name them. */
export interface DecisionRecord {
  /** The folder’s name, which is the record’s id. */
  readonly id: string;
  readonly folder: string;
  readonly title: string;
  readonly definition: Decision;
  readonly options: readonly OptionRecord[];
  /** The names of all option folders, also of those whose option cannot be loaded. */
  readonly slugs: readonly string[];
}

/** The files of one decision folder, before anything in them has been run. */
export interface DecisionFiles {
  readonly id: string;
  readonly folder: string;
  readonly title: string;
  /** `decision.ts` in the folder. */
  readonly decision: string;
  readonly options: readonly {
    readonly slug: string;
    readonly folder: string;
    readonly name: string;
    readonly file: string;
  }[];
}

/** What a module under `adr/` exports. */
export interface RecordModule {
  readonly decision?: unknown;
  readonly default?: unknown;
}

/** The export that a module under `adr/` has, by the name of its file. */
export const exportOf = (file: string): keyof RecordModule =>
  /[\\/]decision\.ts$/.test(file) ? 'decision' : 'default';

const byLetter = (a: OptionRecord, b: OptionRecord) =>
  String(a.definition.letter).localeCompare(String(b.definition.letter), 'en') || a.slug.localeCompare(b.slug, 'en');

/** In place of scenarios, for a decision that has to hold in one situation alone. */
const always: Decision['scenarios'] = { always: { label: 'Always', text: 'In any situation.' } };

/** A decision with all that its author may leave out. */
const whole = (given: Partial<Decision>): Decision =>
  ({ scenarios: always, questions: {}, prerequisites: {}, asks: [], ...given }) as Decision;

/** An option with all that its author may leave out. */
const wholeOption = (given: Partial<Option>): Option => ({ provisions: [], ...given }) as Option;

/**
 * Puts records together from their files and modules.
 * Modules are looked up by path relative to the project’s root; an option whose module is missing is left out, since
 * whoever loaded it has reported why.
 */
export function assemble(
  files: readonly DecisionFiles[],
  modules: ReadonlyMap<string, RecordModule>,
): DecisionRecord[] {
  return files.flatMap((decision) => {
    const given = modules.get(decision.decision)?.decision as Partial<Decision> | undefined;
    if (given === undefined) return [];
    const written = whole(given);
    const definition = withAnswers(written);
    const options = decision.options.flatMap(({ slug, folder, name, file }) => {
      const option = modules.get(file)?.default as Partial<Option> | undefined;
      return option === undefined
        ? []
        : [{ slug, folder, name, definition: optionWithAnswers(wholeOption(option), slug, written) }];
    });
    const { id, folder, title } = decision;
    const slugs = decision.options.map(({ slug }) => slug);
    return [{ id, folder, title, definition, options: options.sort(byLetter), slugs }];
  });
}

/** The option with this folder name; throws where there is none. */
export function optionOf(record: DecisionRecord, slug: string): OptionRecord {
  const option = record.options.find((candidate) => candidate.slug === slug);
  if (option === undefined) throw new Error(`${record.folder}: no option is called “${slug}”`);
  return option;
}
