import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Format, formatFindings, leftOut } from '../record/report.ts';
import type { CheckedFiles } from './given/check-given.ts';
import { standardInput } from './given/given-paths.ts';
import { run } from './run.ts';

const usage =
  'Usage: npm run check -- [--format text|json|github] [--max-severity none|warning] [--explain RULE] [FILE|FOLDER|-]…';

const help = `${usage}

Without files, all of the project is checked. With files, just those:
  FILE      a manifest (.yaml, .yml, .json, Kustomization) or prose (.md, .mdx)
  FOLDER    all manifests in it: a kustomization as what it builds, where kustomize or kubectl is installed;
            others of one folder as applied together; files that are no manifests are left out, and counted
  -         manifests from standard input: helm template CHART | npm run check -- -

  --format text      for people (unless told otherwise)
  --format json      a list of findings, for programs
  --format github    annotations of a pull request
  --max-severity     the highest severity that does not fail the run: none or warning (unless told otherwise)
  --explain RULE     what a rule is for and how to mend what it finds; manifest/ before its name may be left out
  --help             this text

Exits with 0 where nothing is wrong, 1 where something is, 2 where something could not be judged.`;

const formats: readonly string[] = ['text', 'json', 'github'] satisfies Format[];

/** The highest severity that does not fail the run. */
const severities: readonly string[] = ['none', 'warning'];

/** Where whoever types stands: npm runs its scripts in the project’s folder, wherever they were called. */
function whereOneStands(): string {
  const { INIT_CWD, npm_lifecycle_event } = process.env;
  return npm_lifecycle_event === 'check' && INIT_CWD ? INIT_CWD : process.cwd();
}

/** A path of the project as it is called where one stands, or in full where that is shorter. */
function seenFrom(here: string, root: string, file: string): string {
  if (file === standardInput) return file;
  const full = path.join(root, file);
  const relative = path.relative(here, full);
  return (relative.startsWith('..') && full.length < relative.length ? full : relative).split(path.sep).join('/');
}

/** Each side is loaded only where it is asked for: a single manifest needs neither the records nor the linter. */
async function check(root: string, here: string, given: readonly string[]): Promise<CheckedFiles> {
  if (given.length > 0) return (await import('./given/check-given.ts')).checkGiven(root, here, given);
  const [{ openProject }, { judgedIn }] = await Promise.all([
    import('../project/open-project.ts'),
    import('../project/extent.ts'),
  ]);
  const findings = await (await openProject(root)).findings();
  return { findings, judged: judgedIn(root), odd: [], unjudged: [] };
}

/** `npm run check`: exits with 0 where nothing is wrong, 1 where something is, 2 where it could not judge all. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      format: { type: 'string', default: 'text' },
      'max-severity': { type: 'string', default: 'warning' },
      explain: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (values.explain !== undefined) {
    console.log((await import('../project/rulebook.ts')).explainRule(values.explain));
    return 0;
  }
  if (!formats.includes(values.format)) throw new Error(`There is no format “${values.format}”. ${usage}`);
  if (!severities.includes(values['max-severity']))
    throw new Error(`There is no severity “${values['max-severity']}”. ${usage}`);
  const root = process.cwd();
  const here = whereOneStands();
  const { findings, judged, odd, unjudged } = await check(root, here, positionals);
  const format = values.format as Format;
  // GitHub counts paths from the top of the repository.
  const seen =
    format === 'github' ? findings : findings.map((one) => ({ ...one, file: seenFrom(here, root, one.file) }));
  const isNothing = findings.length === 0 && judged.objects + judged.pages === 0;
  const report = isNothing && format === 'text' ? '' : formatFindings(seen, format, judged);
  if (report !== '') console.log(report);
  const left = leftOut(unjudged.map(({ file, why }) => ({ file: seenFrom(here, root, file), why })));
  if (left !== undefined) console.error(left);
  for (const sentence of odd) console.error(sentence);
  if (isNothing && odd.length === 0) console.error('There was nothing to judge.');
  if (isNothing || odd.length > 0) return 2;
  const allowed = values['max-severity'] === 'none' ? [] : ['warning'];
  return findings.every(({ severity }) => allowed.includes(severity)) ? 0 : 1;
}

await run(main);
