import { existsSync } from 'node:fs';
import path from 'node:path';
import { openProject } from '../project/open-project.ts';
import { decisionMeant, readArguments, slugOf, toDecision } from './folders/arguments.ts';
import { layDown } from './folders/lay-down.ts';
import { assessment, frameOf, freeLetter, optionFiles } from './folders/option-files.ts';
import { run } from './run.ts';

const help = `Usage: npm run new-option -- [--decision DECISION] NAME, for example: npm run new-option Message queue

Lays down the folder of an option that checks and builds as it is, every cell unknown.
  NAME          what the option is called, in words
  --decision    the decision that it belongs to, by folder or number; needed where there are several
  --help        this text

Exits with 0 where it laid down the folder, 1 where it did and the project has errors besides, 2 where it could not.`;

async function main(): Promise<number> {
  const given = readArguments(help, toDecision);
  if (given === undefined) return 0;
  const slug = slugOf(given.name);
  const root = process.cwd();
  const record = decisionMeant((await openProject(root)).records, given.decision);
  if (!Object.hasOwn(record.definition.questions, assessment)) {
    throw new Error(
      `${record.folder} has no question “${assessment}”; add it, since a fresh option’s cells wait for it.`,
    );
  }
  const letter = freeLetter(record);
  const folder = `${record.folder}/options/${letter.toLowerCase()}-${slug}`;
  const taken = record.options.find((option) => option.slug.endsWith(`-${slug}`) || option.slug === slug);
  if (taken !== undefined || existsSync(path.join(root, folder))) {
    throw new Error(`${taken?.folder ?? folder} exists already; give the option another name, or edit that one.`);
  }
  const files = optionFiles(frameOf(record), { letter, title: given.name });
  return layDown(root, folder, files, `Next: option.ts, with the letter ${letter}, then the text in index.mdx.`);
}

await run(main);
