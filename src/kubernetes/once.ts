/** Remembers what was found in a thing, such as a set of documents: many may ask for it, and a set may be large. */
export function oncePer<Thing extends object, Found>(find: (thing: Thing) => Found): (thing: Thing) => Found {
  const found = new WeakMap<Thing, { readonly value: Found }>();
  return (thing) => {
    const known = found.get(thing) ?? { value: find(thing) };
    found.set(thing, known);
    return known.value;
  };
}
