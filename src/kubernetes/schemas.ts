import manifest from '../../package.json' with { type: 'json' };
import { type KnownKind, knownKinds } from './object-kinds.ts';

/** What a compiled schema says of one value; the field `params` depends on the keyword. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The schema of a kind in one version. */
export interface Schema {
  /** The apiVersion that the schema takes the object to have. */
  readonly apiVersion: string;
  /** The package that it is from, with its release. */
  readonly source: string;
  /** Every reason why a value does not obey; none where it does. */
  errorsIn(value: unknown): readonly SchemaError[];
}

const byKey: ReadonlyMap<string, KnownKind> = new Map(
  knownKinds.map((known) => [`${known.apiVersion} ${known.kind}`, known]),
);

/** A kind’s class in the packages: its check throws what is wrong with the object that it is called on. */
interface Model {
  readonly prototype: { validate(this: unknown): void };
}

const errorsOf = (thrown: unknown): readonly SchemaError[] | undefined =>
  (thrown as { errors?: readonly SchemaError[] } | undefined)?.errors;

function errorsIn(model: Model, value: unknown): readonly SchemaError[] {
  try {
    model.prototype.validate.call(value);
    return [];
  } catch (thrown) {
    const errors = errorsOf(thrown);
    if (errors === undefined) throw thrown;
    return errors;
  }
}

async function load({ from, as, kind }: KnownKind): Promise<Schema> {
  // Each module is loaded when a manifest first needs it: all of them would take longer than the rest of the check.
  const module = (await import(/* @vite-ignore */ `${from}/${as}/${kind}`)) as Record<string, Model>;
  const model = module[kind];
  if (model === undefined) throw new Error(`The package ${from} has no ${kind} in ${as}.`);
  const source = `${from} ${(manifest.dependencies as Readonly<Record<string, string>>)[from]}`;
  return { apiVersion: as, source, errorsIn: (value) => errorsIn(model, value) };
}

const loaded = new Map<KnownKind, Promise<Schema>>();

/** Loads the schema of a kind; `undefined` where apiVersion and kind do not go together or are not known. */
export async function loadSchema(apiVersion: string, kind: string): Promise<Schema | undefined> {
  const known = byKey.get(`${apiVersion} ${kind}`);
  if (known === undefined) return undefined;
  const schema = loaded.get(known) ?? load(known);
  loaded.set(known, schema);
  return schema;
}
