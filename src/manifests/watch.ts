/** What a schema did with one object: the names it asked for, and whether it went through all keys whatever their names. */
export interface Asked {
  readonly names: Set<string>;
  free: boolean;
}

export interface Watched {
  /** Stands in for the value; hand it to the schema. */
  readonly value: unknown;
  /** By JSON pointer, each object that the schema looked into. */
  readonly asked: ReadonlyMap<string, Asked>;
}

/** A key as a step of a JSON pointer. */
const pointerStep = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/**
 * Wraps a value so that it remembers what a schema asks for. The compiled schemas of `kubernetes-models` accept unknown
 * fields and carry no list of the known ones; but they ask each object for every field they know, and run through all
 * keys only where the keys are free (labels, annotations, a ConfigMap's data). So what was never asked for is unknown.
 */
export function watch(root: unknown): Watched {
  const asked = new Map<string, Asked>();

  function noteOf(pointer: string): Asked {
    const note = asked.get(pointer) ?? { names: new Set<string>(), free: false };
    asked.set(pointer, note);
    return note;
  }

  function wrap(value: unknown, pointer: string): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item, index) => wrap(item, pointer + pointerStep(String(index))));
    return new Proxy(value, {
      get(target, key) {
        const field: unknown = Reflect.get(target, key);
        if (typeof key !== 'string') return field;
        noteOf(pointer).names.add(key);
        return wrap(field, pointer + pointerStep(key));
      },
      ownKeys(target) {
        noteOf(pointer).free = true;
        return Reflect.ownKeys(target);
      },
    });
  }

  return { value: wrap(root, ''), asked };
}
