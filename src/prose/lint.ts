import { globSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { remark } from 'remark';
import { engine, type Options } from 'unified-engine';
import { byPlace, type Finding, rules } from '../model/finding.ts';
import { pathInProject } from './file-path.ts';
import { prosePlugins } from './plugins.ts';

/** Where prose stands. */
const everything = ['README.md', 'CONTRIBUTING.md', 'adr/**/*.{md,mdx}', 'src/content/**/*.{md,mdx}'];

const ownRules: Readonly<Record<string, keyof typeof rules>> = {
  'record-sections': 'prose/sections',
  'no-bare-address': 'prose/bare-address',
  'no-empty-link': 'prose/empty-link',
  'plain-markup': 'prose/markup',
  'diagram-text': 'diagram/accessible-text',
  'diagram-outside': 'diagram/outside',
  'known-paths': 'prose/missing-path',
};

type Processed = NonNullable<Parameters<Parameters<typeof engine>[1]>[2]>['files'];
type Message = Processed[number]['messages'][number];

/**
 * Lints prose: all of the project below `root`, or the given files, named from `root`.
 * Gives every finding, ordered by place; a given file that cannot be read is one, too.
 */
export async function lintProse(root: string, files?: readonly string[]): Promise<Finding[]> {
  const wanted = files ? [...files] : globSync(everything, { cwd: root });
  if (wanted.length === 0) return [];
  const processed = await run(root, wanted);
  // Files that links lead to are read for their headings; only the wanted ones are judged.
  const judged = processed.filter((file) => file.data['unifiedEngineGiven']);
  return judged
    .flatMap((file) => file.messages.map((message) => toFinding(pathInProject(file), message)))
    .sort(byPlace);
}

function run(root: string, files: string[]): Promise<Processed> {
  return new Promise((resolve, reject) => {
    engine(
      {
        processor: remark,
        cwd: root,
        files,
        // Unified's own list is what the engine takes; its type only knows plugins without options.
        plugins: prosePlugins(root) as NonNullable<Options['plugins']>,
        out: false,
        // Findings are reported by whoever asked for them.
        streamError: new PassThrough().resume(),
      },
      (error, _code, context) => {
        if (context) resolve(context.files);
        else reject(error ?? new Error('The prose linter ended without a result.'));
      },
    );
  });
}

function toFinding(file: string, message: Message): Finding {
  // Text that cannot be read at all is wrapped by the engine; what is wrong, and where, is in the cause.
  const { source, ruleId, reason, line, column } = isMessage(message.cause) ? message.cause : message;
  const rule = ruleOf(source, ruleId);
  // What lacks an end is found at the end of the file; where it began is only in the text.
  const [began, fromLine, fromColumn] = / \((\d+):(\d+)-\d+:\d+\)$/.exec(reason) ?? [];
  const said = line === undefined && began !== undefined ? reason.slice(0, -began.length) : reason;
  return {
    file,
    line: line ?? Number(fromLine ?? 1),
    column: column ?? Number(fromColumn ?? 1),
    severity: 'error',
    rule,
    message: rule === 'prose/lint' && ruleId ? `${said} (${ruleId})` : said,
    help: rules[rule].mend,
  };
}

function isMessage(cause: unknown): cause is Message {
  return cause instanceof Error && 'reason' in cause;
}

function ruleOf(source: string | undefined, ruleId: string | undefined): keyof typeof rules {
  if (source?.startsWith('remark-validate-links')) return 'prose/dead-link';
  return (source === 'adr' ? ownRules[ruleId ?? ''] : undefined) ?? 'prose/lint';
}
