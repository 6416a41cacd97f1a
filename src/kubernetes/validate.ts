import type { Finding } from '../record/finding.ts';
import { byNearness, nearest } from '../record/nearest.ts';
import { listed } from './limits.ts';
import { formatPath, type Path } from './locate.ts';
import { isLost, isLostValue } from './lost-fields.ts';
import type { ManifestDocument } from './parse.ts';
import { problem } from './problem.ts';
import { loadSchema, type Schema, type SchemaError } from './schemas.ts';
import { unknownKind } from './unknown-kind.ts';
import { watch } from './watched-value.ts';

const fromPointer = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], root);
}

/** A value's type and, where it is short, the value: `text "eighty"`, `a list`. */
function inWords(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return `the text ${JSON.stringify(value)}`;
    case 'object':
      return 'a mapping';
    default:
      return `the ${typeof value} ${String(value)}`;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'a mapping',
  string: 'text',
};

/** What a schema expected, from the keyword that failed. */
const expectations: Readonly<Record<string, (params: SchemaError['params']) => string>> = {
  enum: ({ allowedValues }) => `one of ${(allowedValues as unknown[]).join(', ')}`,
  format: ({ format }) => `the format ${String(format)}`,
  maximum: ({ limit }) => `at most ${String(limit)}`,
  maxItems: ({ limit }) => `at most ${String(limit)} items`,
  maxLength: ({ limit }) => `at most ${String(limit)} characters`,
  maxProperties: ({ limit }) => `at most ${String(limit)} keys`,
  minimum: ({ limit }) => `at least ${String(limit)}`,
  minItems: ({ limit }) => `at least ${String(limit)} items`,
  minProperties: ({ limit }) => `at least ${String(limit)} keys`,
  minLength: ({ limit }) => `at least ${String(limit)} characters`,
  pattern: ({ pattern }) => `text that matches \`${String(pattern)}\``,
  type: ({ type }) => typeNames[String(type)] ?? String(type),
};

const named = (document: ManifestDocument, path: Path): string =>
  path.length === 0 ? `the ${document.kind}` : `\`${formatPath(path)}\``;

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function missing(document: ManifestDocument, path: Path, field: string): Finding {
  return problem(
    document.keyPositionOf(path),
    'manifest/schema',
    sentence(`${named(document, path)} has no \`${field}\`, which is required.`),
    `Add \`${field}:\`.`,
  );
}

/** One finding for all that a schema has against one value. */
function mismatch(document: ManifestDocument, path: Path, errors: readonly SchemaError[], source: string): Finding {
  const value = valueAt(document.value, path);
  // Where only some values are allowed, naming them says more than naming their type.
  const allowed = errors.filter((error) => error.keyword === 'enum');
  const telling = allowed.length > 0 ? allowed : errors;
  const reasons = new Set(telling.flatMap((error) => expectations[error.keyword]?.(error.params) ?? []));
  const expected = [...reasons].join(' or ') || 'one of the forms that its schema has';
  const unquoted = expected === typeNames['string'] && ['boolean', 'number'].includes(typeof value);
  return problem(
    document.positionOf(path),
    'manifest/schema',
    sentence(`${named(document, path)} is ${inWords(value)}; expected ${expected}.`),
    unquoted ? 'Put the value in quotes.' : `Give ${expected}${allowed.length > 0 ? ` (${source})` : ''}.`,
  );
}

/** Whether a kind is one of Kubernetes’ own, which reads an empty value as text without letters. */
const isOwn = ({ source }: Schema): boolean => source.startsWith('kubernetes-models ');

/** A value without the empty ones in its mappings, as the API server makes it of a custom resource before it judges it. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutEmpty(inner)]])),
  );
}

const base64 = /^([\w+/]{4})*([\w+/]{2}==|[\w+/]{3}=)?$/;

/** Whether Kubernetes takes what a schema minds: an empty value as text, base64 in several lines, a schema that is `true`. */
function isTaken(document: ManifestDocument, error: SchemaError, schema: Schema): boolean {
  const { instancePath, keyword, params } = error;
  const value = valueAt(document.value, fromPointer(instancePath));
  if (keyword === 'enum' && isLostValue(document.kind, instancePath, value)) return true;
  if (value === true)
    return document.kind === 'CustomResourceDefinition' && instancePath.endsWith('/additionalProperties');
  if (value === null) return isOwn(schema) && (keyword === 'enum' || params['type'] === 'string');
  return params['format'] === 'byte' && typeof value === 'string' && base64.test(value.replaceAll(/[\r\n]/g, ''));
}

