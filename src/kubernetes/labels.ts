import { at, entries, items, type Spot, text } from './spot.ts';

/** What something has for a label: `undefined` where it is not known whether it has it. */
export type Labels = (key: string) => { readonly value: unknown } | undefined;

/** The labels of a mapping, in which all are known. */
export const labelsIn =
  (spot: Spot): Labels =>
  (key) =>
    at(spot, key);

/** Whether one expression of a selector is certainly not met. */
export function failsExpression(expression: Spot, labels: Labels): boolean {
  const label = labels(text(at(expression, 'key')) ?? '');
  if (label === undefined) return false;
  const values = items(at(expression, 'values')).map(({ value }) => value);
  const listed = label.value !== undefined && values.includes(label.value);
  switch (text(at(expression, 'operator'))) {
    case 'In':
      return !listed;
    case 'NotIn':
      return listed;
    case 'Exists':
      return label.value === undefined;
    case 'DoesNotExist':
      return label.value !== undefined;
    default:
      return false;
  }
}

/** Whether a selector of labels and expressions certainly leaves out what has these labels. */
export const leavesOut = (selector: Spot, labels: Labels): boolean =>
  entries(at(selector, 'matchLabels')).some(([key, { value }]) => {
    const label = labels(key);
    return label !== undefined && label.value !== value;
  }) || items(at(selector, 'matchExpressions')).some((expression) => failsExpression(expression, labels));
