import { failsExpression, labelsIn } from '../labels.ts';
import { at, entries, items, rootOf, type Spot } from '../spot.ts';
import { atKey, atValue, type ManifestRule, type Objections } from './manifest-rule.ts';
import { quoted } from './name-forms.ts';
import { templateOf, workloadKinds } from './pods.ts';
import { opened } from './upstream.ts';

const source = opened(
  'apps/validation/validation.go',
  'Kubernetes: ValidateDeploymentSpec, and the like of other workloads',
);

export const workloadSelector: ManifestRule = {
  id: 'manifest/selector',
  kinds: workloadKinds,
  title: 'A workload’s selector does not match the pods that it makes',
  why: 'The API server refuses the object: it would make pods for ever and find none of them.',
  mend: 'Give the pods’ template the labels that the selector asks for.',
  follows: source,
  check: (document) => {
    const spot = at(rootOf(document), 'spec', 'selector');
    const wanted = entries(at(spot, 'matchLabels'));
    const expressions = items(at(spot, 'matchExpressions'));
    // Without one at all the schema says so.
    if (entries(at(rootOf(document), 'spec')).every(([key]) => key !== 'selector')) return [];
    if (wanted.length + expressions.length === 0) {
      const message = 'The selector is empty, expected labels of the pods';
      return atKey(spot, message, 'Repeat the labels of the template under matchLabels.');
    }
    const has = at(templateOf(document), 'metadata', 'labels');
    return [
      ...wanted.flatMap(([key, asked]) => labelObjections(key, asked, at(has, key).value)),
      ...expressions
        .filter((expression) => failsExpression(expression, labelsIn(has)))
        .map((expression) => {
          const message = 'The pods do not match this expression of the selector, expected that they do';
          return atValue(expression, message, 'Change the labels of the template, or the expression.');
        }),
    ];
  },
};

function labelObjections(key: string, asked: Spot, has: unknown): Objections {
  // What is not text, the schema objects to.
  if (has === asked.value || typeof asked.value !== 'string') return [];
  if (has === undefined) {
    const message = `The selector asks for the label ${quoted(key)}, and the pods have none, expected it in the template`;
    return atKey(asked, message, `Add ${key} to the labels of the template.`);
  }
  if (typeof has !== 'string') return [];
  const message = `The selector asks for ${quoted(`${key}: ${asked.value}`)}, and the pods have ${quoted(has)}, expected the same`;
  return atValue(asked, message, 'Write the same value in both places.');
}
