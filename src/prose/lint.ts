import { existsSync } from 'node:fs';
import path from 'node:path';
import { remark } from 'remark';
import { byPlace, type Finding, rules } from '../record/finding.ts';
import { readText, type TextFile, textFiles } from '../record/text-files.ts';
import type { parseByExtension } from './parser.ts';
import { prosePlugins } from './plugins.ts';

/** Prose outside the folders that pages stand in. */
const guides = ['README.md', 'CONTRIBUTING.md'];

const ownRules: Readonly<Record<string, keyof typeof rules>> = {
  'record-sections': 'prose/sections',
  'no-bare-address': 'prose/bare-address',
  'no-empty-link': 'prose/empty-link',
  'plain-markup': 'prose/markup',
  'diagram-text': 'diagram/accessible-text',
  'diagram-outside': 'diagram/outside',
  'known-links': 'prose/dead-link',
  'known-paths': 'prose/missing-path',
};

type Message = Awaited<ReturnType<ReturnType<typeof remark>['process']>>['messages'][number];

/** Judges, and writes nothing. */
const processor = remark()
  .use(prosePlugins)
  .use(function (this: ThisParameterType<typeof parseByExtension>) {
    this.compiler = () => '';
  })
  .freeze();

async function lintFile(root: string, { file, text }: TextFile): Promise<Finding[]> {
  try {
    const { messages } = await processor.process({ cwd: root, path: file, value: text });
    return messages.map((message) => toFinding(file, message));
  } catch (error) {
    // Text that cannot be read at all: what is wrong, and where, is thrown.
    if (isMessage(error)) return [toFinding(file, error)];
    throw error;
  }
}

/** All prose of the project below `root`; a guide that cannot be read is a finding. */
export const proseOf = (root: string): (TextFile | Finding)[] => [
  ...guides.filter((file) => existsSync(path.join(root, file))).map((file) => readText(root, file)),
  ...textFiles(root, 'adr', /\.mdx$/),
  ...textFiles(root, 'src/content', /\.mdx?$/),
];

/**
 * Lints prose: all of the project below `root`, or the given files, named from `root`.
 * Gives every finding, ordered by place; a given file that cannot be read is one, too.
 */
export async function lintProse(root: string, files?: readonly string[]): Promise<Finding[]> {
  const all = files?.map((file) => readText(root, file)) ?? proseOf(root);
  const found = await Promise.all(all.map((one) => ('text' in one ? lintFile(root, one) : [one])));
  return found.flat().sort(byPlace);
}

function toFinding(file: string, { source, ruleId, reason, line, column }: Message): Finding {
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

function isMessage(error: unknown): error is Message {
  return error instanceof Error && 'reason' in error;
}

const ruleOf = (source: string | undefined, ruleId: string | undefined): keyof typeof rules =>
  (source === 'adr' ? ownRules[ruleId ?? ''] : undefined) ?? 'prose/lint';
