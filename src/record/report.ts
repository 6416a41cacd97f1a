import { byPlace, type Finding } from './finding.ts';

/** The ways in which findings can be written. */
export type Format = 'text' | 'json' | 'github';

/** How much was judged. */
export interface Judged {
  readonly objects: number;
  /** Files with manifests. */
  readonly files: number;
  /** Files with prose. */
  readonly pages: number;
}

type Reporter = (findings: readonly Finding[], judged?: Judged) => string;

const reporters: Readonly<Record<Format, Reporter>> = { text, json, github };

/**
 * Writes findings for a reader: a person at a terminal (`text`), a program (`json`) or a pull request (`github`).
 * Gives the whole report, ordered by place, without a line break at its end; for `github` without findings, nothing.
 * Long values in messages are cut. What was `judged` is told to people.
 */
export function formatFindings(findings: readonly Finding[], format: Format, judged?: Judged): string {
  const short = findings.map((finding) => ({ ...finding, message: withoutLongValues(finding.message) }));
  return reporters[format](short.sort(byPlace), judged);
}

const cut = (value: string): string => `${[...value].slice(0, 60).join('')}…`;

/** A message in which a value of more than 80 characters, or a word of more than 160, is told by its beginning. */
const withoutLongValues = (message: string): string =>
  message
    .replace(/“([^”]{81,})”/gu, (_, value: string) => `“${cut(value)}”`)
    .replace(/"((?:[^"\\]|\\.){81,})"/gu, (_, value: string) => `"${cut(value)}"`)
    .replace(/\S{161,}/gu, cut);

function text(findings: readonly Finding[], judged?: Judged): string {
  const lines = findings.map(
    ({ file, line, column, severity, rule, message, help }) =>
      `${file}:${line}:${column}  ${severity}  ${rule}  ${message}\n    ${help}`,
  );
  return [...lines, [total(findings), ...(judged ? [extent(judged)] : [])].join(' ')].join('\n');
}

/** “Judged: 12 objects in 5 files, 1 page of prose.” */
function extent({ objects, files, pages }: Judged): string {
  const manifests = `${count(objects, 'object')} in ${count(files, 'file')}`;
  return `Judged: ${pages === 0 ? manifests : `${manifests}, ${count(pages, 'page')} of prose`}.`;
}

/** As many files as are named of those that were left unjudged for the same reason. */
const namedAtMost = 5;

/** A sentence on what was left unjudged and why; `undefined` where nothing was. */
export function leftOut(unjudged: readonly { readonly file: string; readonly why: string }[]): string | undefined {
  if (unjudged.length === 0) return undefined;
  const groups = [...Map.groupBy(unjudged, ({ why }) => why)].map(([why, files]) => {
    const more = files.length - namedAtMost;
    const names = files.slice(0, namedAtMost).map(({ file }) => file);
    return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} (${why})`;
  });
  return `Left unjudged, ${count(unjudged.length, 'file')}: ${groups.join('; ')}.`;
}

function total(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No findings.';
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const files = new Set(findings.map(({ file }) => file)).size;
  return `${count(errors, 'error')}, ${count(findings.length - errors, 'warning')} in ${count(files, 'file')}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Keys are listed so that their order does not depend on who made the finding. */
const keys: (keyof Finding)[] = ['file', 'line', 'column', 'severity', 'rule', 'message', 'help'];

function json(findings: readonly Finding[]): string {
  return JSON.stringify(findings, keys, 2);
}

/** Workflow commands, which GitHub shows as annotations at their place in a pull request. */
function github(findings: readonly Finding[]): string {
  return findings
    .map(({ file, line, column, severity, rule, message, help }) => {
      const place = `file=${property(file)},line=${line},col=${column},title=${property(rule)}`;
      return `::${severity} ${place}::${data(`${message}\n${help}`)}`;
    })
    .join('\n');
}

function data(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(value: string): string {
  return data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
