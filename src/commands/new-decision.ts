import { findRecords } from '../record/files.ts';
import { readArguments, slugOf } from './folders/arguments.ts';
import { decisionFiles, nextNumber } from './folders/decision-files.ts';
import { layDown } from './folders/lay-down.ts';
import { run } from './run.ts';

const help = `Usage: npm run new-decision NAME, for example: npm run new-decision Where recommendations are kept

Lays down the folder of a decision that checks and builds as it is: one row, and two options of which nothing is known yet.
  NAME          what is decided, in words
  -- --help     this text

Exits with 0 where it laid down the folder, 1 where it did and the project has errors besides, 2 where it could not.`;

async function main(): Promise<number> {
  const given = readArguments(help, {});
  if (given === undefined) return 0;
  const root = process.cwd();
  const folder = `adr/${nextNumber(findRecords(root))}-${slugOf(given.name)}`;
  const files = decisionFiles({ title: given.name, today: new Date().toISOString().slice(0, 10) });
  return layDown(root, folder, files, 'Next: question, issue and rows in decision.ts, then the options.');
}

await run(main);
