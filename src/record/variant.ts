import type { Variant } from './option.ts';
import type { ValuePath } from './positions.ts';
import type { OptionRecord } from './record.ts';

/** An option as its variant makes it, with what that replaces; `undefined` where it has none. */
export function variantOf(option: OptionRecord): OptionRecord | undefined {
  const { variant, ...definition } = option.definition;
  if (variant === undefined) return undefined;
  const { label: _, manifests: __, assessments, ...replaced } = variant;
  return {
    ...option,
    definition: { ...definition, ...replaced, assessments: { ...definition.assessments, ...assessments } },
  };
}

/** Where a value of an option in its variant is written: within the variant, if that replaces it. */
export function placeInVariant(variant: Variant, path: ValuePath): ValuePath {
  const [field, id] = path;
  const replaced =
    field === 'assessments' ? String(id) in (variant.assessments ?? {}) : field !== undefined && field in variant;
  return replaced ? ['variant', ...path] : path;
}

/** Of what is wrong with an option in its variant, what is wrong with the variant, with the place there. */
export const inVariant = <Wrong extends { readonly path: ValuePath }>(
  { definition: { variant } }: OptionRecord,
  wrong: readonly Wrong[] = [],
): Wrong[] =>
  variant === undefined
    ? []
    : wrong
        .map((one) => ({ ...one, path: placeInVariant(variant, one.path) }))
        .filter(({ path: [first] }) => first === 'variant');

const isVariants = ({ definition: { variant } }: OptionRecord, file: string): boolean =>
  variant?.manifests?.some((name) => file.endsWith(`/${name}`)) === true;

interface InFile {
  readonly file: string;
}

/** Of manifests, or of what is read from them, what belongs to the option itself. */
export const withoutVariant = <Item extends InFile>(option: OptionRecord, list: readonly Item[]): Item[] =>
  list.filter(({ file }) => !isVariants(option, file));

/** Of manifests, or of what is read from them, what belongs to the option’s variant alone. */
export const ofVariant = <Item extends InFile>(option: OptionRecord, list: readonly Item[]): Item[] =>
  list.filter(({ file }) => isVariants(option, file));
