/** Where a finding is: a file, relative to the project's root, with a one-based line and column. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Severity = 'error' | 'warning';

/** One thing that is wrong, whoever found it. */
export interface Finding extends Place {
  readonly severity: Severity;
  /** The id of the rule that was broken, `area/name`; a key of `rules`. */
  readonly rule: RuleId;
  /** One sentence: what was found, what was expected. */
  readonly message: string;
  /** One line on how to mend it. */
  readonly help: string;
}

/** The beginning of a file, for what is wrong with the file as a whole. */
export const startOf = (file: string): Place => ({ file, line: 1, column: 1 });

/** An error at a place. */
export const errorAt = (place: Place, rule: RuleId, message: string, help: string): Finding => ({
  ...place,
  severity: 'error',
  rule,
  message,
  help,
});

/** What a reader of a finding is told about the rule behind it. */
export interface Rule {
  readonly title: string;
  readonly why: string;
  readonly mend: string;
}

/** Every rule on what people write beside manifests; the site’s pages on rules are made from this table, too. */
export const rules = {
  'file/unreadable': {
    title: 'A file cannot be read as text',
    why: 'A folder, a pipe, a broken link or bytes that are no UTF-8 in the place of a text would be left out of the site, or keep its readers waiting for ever.',
    mend: 'Put a text in UTF-8 there, or remove it.',
  },
  'file/template': {
    title: 'A file that was given is a template, or has values that are still to be filled in',
    why: 'What another program puts in the place of `{{ … }}`, or of a variable in braces, is not known here, so that nothing in those places can be judged. One sentence says so, instead of one for each of them.',
    mend: 'Render the template or fill in the variables, and check what comes of it: `helm template CHART | npm run check -- -`.',
  },
  'record/schema': {
    title: 'A record does not have the shape that the model asks for',
    why: 'Tables, diagrams and the matrix are made from the record. A missing or misshapen value would leave a hole that nobody sees.',
    mend: 'Give the value that the message names, in the type that it names; an editor completes it.',
  },
  'record/reference': {
    title: 'A record points at something that does not exist',
    why: 'An id that points nowhere would show as an empty cell or a link to nothing.',
    mend: 'Use one of the ids that the message lists, or declare the missing one where the others are.',
  },
  'record/status': {
    title: 'A decision’s status lacks what it asks for',
    why: 'An accepted decision says who decided and where that can be read, a superseded one which took its place. Otherwise nobody can tell in two years whether it holds.',
    mend: 'Give `deciders` and `agreed`, or `supersededBy`; or the status that the decision has.',
  },
  'record/overtaken': {
    title: 'An answer has overtaken something that still calls its question open',
    why: 'An answer fills the values that it settles. What people wrote while it was open, in cells, statements and prose, goes on saying so until somebody thinks it over.',
    mend: 'Read the place again with the answer, and write what now holds.',
  },
  'record/outcome': {
    title: 'An option of the outcome fails a must',
    why: 'The outcome says what to do. An option that fails a requirement without which nothing works cannot be that, whatever answer or edit has brought it about.',
    mend: 'Take the option out of the outcome, or mend it; if a value or an answer is wrong, correct that.',
  },
  'record/duplicate': {
    title: 'Two records claim the same id or letter',
    why: 'People say “option A” in a meeting. It has to mean one thing.',
    mend: 'Give one of the two another letter.',
  },
  'record/citation': {
    title: 'A citation lacks what a reader needs to follow it',
    why: 'A cited cell is worth what its source is worth; without commit and lines, or an address and the date it was read, nobody can look it up.',
    mend: 'Name repository, path, commit and lines, or a document’s address and the date it was read.',
  },
  'record/statement': {
    title: 'Something that the issue says has no answer here, or one that leads nowhere',
    why: 'The issue is the first source of a record. Who asked there has to find each of their sentences answered here, at a place that exists, and with the reason where the record differs.',
    mend: 'Name in `at` at least one place that says so: `{ requirement }`, `{ cell, option }`, `{ option, section }`, `{ prerequisite }`, `{ question }`, `{ section }` or `{ answer }`. Give a `why` to what is refined, disagreed or open, and name a cell for what is measured.',
  },
  'record/verdicts': {
    title: 'A decision’s kept verdicts are not those of today',
    why: 'Cells are filled by people, rules and measurements, and git knows only what people wrote. The file keeps what came of it all, one line a thing, so that a change shows what it moves, and the site can say what moved when. It is a warning while one works, and an error in a build for release, `npm run build -- --release`.',
    mend: 'Run `npm run verdicts`, look at what moved, and commit the file together with what moved it.',
  },
  'record/load': {
    title: 'A record cannot be loaded',
    why: 'Nothing can be derived from a file that does not run.',
    mend: 'Mend the error that the message quotes; `npm run check` runs in seconds.',
  },
  'evidence/schema': {
    title: 'Evidence does not have the shape that the model asks for',
    why: 'Evidence fills cells of the matrix and tables on its page. What cannot be read there could not be checked by anyone.',
    mend: 'Do not write evidence by hand: run `npm run lab` again, or delete the file.',
  },
  'evidence/seal': {
    title: 'Evidence does not say what the lab sealed',
    why: 'The lab closes each file with a hash over all that it says. Where they differ, something was changed that nobody measured, so it fills no cell. That shows a slip, not a forger: anyone can compute the hash anew. What would show a forger is running the experiment again.',
    mend: 'Take the change back, or run `npm run lab` again. Do not write evidence by hand.',
  },
  'evidence/reference': {
    title: 'Evidence speaks of something that does not exist',
    why: 'A result for an option, a scenario or an experiment that is not there would be shown nowhere, and nobody would miss it.',
    mend: 'Run `npm run lab` again for what there is now, or delete the file.',
  },
  'evidence/control': {
    title: 'The control of an experiment did not come out as it had to',
    why: 'Each experiment has a run that must come out otherwise. Where it does not, the experiment cannot tell good from poor, and its result says nothing.',
    mend: 'Find out why, mend the experiment, and run `npm run lab` again.',
  },
  'evidence/stale': {
    title: 'Evidence was measured with other settings than today’s',
    why: 'What was measured has to be what a reader would apply. Stale evidence fills no cell. It is a warning while one works, and an error in a build for release, `npm run build -- --release`.',
    mend: 'Run the experiment again: the finding and the page of the run name the command.',
  },
  'evidence/contradiction': {
    title: 'The lab measured another verdict than a rule derives or the authors wrote',
    why: 'One of the two is wrong: the rule or the assessment, or the experiment. Neither is to be shown until it is known which.',
    mend: 'Look into both. Correct the rule, the assessment or the experiment, and run `npm run lab` again.',
  },
  'page/frontmatter': {
    title: 'A page’s frontmatter lacks what every page needs, or has what no page may',
    why: 'The title heads the page, the sidebar and the search results; the description stands below it where the page is shared.',
    mend: 'Begin the file with `---`, a `title:`, a `description:` and another `---`. Both are plain text; of all else, only `tableOfContents` is known there.',
  },
  'page/component': {
    title: 'A page uses a component or a name that it does not import',
    why: 'The page cannot be built.',
    mend: 'Add the component to the import from `src/components/record.ts` at the top of the page, a source to the one from `sources.ts`.',
  },
  'page/import': {
    title: 'A page imports what is not there',
    why: 'The page cannot be built.',
    mend: 'Correct the path or the name, or export the name from the file that the path leads to.',
  },
  'prose/lint': {
    title: 'Prose breaks a general Markdown rule',
    why: 'The site, the forge and the editors read the same files; they agree only on plain Markdown.',
    mend: 'Follow the message; the rule it names is documented by remark-lint.',
  },
  'prose/sections': {
    title: 'A record’s sections are missing or out of order',
    why: 'A reader who has seen one record knows where to look in the next.',
    mend: 'Write the sections that the message lists, in that order.',
  },
  'prose/bare-address': {
    title: 'A bare address stands in prose',
    why: 'An address says nothing of where it leads, least of all when read aloud.',
    mend: 'Write it as a link with a text that says what is there.',
  },
  'prose/empty-link': {
    title: 'A link has no text',
    why: 'A link without text cannot be read aloud, and cannot be seen.',
    mend: 'Say in words what is behind the link.',
  },
  'prose/markup': {
    title: 'Prose carries an element, an attribute or an address that could run something or load it from elsewhere',
    why: 'A page asks no other host, and runs no script but the site’s own. Raw HTML in a sentence could change that, and a reviewer who reads prose does not look for it.',
    mend: 'Write Markdown, or use a component from `src/components/record.ts`. What else prose may use stands in `src/prose/rules/plain-markup.ts`.',
  },
  'prose/dead-link': {
    title: 'A link leads nowhere',
    why: 'A statement whose source cannot be opened is a statement without a source.',
    mend: 'Point it at a file and heading that exist.',
  },
  'prose/missing-path': {
    title: 'A path of this repository that is named in prose does not exist',
    why: 'A newcomer follows what CONTRIBUTING says; it has to be there.',
    mend: 'Correct the path, or remove the mention.',
  },
  'diagram/accessible-text': {
    title: 'A diagram has no accessible title or description',
    why: 'Who cannot see the picture needs to know what it shows.',
    mend: 'Add `accTitle: …` and `accDescr: …` below the diagram’s first line.',
  },
  'diagram/outside': {
    title: 'A diagram reaches outside itself, or changes how all are drawn',
    why: 'A picture, a link or a style sheet within a drawing could ask another host or run a script, and settings within it could let it. How diagrams are drawn is set once, in `src/diagrams/theme.ts`.',
    mend: 'Leave settings, links, pictures, icons, addresses in styles and HTML out of the diagram; `layout: elk` may stay. A link belongs into the prose beside it.',
  },
  'diagram/syntax': {
    title: 'Mermaid cannot read a diagram',
    why: 'A diagram that does not parse cannot be drawn; the site is not built without it.',
    mend: 'Mend the line that the message names; mermaid’s own editor shows the same error.',
  },
  'manifest/unchecked-needless': {
    title: 'An option declares a kind unchecked without need',
    why: 'An exception that outlives its reason hides the next manifest that would need one.',
    mend: 'Remove the entry from `unchecked` in the option.',
  },
  'manifest/way': {
    title: 'A manifest does not lead where the option says that its traffic goes',
    why: 'The option’s diagrams, tables and matrix are made from its paths. A manifest that does otherwise would be copied, and what the page says would not be so.',
    mend: 'Correct the manifest, or the paths in the option’s `option.ts`, whichever is wrong.',
  },
  'manifest/setting': {
    title: 'A manifest sets a value with which a requirement fails',
    why: 'A limit on the length of a response ends the stream however busy it is; a read limit below the pings ends it in silence; a body limit below what has to pass refuses work. Who copies the sample copies that.',
    mend: 'Change the value on the line that the message names, or leave it out where the default is enough.',
  },
  'manifest/form': {
    title: 'An option names a manifest that is not there, or a controller that does not read it',
    why: 'A controller that is named in `forms` reads that manifest and no other of its kind, and a variant has the manifests that it names. Without them, the option would be checked and shown without a route.',
    mend: 'Correct the name, or write the manifest in the folder of each environment.',
  },
  'manifest/kustomization-missing': {
    title: 'The folder of an environment has no kustomization',
    why: 'SmartEM’s environments are applied with `kubectl apply -k`. `kubectl apply -f` on the folder would apply alternatives side by side, and without the labels.',
    mend: 'Write a `kustomization.yaml` that lists the folder’s manifests.',
  },
  'manifest/kustomization-build': {
    title: 'kustomize does not build a kustomization',
    why: '`kubectl apply -k` would apply nothing at all. Only kustomizations that are given by hand are built, where kustomize or kubectl is installed.',
    mend: 'Mend what the message names: a patch without its target, a name that is there twice, a file that is not there.',
  },
  'manifest/not-embedded': {
    title: 'A manifest is shown on no page',
    why: 'A sample that nobody sees is checked for nobody.',
    mend: 'Embed it with `<Manifest file="…" />` in a page of the option’s folder, a rejected one with `<Rejected file="…" />`, or delete it.',
  },
  'manifest/rejected': {
    title: 'A manifest that is shown as wrong does not get the finding that it names',
    why: 'The page says what is wrong with it. If that is not what the checks find, the page is wrong.',
    mend: 'Leave exactly one fault in the manifest, and name its rule in the first line: `# Rejected: manifest/unknown-host`.',
  },
  'manifest/absent': {
    title: 'A page embeds a manifest that does not exist',
    why: 'The page would show nothing where the sample belongs.',
    mend: 'Correct the path; it is relative to the page’s own folder.',
  },
} as const satisfies Record<string, Rule>;

/** The id of a rule in this table, or of one of those on manifests, which stand in `src/kubernetes`. */
export type RuleId = keyof typeof rules | `manifest/${string}`;

/** Orders findings by file, then line, then column, so that output does not depend on who found what first. */
export function byPlace(a: Finding, b: Finding): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}
