import remarkLintRecommended from 'remark-preset-lint-recommended';
import { parseByExtension } from './parser.ts';
import { diagramOutside } from './rules/diagram-outside.ts';
import { diagramText } from './rules/diagram-text.ts';
import { knownLinks } from './rules/known-links.ts';
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
  knownLinks,
  knownPaths,
];

/** The preset without its rule on bare addresses: ours knows more cases and says what to write instead. */
const recommended: Plugins = (remarkLintRecommended.plugins ?? []).filter((entry) => {
  const plugin: unknown = Array.isArray(entry) ? entry[0] : entry;
  return !(typeof plugin === 'function' && plugin.name === 'remark-lint:no-literal-urls');
});

/** All that reads and judges prose, for the runner as for `.remarkrc.mjs`, so that a command line, a test and an editor agree. */
export const prosePlugins: Plugins = [parseByExtension, ...recommended, ...ownRules];
