import type { Form } from './annotation-values.ts';
import type { UpstreamRule } from './rule.ts';

/** One controller’s annotations: what it reads, on which kinds, and how the values are written. */
export interface AnnotationBook {
  readonly prefix: string;
  readonly source: UpstreamRule;
  /** Whether a name that is not listed is certainly unknown to the controller. */
  readonly complete: boolean;
  /** How the controller reads names; only just so where this is absent. */
  readonly reads?: 'any case';
  /** By kind, the names that the controller reads on it; a name may stand under several. */
  readonly kinds: Readonly<Record<string, Readonly<Record<string, Form>>>>;
}

/** Gives every name of a list, written with spaces between, the same form. */
export const all = (names: string, form: Form): Record<string, Form> =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, form]),
  );
