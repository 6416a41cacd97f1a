import type { ScalarTag, Tags } from 'yaml';

/** What the package takes for a number although no digit comes before its exponent, such as `.` and `e4`. */
const digitless: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  test: /^[-+]?(?:\.(?:[eE][-+]?\d+)?|[eE][-+]?\d+)$/,
  resolve: (text) => text,
};

/**
 * kubectl reads YAML 1.1, where an unquoted `off` is a boolean and no valid annotation, but takes neither times nor
 * base-60 numbers for anything but text.
 */
const asKubectl = (tags: Tags): Tags => [
  digitless,
  ...tags.filter(
    (tag) => typeof tag === 'string' || (tag.format !== 'TIME' && tag.tag !== 'tag:yaml.org,2002:timestamp'),
  ),
];

/** How the package is to read a manifest. */
export const composing = {
  prettyErrors: false,
  uniqueKeys: false,
  stringKeys: true,
  version: '1.1',
  customTags: asKubectl,
} as const;
