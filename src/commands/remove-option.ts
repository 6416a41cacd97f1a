import { openProject } from '../project/open-project.ts';
import type { Finding, Place } from '../record/finding.ts';
import { formatFindings } from '../record/report.ts';
import { decisionMeant, optionMeant, readArguments, toDecision } from './folders/arguments.ts';
import { placeInOutcome, placesNaming, removeOption } from './folders/option-removal.ts';
import { run } from './run.ts';

const help = `Usage: npm run remove-option -- [--decision DECISION] OPTION, for example: npm run remove-option c-load-balancer

Takes away an option’s folder, its evidence and its verdicts, and says what still names it.
  OPTION        the option, by the name of its folder or by its letter
  --decision    the decision that it belongs to, by folder or number; needed where there are several
  --help        this text

An option that the outcome names stays: decide otherwise first.
Exits with 0 where nothing names it any more, 1 where something does or another error stands, 2 where it was not removed.`;

const at = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** Those of some places that stand in a line without a finding. */
function withoutFinding(places: readonly Place[], findings: readonly Finding[]): Place[] {
  return places.filter(({ file, line }) => !findings.some((one) => one.file === file && one.line === line));
}

async function main(): Promise<number> {
  const given = readArguments(help, toDecision);
  if (given === undefined) return 0;
  const root = process.cwd();
  const record = decisionMeant((await openProject(root)).records, given.decision);
  const option = optionMeant(record, given.name);
  const inOutcome = placeInOutcome(root, record, option);
  if (inOutcome !== undefined) {
    throw new Error(
      `${at(inOutcome)}: the outcome names ${option.slug}, so it was not removed. Take it out of the outcome, and run this again.`,
    );
  }
  const [folder, ...evidence] = removeOption(root, record, option);
  console.log(`Removed ${folder}, its verdicts and its evidence (${evidence.length} files).`);
  const findings = await (await openProject(root)).findings();
  const places = withoutFinding(placesNaming(root, option.slug), findings);
  if (findings.length > 0) console.log(`\n“npm run check” says now:\n${formatFindings(findings, 'text')}`);
  if (places.length > 0) console.log(`\nIt is still named at\n${places.map((place) => `  ${at(place)}`).join('\n')}`);
  console.log(`\nProse may still call it ${option.definition.letter}, which nothing here can tell.`);
  return findings.length + places.length > 0 ? 1 : 0;
}

await run(main);
