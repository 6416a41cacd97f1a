import type { ManifestDocument } from '../parse.ts';
import { at, entries, placeOf, rootOf, type Spot, text } from '../spot.ts';
import type { ManifestRule, Objection } from './manifest-rule.ts';
import { isSlip, quoted } from './name-forms.ts';
import { oneArgument, others, repeats } from './nginx-words.ts';
import { opened } from './upstream.ts';

interface Line {
  /** From nought, within the file. */
  readonly number: number;
  /** Without what surrounds it, and without a comment. */
  readonly code: string;
}

/** Files beyond this length are not looked at; nobody writes them by hand. */
const longest = 100_000;

const isKnown = (name: string): boolean => oneArgument.has(name) || others.has(name);

const nameIn = ({ code }: Line): string => /^[a-z_0-9]+/.exec(code)?.[0] ?? '';

/** The lines of a file that is surely nginx’s, since most of them begin with a directive of its own; else none. */
function linesOf(value: string): Line[] {
  if (value.length > longest) return [];
  const lines = value
    .split('\n')
    .map((line, number) => ({ number, code: line.replace(/(^|\s)#.*$/, '').trim() }))
    .filter(({ code }) => code !== '');
  const known = lines.filter((line) => isKnown(nameIn(line)) && /[;{}]$/.test(line.code));
  const ends = lines.filter(({ code }) => code === '}').length;
  return known.length * 2 > lines.length - ends && known.some((line) => oneArgument.has(nameIn(line))) ? lines : [];
}

type Complaint = readonly [line: Line, message: string, help: string];

/** What is wrong with the arguments of a directive that takes exactly one. */
function argumentComplaint(line: Line): Complaint | undefined {
  const name = nameIn(line);
  const form = oneArgument.get(name);
  const [, rest] = /^[a-z_0-9]+([^;{}]*);$/.exec(line.code) ?? [];
  if (form === undefined || rest === undefined || rest.includes('$')) return undefined;
  const given = rest.trim();
  const [only = '', ...more] = given.split(/\s+/);
  if (more.length === 0 && form.read(only.replaceAll(/^["']|["']$/g, '')) !== undefined) return undefined;
  const found = given === '' ? 'has no argument' : `has ${quoted(given)}`;
  return [line, `The directive ${name} ${found}, expected ${form.said}`, `Write ${form.said}.`];
}

function complaints(lines: readonly Line[]): Complaint[] {
  const found: Complaint[] = [];
  // One for each block that is open; what nginx says of directives that stand twice is said of one block.
  const blocks: Set<string>[] = [new Set()];
  for (const [index, line] of lines.entries()) {
    const name = nameIn(line);
    const next = lines[index + 1];
    const seen = blocks.at(-1);
    const slip = name !== '' && !isKnown(name) ? [...oneArgument.keys()].find((one) => isSlip(name, one)) : undefined;
    const wrong = argumentComplaint(line);
    if (slip !== undefined) {
      found.push([line, `nginx has no directive ${quoted(name)}, expected ${quoted(slip)}`, `Write ${slip}.`]);
    } else if (oneArgument.has(name) && !/[;{}]/.test(line.code) && (next === undefined || isKnown(nameIn(next)))) {
      found.push([line, `The directive ${name} has no semicolon behind it, expected one`, 'Write ; at the end.']);
    } else if (wrong !== undefined) {
      found.push(wrong);
    } else if (oneArgument.has(name) && !repeats.has(name) && seen?.has(name)) {
      found.push([line, `The directive ${name} stands twice in one block, expected once`, 'Keep one of the two.']);
    }
    seen?.add(name);
    const code = line.code.replaceAll(/"[^"]*"|'[^']*'|\$\{\w+\}/g, '');
    for (const brace of code.replaceAll(/[^{}]/g, '')) {
      if (brace === '{') blocks.push(new Set());
      else if (blocks.length > 1) blocks.pop();
      else found.push([line, 'A brace is closed that was not opened, expected none', 'Remove the brace.']);
    }
  }
  return found;
}

/** Where a line of a text stands: a block’s lines follow its header; of other texts only the start is known. */
function objection(spot: Spot, [line, message, help]: Complaint): Objection {
  const { file, line: start } = placeOf(spot);
  return { place: { file, line: start + 1 + line.number, column: 1 }, message, help };
}

const files = (document: ManifestDocument): Spot[] =>
  entries(at(rootOf(document), 'data'))
    .filter(([key]) => key.endsWith('.conf'))
    .map(([, spot]) => spot)
    .filter((spot) => text(spot)?.includes('\n'));

export const nginxConfig: ManifestRule = {
  id: 'manifest/nginx-config',
  kinds: ['ConfigMap'],
  title: 'A configuration of nginx in a ConfigMap does not parse',
  why: 'The API server takes any text. nginx refuses to start with it, or goes on with what it had.',
  mend: 'Mend the line; `nginx -t` says the same where nginx is at hand.',
  follows: opened('ngx_conf_file.c', 'nginx: ngx_conf_handler and the functions that set a directive’s value'),
  check: (document) =>
    files(document).flatMap((spot) =>
      complaints(linesOf(text(spot) ?? '')).map((complaint) => objection(spot, complaint)),
    ),
};