function schemaFindings(document: ManifestDocument, errors: readonly SchemaError[], source: string): Finding[] {
  const byPointer = Map.groupBy(errors, (error) => error.instancePath);
  return listed([...byPointer], ([pointer, group]) => {
    const path = fromPointer(pointer);
    const required = group.filter((error) => error.keyword === 'required');
    const others = group.filter((error) => error.keyword !== 'required');
    const fields = new Set(required.map((error) => String(error.params['missingProperty'])));
    return [
      ...[...fields].map((field) => missing(document, path, field)),
      ...(others.length > 0 ? [mismatch(document, path, others, source)] : []),
    ];
  });
}

/** As many known fields as a reader can take in, where none is near enough to be the one that was meant. */
const offered = 8;

interface Unknown {
  readonly path: Path;
  readonly field: string;
  readonly names: ReadonlySet<string>;
  /** Whether the schema has a field of that name in another part of the object. */
  readonly isElsewhere: boolean;
}

function unknownField(
  document: ManifestDocument,
  { path, field, names: known, isElsewhere }: Unknown,
  schema: Schema,
): Finding {
  const near = nearest(field, known);
  const isNewer = near === undefined && !isOwn(schema) && !isElsewhere && path.length > 0;
  const expected =
    near === undefined
      ? `it has ${byNearness(field, known).slice(0, offered).join(', ')}`
      : `the nearest known field is \`${near}\``;
  const unless = isNewer ? ', unless the release that the cluster runs has it' : '';
  return problem(
    document.keyPositionOf([...path, field]),
    isNewer ? 'manifest/newer-field' : 'manifest/unknown-field',
    sentence(`${named(document, path)} has no field \`${field}\` (${schema.source}); ${expected}.`),
    near === undefined ? `Remove \`${field}\`${unless}.` : `Write \`${near}\`, or remove the field.`,
  );
}

function unknownFields(document: ManifestDocument, { asked }: ReturnType<typeof watch>, schema: Schema): Finding[] {
  const all = new Set([...asked.values()].flatMap((names) => [...names]));
  const unknown = [...asked].flatMap(([pointer, names]) => {
    const path = fromPointer(pointer);
    const fields = Object.keys(valueAt(document.value, path) as object);
    return fields
      .filter((field) => !names.has(field) && !isLost(document.kind, path, field))
      .map((field) => ({ path, field, names, isElsewhere: all.has(field) }));
  });
  return listed(unknown, (one) => [unknownField(document, one, schema)]);
}

function nameless(document: ManifestDocument): Finding[] {
  const { name, generateName } = (document.value['metadata'] ?? {}) as Readonly<Record<string, unknown>>;
  return [name, generateName].some(Boolean) || name === '' ? [] : [missing(document, ['metadata'], 'name')];
}

function check(document: ManifestDocument, schema: Schema): Finding[] {
  // The API server takes no status from who applies an object.
  const applied = { ...document.value, apiVersion: schema.apiVersion, status: undefined };
  const watched = watch(isOwn(schema) ? applied : withoutEmpty(applied));
  const errors = schema.errorsIn(watched.value).filter((error) => !isTaken(document, error, schema));
  return [
    ...schemaFindings(document, errors, schema.source),
    ...unknownFields(document, watched, schema),
    ...nameless(document),
  ];
}

/**
 * All that the schema of its kind has against one document, and every field that the kind does not have; one finding
 * where there is no such schema.
 */
export async function validateDocument(document: ManifestDocument): Promise<Finding[]> {
  const schema = await loadSchema(document.apiVersion, document.kind);
  return schema === undefined ? [unknownKind(document)] : check(document, schema);
}
