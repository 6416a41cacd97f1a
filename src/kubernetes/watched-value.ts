interface Watched {
  /** Stands in for the value; hand it to the schema. */
  readonly value: unknown;
  /** By JSON pointer, the names that the schema asked for in each object that it looked into. */
  readonly asked: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A key as a step of a JSON pointer. */
const pointerStep = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/**
 * Wraps a value so that it remembers what a schema asks for. The compiled schemas of `kubernetes-models` accept unknown
 * fields and carry no list of the known ones; but they ask each object for every field they know, and for every key
 * there is where the keys are free (labels, annotations, a ConfigMap's data). So what was never asked for is unknown.
 * An object whose content is all free is never looked into, and so is not in the list.
 */
export function watch(root: unknown): Watched {
  const asked = new Map<string, Set<string>>();

  function wrap(value: unknown, pointer: string): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item, index) => wrap(item, pointer + pointerStep(String(index))));
    return new Proxy(value, {
      get(target, key) {
        const field: unknown = Reflect.get(target, key);
        if (typeof key !== 'string') return field;
        asked.set(pointer, (asked.get(pointer) ?? new Set()).add(key));
        return wrap(field, pointer + pointerStep(key));
      },
    });
  }

  return { value: wrap(root, ''), asked };
}
