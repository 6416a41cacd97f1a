import type { Annotation } from './controller.ts';
import type { Form } from './forms.ts';
import type { Values } from './values.ts';

/**
 * For annotations of the same prefixes that are alike: their form, or that and what they set, and whatever else is said;
 * then their names with blanks between.
 */
export const under =
  (...prefixes: readonly string[]) =>
  (what: Form | Annotation, more: Omit<Annotation, 'form'> = {}) =>
  (names: TemplateStringsArray): Record<string, Annotation> => {
    const annotation = { ...('form' in what ? what : { form: what }), ...more };
    const all = names.join('').split(/\s+/);
    return Object.fromEntries(prefixes.flatMap((prefix) => all.map((name) => [`${prefix}/${name}`, annotation])));
  };

/** An annotation whose value is that of a setting. */
export const sets = <F extends keyof Values>(field: F, form: Form<Values[F]>): Annotation =>
  setsAs<F, Values[F]>(field, form, (value) => value);

/** An annotation from whose value that of a setting is made; `null` where it says nothing of it. */
export const setsAs = <F extends keyof Values, V>(
  field: F,
  form: Form<V>,
  take: (value: V) => Values[F] | null | undefined,
): Annotation => ({
  form,
  sets: {
    [field]: (text: string) => {
      const value = form.read(text);
      return value === undefined ? undefined : take(value);
    },
  },
});

/** For an annotation behind which anything may stand. */
export const anything = (): undefined => undefined;
