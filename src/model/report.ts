import { byPlace, type Finding } from './finding.ts';

/** The ways in which findings can be written. */
export type Format = 'text' | 'json' | 'github';

const reporters: Readonly<Record<Format, (findings: readonly Finding[]) => string>> = { text, json, github };

/**
 * Writes findings for a reader: a person at a terminal (`text`), a program (`json`) or a pull request (`github`).
 * Gives the whole report, ordered by place, without a line break at its end; for `github` without findings, nothing.
 */
export function formatFindings(findings: readonly Finding[], format: Format): string {
  return reporters[format](findings.toSorted(byPlace));
}

function text(findings: readonly Finding[]): string {
  const lines = findings.map(
    ({ file, line, column, severity, rule, message, help }) =>
      `${file}:${line}:${column}  ${severity}  ${rule}  ${message}\n    ${help}`,
  );
  return [...lines, total(findings)].join('\n');
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

/** Keys are listed one by one so that their order does not depend on who made the finding. */
function json(findings: readonly Finding[]): string {
  const stable = findings.map(({ file, line, column, severity, rule, message, help }) => ({
    file,
    line,
    column,
    severity,
    rule,
    message,
    help,
  }));
  return JSON.stringify(stable, null, 2);
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
