import { at, entries, items, rootOf, type Spot, text } from '../spot.ts';
import type { ReferenceSet } from './set.ts';

/** The label that the API server gives every namespace: its name. */
const nameLabel = 'kubernetes.io/metadata.name';

/** What the labels of a namespace are as far as the set shows: `undefined` for a label that may be there or not. */
type Labels = (key: string) => { readonly value: string | undefined } | undefined;

function labelsOf(namespace: string, set: ReferenceSet): Labels {
  // A Namespace is in no namespace itself, which is read as the one that kubectl falls back to.
  const documents = set.find({ group: '', kind: 'Namespace' }, 'default', namespace);
  return (key) => {
    if (key === nameLabel) return { value: namespace };
    if (documents.length === 0) return undefined;
    const values = documents.map((document) => text(at(rootOf(document), 'metadata', 'labels', key)));
    return { value: values.find((value) => value !== undefined) };
  };
}

/** Whether one requirement of a selector is certainly not met. */
function failsExpression(expression: Spot, labels: Labels): boolean {
  const label = labels(text(at(expression, 'key')) ?? '');
  if (label === undefined) return false;
  const values = items(at(expression, 'values')).map(text);
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

/** Whether a selector certainly leaves a namespace out; where the set does not show its labels, it may take it in. */
export function leavesOut(selector: Spot, namespace: string, set: ReferenceSet): boolean {
  const labels = labelsOf(namespace, set);
  return (
    entries(at(selector, 'matchLabels')).some(([key, { value }]) => {
      const label = labels(key);
      return label !== undefined && label.value !== value;
    }) || items(at(selector, 'matchExpressions')).some((expression) => failsExpression(expression, labels))
  );
}
