import { parseArgs } from 'node:util';
import type { Finding } from '../model/finding.ts';
import { type Format, formatFindings } from '../model/report.ts';
import { run } from './run.ts';

const usage =
  'Usage: npm run check -- [--format text|json|github] [--max-severity none|warning] [--explain RULE] [FILE…]';
const formats: readonly string[] = ['text', 'json', 'github'] satisfies Format[];

/** The highest severity that does not fail the run. */
const severities: readonly string[] = ['none', 'warning'];

/** What a rule is for, and how to mend what it finds; throws where there is no such rule. */
async function explain(id: string): Promise<string> {
  const { rulebook, sourceNote } = await import('../checks/rulebook.ts');
  const rule = rulebook.get(id);
  if (rule === undefined) throw new Error(`There is no rule “${id}”. There are:\n${[...rulebook.keys()].join('\n')}`);
  const { title, why, mend, follows } = rule;
  const lines = [id, title, why, `To mend it: ${mend}`];
  if (follows === undefined) return lines.join('\n');
  const { lead, note } = sourceNote(follows);
  return [...lines, `${lead}: ${follows.text}, ${follows.address}`, note].join('\n');
}

/** Each side is loaded only where it is asked for: a single manifest needs neither the records nor the linter. */
async function findingsOf(root: string, files: readonly string[]): Promise<Finding[]> {
  if (files.length > 0) return (await import('../checks/given-files.ts')).checkFiles(root, files);
  return (await import('./findings.ts')).allFindings(root);
}

/** `npm run check`: exits with 0 where nothing is wrong, 1 where something is, 2 where it could not run. */
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
    console.log(usage);
    return 0;
  }
  if (values.explain !== undefined) {
    console.log(await explain(values.explain));
    return 0;
  }
  if (!formats.includes(values.format)) throw new Error(`There is no format “${values.format}”. ${usage}`);
  if (!severities.includes(values['max-severity']))
    throw new Error(`There is no severity “${values['max-severity']}”. ${usage}`);
  const findings = await findingsOf(process.cwd(), positionals);
  const report = formatFindings(findings, values.format as Format);
  if (report !== '') console.log(report);
  const allowed = values['max-severity'] === 'none' ? [] : ['warning'];
  return findings.every(({ severity }) => allowed.includes(severity)) ? 0 : 1;
}

await run(main);
