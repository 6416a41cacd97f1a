import path from 'node:path';
import type { Finding } from '../../record/finding.ts';
import type { Judged } from '../../record/report.ts';
import { readInput, readText, type TextFile } from '../../record/text-files.ts';
import { judgeManifests, noManifest } from './given-manifests.ts';
import { givenPaths, standardInput } from './given-paths.ts';
import { templatesInOne } from './templates.ts';
import type { JudgedManifests } from './together.ts';

export interface CheckedFiles {
  /** Named from the project’s folder; standard input has its own name. */
  readonly findings: readonly Finding[];
  readonly judged: Judged;
  /** A sentence for each path that was given and could not be judged. */
  readonly odd: readonly string[];
  /** What was left unjudged, each with its reason. */
  readonly unjudged: JudgedManifests['unjudged'];
}

/** Whether a file is one of the manifests of a record, among which nothing else belongs. */
const isOurs = (file: string): boolean => /^adr\/.*\/manifests\//.test(file);

const wanted = 'no file ends in .yaml, .yml or .json with an apiVersion and a kind';

/**
 * Findings of just these files and folders, and what was judged. Manifests are judged without the record: syntax, schema,
 * unknown fields, the rules that need nothing else, and references as far as what lies in one folder proves them wrong.
 * @param root the project’s folder
 * @param here the folder that paths are relative to
 */
export async function checkGiven(root: string, here: string, given: readonly string[]): Promise<CheckedFiles> {
  const { manifests, prose, named: byName, folders, odd } = givenPaths(root, here, given);
  const named = (full: string) => path.relative(root, full).split(path.sep).join('/');
  const read = manifests.map((full) =>
    full === standardInput ? readInput(standardInput) : readText(root, named(full)),
  );
  const texts = read.filter((one): one is TextFile => 'text' in one);
  const strict = new Set(byName.map(named));
  const { findings, objects, unjudged } = await judgeManifests(root, texts, (file) => strict.has(file) || isOurs(file));
  const others = new Set(unjudged.filter(({ why }) => why === noManifest).map(({ file }) => file));
  const empty = folders.filter(({ files }) => files.every((full) => others.has(named(full))));
  const pages = prose.map(named);
  // The linter takes as long to load as all manifests take to judge.
  const inProse = pages.length > 0 ? await (await import('../../prose/lint.ts')).lintProse(root, pages) : [];
  return {
    findings: [...read.filter((one): one is Finding => 'rule' in one), ...templatesInOne(texts, findings), ...inProse],
    judged: { objects, files: texts.length - unjudged.length, pages: pages.length },
    odd: [...odd, ...empty.map((folder) => `The folder “${folder.given}” holds no manifest: ${wanted}.`)],
    unjudged,
  };
}
