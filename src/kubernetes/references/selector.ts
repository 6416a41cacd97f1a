import { type Labels, leavesOut } from '../labels.ts';
import { at, rootOf, type Spot, text } from '../spot.ts';
import type { ReferenceSet } from './set.ts';

/** What the labels of a namespace are as far as the set shows; its name the API server gives every one. */
function labelsOf(namespace: string, set: ReferenceSet): Labels {
  // A Namespace is in no namespace itself, which is read as the one that kubectl falls back to.
  const documents = set.find({ group: '', kind: 'Namespace' }, 'default', namespace);
  return (key) => {
    if (key === 'kubernetes.io/metadata.name') return { value: namespace };
    if (documents.length === 0) return undefined;
    const values = documents.map((document) => text(at(rootOf(document), 'metadata', 'labels', key)));
    return { value: values.find((value) => value !== undefined) };
  };
}

/** Whether a selector certainly leaves a namespace out; where the set does not show its labels, it may take it in. */
export const leavesOutNamespace = (selector: Spot, namespace: string, set: ReferenceSet): boolean =>
  leavesOut(selector, labelsOf(namespace, set));
