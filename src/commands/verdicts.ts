import { formatFindings } from '../record/report.ts';
import { run } from './run.ts';
import { writeVerdicts } from './write-verdicts.ts';

/** `npm run verdicts`: exits with 0 where it wrote the verdicts of all decisions, 1 where an error stands in the way. */
async function main(): Promise<number> {
  const { errors, written } = await writeVerdicts(process.cwd());
  if (errors.length > 0) console.error(formatFindings(errors, 'text'));
  for (const file of written) console.log(`Wrote ${file}`);
  return errors.length > 0 ? 1 : 0;
}

await run(main);
