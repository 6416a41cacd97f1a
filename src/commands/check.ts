import { parseArgs } from 'node:util';
import { checkFiles, checkProject } from '../checks/check.ts';
import { rulebook } from '../checks/rulebook.ts';
import { type Format, formatFindings } from '../model/report.ts';

const usage = 'Usage: npm run check -- [--format text|json|github] [--explain RULE] [FILE…]';
const formats: readonly string[] = ['text', 'json', 'github'] satisfies Format[];

/** What a rule is for, and how to mend what it finds; throws where there is no such rule. */
function explain(id: string): string {
  const rule = rulebook.get(id);
  if (rule === undefined) throw new Error(`There is no rule “${id}”. There are:\n${[...rulebook.keys()].join('\n')}`);
  const { title, why, mend, follows } = rule;
  return [
    id,
    title,
    why,
    `To mend it: ${mend}`,
    ...(follows ? [`Follows: ${follows.text}, ${follows.address}`] : []),
  ].join('\n');
}

/** `npm run check`: exits with 0 where nothing is wrong, 1 where something is, 2 where it could not run. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      format: { type: 'string', default: 'text' },
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
    console.log(explain(values.explain));
    return 0;
  }
  if (!formats.includes(values.format)) throw new Error(`There is no format “${values.format}”. ${usage}`);
  const root = process.cwd();
  const findings = positionals.length > 0 ? await checkFiles(root, positionals) : await checkProject(root);
  const report = formatFindings(findings, values.format as Format);
  if (report !== '') console.log(report);
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 2;
});
