import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { type Finding, rules } from '../model/finding.ts';
import { componentsUsed } from '../prose/embedded.ts';

const needed = ['title', 'description'];
/** All that a page’s frontmatter may say. Starlight knows more keys, and writes what some of them hold onto the page as HTML. */
const known = [...needed, 'tableOfContents'];

function frontmatterFindings(file: string, text: string): Finding[] {
  const finding = (line: number, message: string): Finding => ({
    file,
    line,
    column: 1,
    severity: 'error',
    rule: 'page/frontmatter',
    message,
    help: rules['page/frontmatter'].mend,
  });
  const block = /^---\r?\n(.*?)\r?\n---/s.exec(text)?.[1];
  if (block === undefined) return [finding(1, 'The page has no frontmatter, expected a title and a description')];
  const lineCounter = new LineCounter();
  const document = parseDocument(block, { lineCounter });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line } = lineCounter.linePos(error.pos[0]);
    return [finding(line + 1, `The frontmatter is not YAML: ${error.message.split('\n')[0]}`)];
  }
  const data: unknown = document.toJS();
  const values: Readonly<Record<string, unknown>> = typeof data === 'object' && data !== null ? { ...data } : {};
  const textOf = (key: string): string => (typeof values[key] === 'string' ? values[key].trim() : '');
  const lineOf = (key: string): number => block.split('\n').findIndex((line) => line.startsWith(`${key}:`)) + 2;
  const missing = needed.filter((key) => textOf(key) === '');
  if (missing.length > 0) return missing.map((key) => finding(1, `The frontmatter has no ${key}, expected one`));
  const strange = Object.keys(values).filter((key) => !known.includes(key));
  return [
    ...strange.map((key) => finding(lineOf(key), `The frontmatter has “${key}”, expected only ${known.join(', ')}`)),
    ...needed
      .filter((key) => textOf(key).includes('<'))
      .map((key) => finding(lineOf(key), `The ${key} holds “<”, expected plain text`)),
  ];
}

function componentFindings(file: string, text: string): Finding[] {
  const { used, imported } = componentsUsed(text);
  return used
    .filter(({ name }) => !imported.includes(name))
    .map(({ name, line, column }) => ({
      file,
      line,
      column,
      severity: 'error',
      rule: 'page/component',
      message: `The page uses <${name} />, which it does not import`,
      help: `Imported are: ${imported.join(', ') || 'none'}.`,
    }));
}

/** What keeps a page from being built that is not prose: its frontmatter, and components that it does not import. */
export function checkPages(root: string): Finding[] {
  return globSync(['adr/**/*.mdx', 'src/content/**/*.{md,mdx}'], { cwd: root }).flatMap((name) => {
    const file = name.split(path.sep).join('/');
    const text = readFileSync(path.join(root, file), 'utf8');
    return [...frontmatterFindings(file, text), ...(file.endsWith('.mdx') ? componentFindings(file, text) : [])];
  });
}
