import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findRecords } from './files.ts';
import type { Finding } from './finding.ts';
import { assemble, type DecisionRecord, type RecordModule } from './record.ts';

/** A value thrown by a module, with the line of the record that it came from where the stack names one. */
function loadFinding(root: string, file: string, thrown: unknown): Finding {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const stack = error.stack ?? '';
  const inRecord = [...stack.matchAll(/file:\/\/(\/[^\s)]*?):(\d+)(?::(\d+))?/g)]
    .map(([, name, line, column]) => ({ name: path.relative(root, decodeURIComponent(name ?? '')), line, column }))
    .find(({ name }) => name.startsWith('adr'));
  return {
    file: inRecord?.name.split(path.sep).join('/') ?? file,
    line: Number(inRecord?.line ?? 1),
    column: Number(inRecord?.column ?? 1),
    severity: 'error',
    rule: 'record/load',
    message: `The file cannot be loaded: ${error.message.split('\n')[0]?.replaceAll(`${root}/`, '') ?? error.name}`,
    help: 'Mend the error; “npm run check” tries again in seconds.',
  };
}

const withoutExport = (file: string, name: keyof RecordModule): Finding => ({
  file,
  line: 1,
  column: 1,
  severity: 'error',
  rule: 'record/load',
  message: `The file has no export “${name}”, expected one`,
  help:
    name === 'default'
      ? 'Write “export default defineOption({ … })”.'
      : 'Write “export const decision = defineDecision({ … })”.',
});

/**
 * Loads every record below `adr/`, by running its TypeScript in this process.
 * What cannot be loaded is a finding, and is left out of the records.
 */
export async function loadRecords(root: string): Promise<{ records: DecisionRecord[]; findings: Finding[] }> {
  const files = findRecords(root);
  const modules = new Map<string, RecordModule>();
  const findings: Finding[] = [];
  for (const file of files.flatMap((decision) => [
    decision.decision,
    ...decision.options.map((option) => option.file),
  ])) {
    if (!existsSync(path.join(root, file))) {
      findings.push({
        file,
        line: 1,
        column: 1,
        severity: 'error',
        rule: 'record/load',
        message: 'The file is missing, expected it beside the folder’s other files',
        help: 'Write it, or remove the folder; “npm run new-option NAME” lays down a complete one.',
      });
      continue;
    }
    try {
      const module = (await import(pathToFileURL(path.join(root, file)).href)) as RecordModule;
      const name = file.endsWith('/decision.ts') ? 'decision' : 'default';
      if (module[name] === undefined) findings.push(withoutExport(file, name));
      else modules.set(file, module);
    } catch (thrown) {
      findings.push(loadFinding(root, file, thrown));
    }
  }
  return { records: assemble(files, modules), findings };
}
