import type { Finding } from '../../record/finding.ts';
import type { TextFile } from '../../record/text-files.ts';

/** What is left for another program to fill in: Helm’s and Jinja’s braces, and variables as a shell and Flux have them. */
const placeholder = /\{\{.*?\}\}|\{%.*?%\}|\$\{[A-Za-z_][^}\s]*\}/;
const ofHelm = /\{\{-?\s*(?:\w+\s+)*[.$]*\.(?:Values|Release|Chart|Capabilities)\b/;

/** Faults of a key, which whatever fills in the value beside it does not mend. */
const ofKeys: ReadonlySet<string> = new Set([
  'manifest/unknown-field',
  'manifest/newer-field',
  'manifest/duplicate-key',
]);

interface Mark {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** In quotes it is no fault of syntax. */
  readonly isQuoted: boolean;
}

/** The first placeholder of each line that has one and is no comment. */
function marksIn(text: string): Mark[] {
  return text.split('\n').flatMap((line, index) => {
    const found = /^\s*#/.test(line) ? null : placeholder.exec(line);
    if (found === null) return [];
    const isQuoted = /["']/.test(line.slice(0, found.index));
    return [{ line: index + 1, column: found.index + 1, text: found[0], isQuoted }];
  });
}

const notRendered = ({ text }: Mark): readonly [message: string, help: string] =>
  text.startsWith('$')
    ? [
        `The variable “${text}” was not filled in, expected its value`,
        'Fill it in first: envsubst < FILE | npm run check -- -',
      ]
    : [
        `The file is a template that was not rendered, expected the manifest that it makes: “${text}”`,
        'Render it first: helm template CHART | npm run check -- -',
      ];

/** The findings of one file, in which one takes the place of all that only say that something was not filled in. */
function inOne({ file, text }: TextFile, findings: readonly Finding[]): readonly Finding[] {
  const marks = marksIn(text);
  const lines = new Map(marks.map((mark) => [mark.line, mark]));
  const isNear = (line: number) => [line - 1, line, line + 1].some((near) => lines.get(near)?.isQuoted === false);
  const isTemplate =
    findings.some(({ rule, line }) => rule === 'manifest/yaml' && isNear(line)) ||
    marks.some((mark) => ofHelm.test(mark.text));
  const due = findings.filter(({ line, rule }) =>
    isTemplate ? lines.has(line) || rule !== 'manifest/unchecked' : lines.has(line) && !ofKeys.has(rule),
  );
  const mark = isTemplate ? marks[0] : marks.find(({ line }) => due.some((one) => one.line === line));
  if (due.length === 0 || mark === undefined) return findings;
  const [message, help] = notRendered(mark);
  const severity = due.some((one) => one.severity === 'error') ? 'error' : 'warning';
  const { line, column } = mark;
  const kept = findings.filter((one) => !due.includes(one));
  return [...kept, { file, line, column, severity, rule: 'file/template', message, help }];
}

/**
 * Findings in which each file that is a template, or has values to be filled in, gets one sentence on that instead of one
 * for each place where what stands there is no valid value.
 */
export function templatesInOne(files: readonly TextFile[], findings: readonly Finding[]): Finding[] {
  const perFile = Map.groupBy(findings, ({ file }) => file);
  const texts = new Map(files.map((one) => [one.file, one]));
  return [...perFile].flatMap(([file, found]) => {
    const text = texts.get(file);
    return text === undefined ? found : inOne(text, found);
  });
}
