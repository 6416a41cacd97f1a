import { parseArgs } from 'node:util';
import { checkFiles, checkProject } from '../checks/check.ts';
import { type Format, formatFindings } from '../model/report.ts';

const usage = 'Usage: npm run check -- [--format text|json|github] [FILE…]';
const formats: readonly string[] = ['text', 'json', 'github'] satisfies Format[];

/** `npm run check`: exits with 0 where nothing is wrong, 1 where something is, 2 where it could not run. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { format: { type: 'string', default: 'text' }, help: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(usage);
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
