import type { Operator } from '../mutant.ts';
import { dangling, moved, nginxLines, otherAnnotations, otherHosts, otherKind, otherPaths } from './meaning.ts';
import { dropped, duplicated, indented, slipped, swapped } from './structure.ts';
import { emptied, otherPorts, otherTimes, otherWords, outOfRange, retyped } from './values.ts';
import { keysMisspelt, recased, renamed, valuesMisspelt } from './words.ts';

/** All ways in which manifests are changed; of two that come to the same text the first counts. */
export const operators: readonly Operator[] = [
  dangling,
  moved,
  otherKind,
  otherAnnotations,
  otherPaths,
  otherHosts,
  nginxLines,
  outOfRange,
  otherPorts,
  otherWords,
  otherTimes,
  dropped,
  duplicated,
  swapped,
  indented,
  slipped,
  keysMisspelt,
  renamed,
  valuesMisspelt,
  recased,
  emptied,
  retyped,
];
