import { change, type Operator } from '../mutant.ts';
import { isBlock, isLeaf, type Spot, type Tree, written } from '../tree.ts';

/** What a value of another type could be, as it would stand in the file. */
function otherTypes(tree: Tree, spot: Spot): string[] {
  const before = written(tree, spot);
  if (!isLeaf(spot)) return ['agent', Array.isArray(spot.plain) ? '{}' : '[]'];
  if (isBlock(spot)) return ['7', '[agent]'];
  const composed = [`[${before}]`, `{value: ${before}}`];
  switch (typeof spot.plain) {
    case 'number':
      return [`"${before}"`, `"${before}s"`, 'true', ...composed];
    case 'boolean':
      return [`"${before}"`, '1', ...composed];
    default:
      // Without its quotes, a text may be a number or a truth value.
      return [before.replaceAll(/^["']|["']$/g, ''), '7', 'true', 'on', ...composed];
  }
}

/** Each value has another type. */
export const retyped: Operator = (tree) =>
  tree.spots.flatMap((spot) =>
    otherTypes(tree, spot).map((after) => {
      const gap = isLeaf(spot) || spot.inList ? '' : ' ';
      const slice = gap === '' ? spot.value : { start: spot.lead.end + 1, end: spot.value.end };
      return change(tree, 'type changed', spot, slice, gap + after);
    }),
  );

/** Each value is missing behind its key or dash, or is a text without letters. */
export const emptied: Operator = (tree) =>
  tree.spots.flatMap((spot) => {
    const nothing = change(
      tree,
      'value emptied',
      spot,
      { start: spot.lead.end + (spot.inList ? 0 : 1), end: spot.value.end },
      '',
    );
    return typeof spot.plain === 'string' && !isBlock(spot)
      ? [nothing, change(tree, 'value emptied', spot, spot.value, '""')]
      : [nothing];
  });

/** Each number is nought, negative, a fraction, or beyond what a port or the API’s whole numbers may be. */
export const outOfRange: Operator = (tree) =>
  tree.spots
    .filter((spot) => typeof spot.plain === 'number')
    .flatMap((spot) =>
      ['0', '-1', '1.5', '65536', '2147483648'].map((after) =>
        change(tree, 'number out of range', spot, spot.value, after),
      ),
    );

const isPort = ({ path, plain, field }: Spot): boolean =>
  (typeof plain === 'number' || /targetPort$|\.port(\.name)?$/.test(field)) &&
  (/[pP]ort$/.test(String(path.at(-1))) || /\.port\.(number|name)$/.test(field));

/** Each port is one of the others that people take for it. */
export const otherPorts: Operator = (tree) =>
  tree.spots
    .filter(isPort)
    .flatMap((spot) =>
      ['80', '443', '8000', '8080', '30080'].map((after) => change(tree, 'another port', spot, spot.value, after)),
    );

/** Numbers, truth values and words that are as valid as what stands there. */
const words: readonly (readonly string[])[] = [
  ['Prefix', 'Exact', 'ImplementationSpecific'],
  ['PathPrefix', 'Exact', 'RegularExpression'],
  ['Local', 'Cluster'],
  ['TCP', 'UDP'],
  ['NodePort', 'LoadBalancer', 'ClusterIP'],
  ['ReplacePrefixMatch', 'ReplaceFullPath'],
  ['Terminate', 'Passthrough'],
  ['HTTP', 'HTTPS', 'TLS', 'TCP'],
  ['All', 'Same'],
  ['Ingress', 'Egress'],
  ['Utilization', 'AverageValue', 'Value'],
  ['Always', 'IfNotPresent', 'Never'],
  ['RollingUpdate', 'Recreate'],
  ['In', 'NotIn', 'Exists', 'DoesNotExist'],
  ['true', 'false'],
];

/** Each word of a fixed set is another one of it. */
export const otherWords: Operator = (tree) =>
  tree.spots
    .filter((spot) => isLeaf(spot) && !isBlock(spot))
    .flatMap((spot) => {
      const before = written(tree, spot);
      const bare = before.replaceAll('"', '');
      const set = words.find((one) => one.includes(bare)) ?? [];
      return set
        .filter((word) => word !== bare)
        .map((word) => change(tree, 'another valid value', spot, spot.value, before.replace(bare, word)));
    });

/** Each time limit of a route is one that people set for requests that are no streams. */
export const otherTimes: Operator = (tree) =>
  tree.spots
    .filter(({ field }) => /\.timeouts\.\w+$/.test(field))
    .flatMap((spot) =>
      ['15s', '60s', '1h', '60', '1 h', '-1s'].map((after) =>
        change(tree, 'another valid value', spot, spot.value, after),
      ),
    );
