import { CST, Lexer, type LineCounter, Parser } from 'yaml';
import type { Finding } from '../record/finding.ts';
import { problem } from './problem.ts';

/**
 * How much of a file is read. All that people write stays far below; what is made to keep a reader busy does not. With
 * them every file is judged within two seconds.
 */
export const limits = {
  characters: 4 * 1024 * 1024,
  tokens: 500_000,
  documents: 2_000,
  aliases: 1_000,
  /** Lists and mappings within each other. */
  depth: 100,
  /** Entries of one list or mapping. */
  entries: 5_000,
  /** Values of a document, each alias counted as all that it stands for. */
  values: 200_000,
  /** Places where the syntax breaks down; each is dear to record. */
  breaks: 1_000,
  /** Faults of one kind in a document; beyond them a list helps nobody. */
  faults: 100,
} as const;

/** A file is more than will be read; says of what there is too much, and at which offset. */
export class BeyondLimit extends Error {
  readonly offset: number;

  constructor(what: keyof typeof names, offset = 0) {
    super(`more than ${limits[what].toLocaleString('en-GB')} ${names[what]}`);
    this.offset = offset;
  }
}

const names = {
  characters: 'characters',
  tokens: 'words and signs',
  documents: 'documents',
  aliases: 'aliases',
  breaks: 'faults of syntax',
  depth: 'lists and mappings within each other',
  entries: 'entries in one list or mapping',
  values: 'values in a document, with aliases written out',
} as const satisfies Partial<Record<keyof typeof limits, string>>;

/**
 * Goes through a document’s lists and mappings without calling itself: the stack is what is in danger.
 * @throws BeyondLimit where one lies too deep or has too many entries
 */
function checkNesting(document: CST.Document): void {
  const open: { token: CST.Token | null | undefined; depth: number }[] = [{ token: document.value, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (!token || !('items' in token)) continue;
    if (depth > limits.depth) throw new BeyondLimit('depth', token.offset);
    if (token.items.length > limits.entries) throw new BeyondLimit('entries', token.offset);
    for (const { key, value } of token.items) {
      open.push({ token: key, depth: depth + 1 }, { token: value, depth: depth + 1 });
    }
  }
}

/** What of the package’s lexer decides how far the lines of a quoted text are indented. */
interface Quoting {
  indentNext: number;
  parseQuotedScalar(): Generator<string, unknown>;
}

/** kubectl’s reader lets a quoted text go on in a line with less indentation; the package’s lexer would end it there. */
function lexer(): Lexer {
  const made = new Lexer();
  const inner = made as unknown as Quoting;
  const { parseQuotedScalar } = inner;
  inner.parseQuotedScalar = function* (this: Quoting) {
    const { indentNext } = this;
    this.indentNext = 0;
    const next = yield* parseQuotedScalar.call(this);
    this.indentNext = indentNext;
    return next;
  };
  return made;
}

/**
 * The tokens of a file, document by document, for a composer.
 * @throws BeyondLimit as soon as a limit is passed
 */
export function* tokensWithin(text: string, lines: LineCounter): Generator<CST.Token, void> {
  if (text.length > limits.characters) throw new BeyondLimit('characters');
  const parser = new Parser(lines.addNewLine);
  const counted = { tokens: 0, documents: 0, aliases: 0, breaks: 0 };
  let offset = 0;

  function count(what: keyof typeof counted): void {
    counted[what] += 1;
    if (counted[what] > limits[what]) throw new BeyondLimit(what, offset);
  }

  function* checked(tokens: Iterable<CST.Token>) {
    for (const token of tokens) {
      if (token.type === 'error') count('breaks');
      if (token.type === 'document') {
        count('documents');
        checkNesting(token);
      }
      yield token;
    }
  }

  lines.addNewLine(0);
  for (const lexeme of lexer().lex(text)) {
    count('tokens');
    if (CST.tokenType(lexeme) === 'alias') count('aliases');
    yield* checked(parser.next(lexeme));
    offset = parser.offset;
  }
  yield* checked(parser.end());
}

/** The findings of a list of faults: of as many as a reader can use, and one that says how many more there are. */
export function listed<Fault>(faults: readonly Fault[], findingsOf: (fault: Fault) => readonly Finding[]): Finding[] {
  const findings = faults.slice(0, limits.faults).flatMap(findingsOf);
  const more = faults.length - limits.faults;
  const last = findings.at(-1);
  if (last === undefined || more <= 0) return findings;
  const message = `${more.toLocaleString('en-GB')} more faults of this kind are not listed, expected at most ${limits.faults}`;
  return [
    ...findings,
    problem(last, 'manifest/limit', message, 'Mend those that are listed; the next ones then follow.'),
  ];
}
