import { DiagramError } from './drawing.ts';

/** What the page tells of mermaid's refusal; plain data, because errors do not travel between processes. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  /** The text of the token that mermaid stumbled over, where it says so. */
  readonly token?: string;
  readonly text?: string;
  /** The line where the smallest beginning of the source that gives the same error ends. */
  readonly prefixLine?: number;
}

const frontmatter = /^---\n[\s\S]*?\n---[^\S\n]*\n/;

/** The number of lines that mermaid drops from the start before it counts. */
function droppedLines(source: string): number {
  const front = frontmatter.exec(source)?.[0] ?? '';
  const blank = /^\s*/.exec(source.slice(front.length))?.[0] ?? '';
  return (front + blank).split('\n').length - 1;
}

/**
 * The source with its comment lines emptied. Mermaid deletes such lines before it parses, and then counts the lines
 * that are left; an empty line keeps the count right.
 */
export function emptyComments(source: string): string {
  const body = source.replaceAll(/\r\n?/g, '\n');
  return body.replaceAll(/^[^\S\n]*%%(?!\{)[^\n]*$/gm, '');
}

const openers = /^(subgraph|loop|alt|opt|par|critical|break|rect|box)\b/;

/** The line of the last block that is opened and never closed. */
function unclosedBlock(lines: readonly string[]): { line: number; word: string } | undefined {
  const open: { line: number; word: string }[] = [];
  for (const [index, text] of lines.entries()) {
    const word = openers.exec(text.trim())?.[1];
    if (word !== undefined) open.push({ line: index + 1, word });
    if (/^end\b/.test(text.trim())) open.pop();
  }
  return open.at(-1);
}

/** The first line from `start` on where a quotation mark or a bracket is opened and not closed. */
function unclosedMark(lines: readonly string[], start: number): { line: number; mark: string } | undefined {
  for (const [index, text] of lines.entries()) {
    if (index + 1 <= start) continue;
    const quotes = text.split('"').length - 1;
    // A label in backticks may run over several lines.
    if (quotes % 2 === 1) {
      if (/"`[^`]*$/.test(text) || /^[^"]*`"/.test(text)) continue;
      return { line: index + 1, mark: '"' };
    }
    const bare = text.replaceAll(/"[^"]*"/g, '');
    if (bare.split('[').length > bare.split(']').length) return { line: index + 1, mark: '[' };
  }
  return undefined;
}

const lastLine = (lines: readonly string[]): number => lines.findLastIndex((line) => line.trim() !== '') + 1;

/** Mermaid's parsers write the end of the source in two ways. */
const isEnd = (token: string | undefined): boolean => token === 'EOF' || token === '1';

function foundText({ text, token }: Failure): string {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? (token ?? 'text') : `“${trimmed}”`;
}

/** Mermaid lists every token that could stand there; beyond a few they say nothing. */
function expectedText(message: string): string {
  const tokens = [...(/Expecting (.*?), got/s.exec(message)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
    (match) => match[1],
  );
  return tokens.length > 0 && tokens.length <= 4 ? `, expected ${tokens.join(' or ')}` : '';
}

/** What mermaid's refusal says, as one clear line with the right line number within the source. */
export function diagramError(source: string, failure: Failure): DiagramError {
  const lines = source.replaceAll(/\r\n?/g, '\n').split('\n');
  const dropped = droppedLines(emptyComments(source));
  if (failure.name === 'YAMLException') {
    const line = Number(/\((\d+):\d+\)/.exec(failure.message)?.[1] ?? '1') + 1;
    const end = lines.indexOf('---', 1);
    return new DiagramError(
      `The settings between the “---” lines are not valid YAML: ${failure.message.split(' (')[0]}.`,
      Math.min(line, Math.max(end, 1)),
    );
  }
  if (failure.name === 'UnknownDiagramError') {
    const first = dropped + 1;
    return new DiagramError(
      `“${lines[first - 1]?.trim() ?? ''}” is not the first line of any diagram that mermaid knows.`,
      first,
    );
  }
  if (isEnd(failure.token)) {
    const mark = unclosedMark(lines, dropped);
    if (mark !== undefined) return new DiagramError(`A ${mark.mark} is opened and not closed.`, mark.line);
    const block = unclosedBlock(lines);
    if (block !== undefined) return new DiagramError(`“${block.word}” has no “end”.`, block.line);
    return new DiagramError('The diagram ends in the middle of a statement.', lastLine(lines));
  }
  const counted = /(?:line|Line:?) (\d+)/.exec(failure.message)?.[1];
  const line = counted === undefined ? failure.prefixLine : Number(counted) + dropped;
  const place = Math.min(line ?? dropped + 1, lastLine(lines));
  if (failure.token === 'NEWLINE')
    return new DiagramError(`The line ends in the middle of a statement${expectedText(failure.message)}.`, place);
  if (failure.message.startsWith('Parse error')) {
    return new DiagramError(`Unexpected ${foundText(failure)}${expectedText(failure.message)}.`, place);
  }
  const sentence = failure.message.split(/\n|(?<=\w)\. (?=[A-Z])/)[0] ?? failure.message;
  return new DiagramError(sentence.replace(/,? (?:on|at) line \d+/, '').replace(/\.?$/, '.'), place);
}
