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
 * @throws where the schema has a part of a kind that nobody has taught it to look into
 */
export function* referencesIn(
  schema: z.core.$ZodType,
  value: unknown,
  path: ValuePath = [],
  met = new Set<unknown>(),
): Generator<Reference> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const within = (inner: z.core.$ZodType, key: string | number, found: unknown) =>
    referencesIn(inner, found, [...path, key], met);
  if (def.type === 'array' || def.type === 'object' || def.type === 'record') {
    if (met.has(value)) return;
    met.add(value);
  }
  switch (def.type) {
    case 'string': {
      const names = kinds.get(schema)?.names;
      if (names !== undefined && typeof value === 'string') yield { names, id: value, path };
      return;
    }
    case 'array':
      if (Array.isArray(value)) for (const [index, found] of value.entries()) yield* within(def.element, index, found);
      return;
    case 'object':
      if (isRecord(value)) for (const [key, field] of Object.entries(def.shape)) yield* within(field, key, value[key]);
      return;
    case 'record':
      if (isRecord(value))
        for (const [key, found] of Object.entries(value)) {
          yield* within(def.keyType, key, key);
          yield* within(def.valueType, key, found);
        }
      return;
    case 'optional':
      yield* referencesIn(def.innerType, value, path, met);
      return;
    case 'union': {
      const branch = def.options.find((option) => z.safeParse(option, value).success);
      if (branch !== undefined) yield* referencesIn(branch, value, path, met);
      return;
    }
    case 'boolean':
    case 'enum':
    case 'literal':
    case 'number':
    case 'tuple':
      // They hold no ids.
      return;
    default:
      throw new Error(`Nobody looks for ids in a “${def.type}”: teach referencesIn to.`);
  }
}
