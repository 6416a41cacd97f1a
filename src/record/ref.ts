import { z } from 'zod';
import { isRecord } from './data.ts';
import type { ValuePath } from './positions.ts';
import { text } from './value-schema.ts';

const kinds = z.registry<{ readonly names: string }>();

/** A text that is the id of something: `ref('question')`. Stands for a field’s value, or for the keys of a record. */
export const ref = <Id extends string = string>(names: string): z.ZodType<Id> =>
  (text.clone() as unknown as z.ZodType<Id>).register(kinds, { names });

/** An id in data, with what it is meant to name: `question`. */
export interface Reference {
  readonly names: string;
  readonly id: string;
  readonly path: ValuePath;
}

/**
 * Every id in data that has the shape of a schema, by what the schema says of it. An object that stands in several places
 * is looked into at the first.
 */
export function* referencesIn(
  schema: z.core.$ZodType,
  value: unknown,
  path: ValuePath = [],
  met = new Set<unknown>(),
): Generator<Reference> {
  const names = kinds.get(schema)?.names;
  if (names !== undefined && typeof value === 'string') yield { names, id: value, path };
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'optional') yield* referencesIn(def.innerType, value, path, met);
  if (def.type === 'union') {
    const branch = def.options.find((option) => z.safeParse(option, value).success);
    if (branch !== undefined) yield* referencesIn(branch, value, path, met);
  }
  if (typeof value !== 'object' || value === null || met.has(value)) return;
  if (def.type === 'object' && isRecord(value)) {
    met.add(value);
    for (const [key, field] of Object.entries(def.shape)) yield* referencesIn(field, value[key], [...path, key], met);
  }
  if (def.type === 'record') {
    met.add(value);
    for (const [key, inner] of Object.entries(value)) {
      yield* referencesIn(def.keyType, key, [...path, key], met);
      yield* referencesIn(def.valueType, inner, [...path, key], met);
    }
  }
  if (def.type === 'array' && Array.isArray(value)) {
    met.add(value);
    for (const [index, element] of value.entries()) yield* referencesIn(def.element, element, [...path, index], met);
  }
}
