import remarkLintRecommended from 'remark-preset-lint-recommended';
import remarkValidateLinks from 'remark-validate-links';
import { jsxAnchors } from './jsx-anchors.ts';
import { parseByExtension } from './parser.ts';
import { diagramOutside } from './rules/diagram-outside.ts';
import { diagramText } from './rules/diagram-text.ts';
import { knownPaths } from './rules/known-paths.ts';
import { noBareAddress } from './rules/no-bare-address.ts';
import { noEmptyLink } from './rules/no-empty-link.ts';
import { plainMarkup } from './rules/plain-markup.ts';
import { recordSections } from './rules/record-sections.ts';

type Plugins = NonNullable<typeof remarkLintRecommended.plugins>;

const ownRules: Plugins = [
  recordSections,
  noBareAddress,
  noEmptyLink,
  plainMarkup,
  diagramText,
  diagramOutside,
  knownPaths,
];

/** The preset without its rule on bare addresses: ours knows more cases and says what to write instead. */
const recommended: Plugins = (remarkLintRecommended.plugins ?? []).filter((entry) => {
  const plugin: unknown = Array.isArray(entry) ? entry[0] : entry;
  return !(typeof plugin === 'function' && plugin.name === 'remark-lint:no-literal-urls');
});

/**
 * Gives all that reads and judges prose, for the runner as for `.remarkrc.mjs`, so that a command line, a test and an
 * editor agree. `root` is the project's folder, from which links are looked up.
 */
export function prosePlugins(root: string): Plugins {
  return [
    parseByExtension,
    ...recommended,
    jsxAnchors,
    // Addresses of the forge are not looked up: what a branch holds over there is not known here.
    [remarkValidateLinks, { repository: false, root }],
    ...ownRules,
  ];
}
