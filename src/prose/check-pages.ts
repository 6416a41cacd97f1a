import { existsSync } from 'node:fs';
import path from 'node:path';
import { LineCounter, parseDocument, YAMLError } from 'yaml';
import { exportsOf } from '../record/exports.ts';
import { type Finding, rules } from '../record/finding.ts';
import { nearest } from '../record/nearest.ts';
import { isFolder, textFiles } from '../record/text-files.ts';
import { type Name, namesIn, type PageNames } from './page-names.ts';

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
  let data: unknown;
  try {
    const document = parseDocument(block, { lineCounter });
    const [error] = document.errors;
    if (error !== undefined) throw error;
    data = document.toJS();
  } catch (error) {
    const line = error instanceof YAMLError ? lineCounter.linePos(error.pos[0]).line + 1 : 1;
    const said = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return [finding(line, `The frontmatter is not YAML: ${said}`)];
  }
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

/** Names that a page has without importing them: those of the language, of MDX and of Astro. */
const provided = ['props', 'frontmatter', 'file', 'url', 'getHeadings'];

/** The first use of each name that the page does not have: it is one fault however often the name is used. */
function nameFindings(file: string, { components, values, given }: PageNames): Finding[] {
  const said = (names: readonly Name[], inWords: (name: string) => string): Finding[] =>
    [...Map.groupBy(names, ({ name }) => name).values()].flatMap(([first]) => {
      if (first === undefined || given.has(first.name)) return [];
      const { name, line, column } = first;
      const message = `The page uses ${inWords(name)}, which it does not import`;
      const help = `Imported are: ${[...given].join(', ') || 'none'}.`;
      return [{ file, line, column, severity: 'error', rule: 'page/component', message, help }];
    });
  const unknown = values.filter(({ name }) => !(name in globalThis) && !provided.includes(name));
  return [...said(components, (name) => `<${name} />`), ...said(unknown, (name) => `\`${name}\``)];
}

/** What may stand behind a path in an import in place of an extension. */
const extensions = ['', '.ts', '.js', '.mjs', '.json'];

function importFindings(root: string, file: string, { imports }: PageNames): Finding[] {
  const said = ({ line, column }: Name, message: string, help: string): Finding[] => [
    { file, line, column, severity: 'error', rule: 'page/import', message, help },
  ];
  return imports.flatMap(({ from, names }) => {
    // Packages are the bundler’s to find.
    if (!/^[./]/.test(from.name)) return [];
    const [address = ''] = from.name.split('?');
    const target = path.join(root, address.startsWith('/') ? '' : path.dirname(file), address);
    const found = extensions.map((end) => target + end).find((one) => existsSync(one) && !isFolder(one));
    if (found === undefined)
      return said(from, `The page imports from “${from.name}”, which does not exist`, 'Correct the path.');
    const exported = exportsOf(found);
    if (exported === undefined) return [];
    return names
      .filter(({ name }) => name !== '*' && !exported.has(name))
      .flatMap((one) => {
        const close = nearest(one.name, exported);
        const help = close === undefined ? `It exports: ${[...exported].join(', ')}.` : `Nearest: ${close}.`;
        return said(one, `The page imports \`${one.name}\` from “${from.name}”, which does not export it`, help);
      });
  });
}

function mdxFindings(root: string, file: string, text: string): Finding[] {
  const names = namesIn(text);
  return names === undefined ? [] : [...nameFindings(file, names), ...importFindings(root, file, names)];
}

/** What keeps a page from being built that is not prose: its frontmatter, and what it imports or should. */
export const checkPages = (root: string): Finding[] =>
  [...textFiles(root, 'adr', /\.mdx$/), ...textFiles(root, 'src/content', /\.mdx?$/)].flatMap(({ file, text }) => [
    ...frontmatterFindings(file, text),
    ...(file.endsWith('.mdx') ? mdxFindings(root, file, text) : []),
  ]);
