import type { ValuePath } from './positions.ts';

/** What keeps a value from being data, to follow the value’s name: `is a function, expected data`. */
export interface DataFault {
  readonly path: ValuePath;
  readonly reason: string;
}

const said = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

function kindOf(value: unknown): string | undefined {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return typeof value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return undefined;
  return (prototype as { constructor?: { name?: string } }).constructor?.name ?? 'object of a class';
}

/** Whether a value is an object of named fields. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What keeps a value from being plain data that can be written down: functions, instances of classes, fields that throw,
 * values that contain themselves. `undefined` where all is well.
 */
export function dataFault(root: unknown): DataFault | undefined {
  const met = new Map<unknown, 'open' | 'done'>();
  function faultIn(value: unknown, path: ValuePath): DataFault | undefined {
    const kind = kindOf(value);
    if (kind !== undefined) return { path, reason: `is a ${kind}, expected data` };
    if (typeof value !== 'object' || value === null || met.get(value) === 'done') return undefined;
    if (met.get(value) === 'open') return { path, reason: 'contains itself, expected data that has an end' };
    met.set(value, 'open');
    for (const key of Object.keys(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      try {
        const found = faultIn((value as Record<string, unknown>)[key], at);
        if (found !== undefined) return found;
      } catch (thrown) {
        return { path: at, reason: `cannot be read: ${said(thrown)}` };
      }
    }
    met.set(value, 'done');
    return undefined;
  }
  return faultIn(root, []);
}

/** Every value within data, itself first, with the path to it; an object that stands in several places, at the first. */
export function* valuesIn(
  value: unknown,
  path: ValuePath = [],
  met = new Set<unknown>(),
): Generator<{ readonly path: ValuePath; readonly value: unknown }> {
  if (met.has(value)) return;
  yield { path, value };
  if (typeof value !== 'object' || value === null) return;
  met.add(value);
  for (const [key, inner] of Object.entries(value)) {
    yield* valuesIn(inner, [...path, Array.isArray(value) ? Number(key) : key], met);
  }
}

/** Values, each once: of those that read the same the last, at the place of the first. */
export const distinct = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];
