import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { lintProse } from '../../../src/prose/lint.ts';

/** Lays down a project of the given files for the length of a test, and gives its folder. */
export function project(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'prose-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Lints a project of the given files; gives a line for each finding: `path:line:column rule: message`. */
export async function lint(files: Readonly<Record<string, string>>): Promise<string[]> {
  const findings = await lintProse(project(files));
  return findings.map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule}: ${message}`);
}
