import { z } from 'zod';

type ReadonlyData<T> = {
  readonly [K in keyof T]: ReadonlyData<T extends Readonly<Record<K, T[K]>> ? T[K] : Exclude<T[K], undefined>>;
};

/** What a schema describes, as the program reads it: nobody changes it, and a field that is there has a value. */
export type Data<S extends z.ZodType> = ReadonlyData<z.output<S>>;

/** Fields of an object, with the schema of each. */
export type Fields = Readonly<Record<string, z.ZodType>>;

/** Data in which ids are those that somebody gives: `WithIds<Question, { ask: 'team' | 'others' }>`. */
export type WithIds<T, Ids> = T extends unknown
  ? { readonly [K in keyof T]: K extends keyof Ids ? Ids[K] | Extract<T[K], undefined> : T[K] }
  : never;

/** A schema of which more is known than it can say of itself, such as how its texts begin. */
export const as = <T>(schema: z.ZodType): z.ZodType<T> => schema as z.ZodType<T>;

/** A list with at least one element; `lacking` says what there is otherwise: `no source`. */
export const someOf = <T>(element: z.ZodType<T>, lacking?: string) =>
  as<readonly [T, ...T[]]>(z.array(element).min(1, lacking));

/** Text that says something. */
export const text = z.string().trim().min(1, 'empty text');

const today = () => new Date().toISOString().slice(0, 10);

/** A calendar day, `2026-07-24`, that is not in the future. */
export const day = as<`${number}-${number}-${number}`>(
  z.iso.date('expected a day such as 2026-07-24').refine((value) => value <= today(), {
    error: (issue) => `the day ${String(issue.input)} lies in the future`,
  }),
);

/** Where something can be read, on a host that answers for what it sends. */
export const address = as<`https://${string}`>(z.url({ protocol: /^https$/, error: 'expected an https address' }));

/** Lines of a file in a repository at one commit. */
export const repositoryCitation = z.strictObject({
  kind: z.literal('repository'),
  /** `Owner/name` on the forge. */
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'expected Owner/name'),
  commit: z.string({ error: 'no commit' }).regex(/^[0-9a-f]{7,40}$/, 'expected a commit of 7 to 40 hexadecimal digits'),
  path: z.string({ error: 'no path' }).regex(/^[^/\s].*$/, 'expected a path relative to the repository’s root'),
  /** First and last line, one-based, both included. */
  lines: z
    .tuple([z.int().positive(), z.int().positive()], { error: 'no lines, expected the first and the last line' })
    .refine(([first, last]) => first <= last, 'the last line comes before the first'),
});

/** A document at an address that may change, and the day it was read. */
export const documentCitation = z.strictObject({ kind: z.literal('document'), title: text, address, read: day });

/** Where something can be read: lines of a repository, or a document. */
export const citation = z.discriminatedUnion('kind', [repositoryCitation, documentCitation]);

/** At least one citation. */
export const sources = someOf(citation, 'no source');

const amount = z.number().nonnegative();
const durationShape = z.strictObject({ kind: z.literal('duration'), seconds: amount });
const sizeShape = z.strictObject({ kind: z.literal('size'), bytes: amount });
const countShape = z.strictObject({ kind: z.literal('count'), count: z.int().nonnegative() });
const marginShape = z.strictObject({ kind: z.literal('margin'), seconds: z.number() });

// Interfaces, so that the compiler calls them by their names where another quantity is given.
/** How long something lasts. */
export interface Duration extends Data<typeof durationShape> {}
/** How much room something takes on the wire or in memory. */
export interface Size extends Data<typeof sizeShape> {}
/** How many of something there are. */
export interface Count extends Data<typeof countShape> {}
/** By how much a limit exceeds the time that it has to bear; below nought, which no quantity can be, where it falls short. */
export interface Margin extends Data<typeof marginShape> {}

export const duration = as<Duration>(durationShape);
export const size = as<Size>(sizeShape);
export const count = as<Count>(countShape);

/** A value with its unit. A bare number is not one, so that seconds can never be read as minutes. */
export type Quantity = Duration | Size | Count;
export const quantity = as<Quantity>(z.discriminatedUnion('kind', [durationShape, sizeShape, countShape]));

/** What a cell holds beside its verdict. */
export type Value = Quantity | Margin;
export const value = as<Value>(z.discriminatedUnion('kind', [durationShape, sizeShape, countShape, marginShape]));
