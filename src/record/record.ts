import type { Decision } from './decision.ts';
import type { Option } from './option.ts';

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
  /** The decision with the answers for another environment than production; absent where they are the same. */
  readonly elsewhere?: (environment: string) => Pick<DecisionRecord, 'definition' | 'options'>;
}

/** A decision, some of whose answers may differ between environments, as it stands for one of them. */
export const inEnvironment = (record: DecisionRecord, environment: string): DecisionRecord => {
  if (environment === production || record.elsewhere === undefined) return record;
  const { definition, options } = record.elsewhere(environment);
  const own = new Set(record.options.map(({ slug }) => slug));
  return { ...record, definition, options: options.filter(({ slug }) => own.has(slug)) };
};

/** The environment that the matrix, and whatever names none, speaks of. */
export const production = 'production';

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

/** The option with this folder name; throws where there is none. */
export function optionOf(record: DecisionRecord, slug: string): OptionRecord {
  const option = record.options.find((candidate) => candidate.slug === slug);
  if (option === undefined) throw new Error(`${record.folder}: no option is called “${slug}”`);
  return option;
}
