import { isKustomization } from '../../kubernetes/kustomization/read.ts';
import type { ManifestFile } from '../../kubernetes/load-manifests.ts';
import { type ManifestDocument, parsedFile } from '../../kubernetes/parse.ts';
import { problem } from '../../kubernetes/problem.ts';
import type { Finding } from '../../record/finding.ts';
import { kustomizationFindings } from './kustomizations.ts';

/** Whether a manifest is one that looks right and is wrong. Such a file belongs to no environment. */
export const isRejected = ({ environment }: ManifestFile): boolean => environment === 'rejected';

/** What is wrong with an option’s samples. */
type JudgeSamples = (files: readonly ManifestFile[]) => Promise<readonly Finding[]>;

/** The rule that a rejected manifest says it breaks, in its first line: `# Rejected: manifest/unknown-host`. */
const ruleNamedIn = (text: string): string | undefined => /^# Rejected: (\S+)[ \t]*(?:\r?\n|$)/.exec(text)?.[1];

function identity({ kind, value }: ManifestDocument): string {
  const { name, namespace } = (value['metadata'] ?? {}) as Record<string, unknown>;
  return JSON.stringify([kind, namespace, name]);
}

const identitiesIn = (file: ManifestFile): string[] => parsedFile(file).documents.map(identity);

/**
 * What a rejected manifest gets: it is judged as if it were applied with the option's manifests for production, in the
 * place of those that define the same object; a kustomization as if it lay in their folder, in the place of their own. What
 * these get as well, whatever the twin has wrong, is not said of it again, but for the rule that it names. `files` are the manifests of its option, `judge` what judges samples of it.
 */
export async function rejectionOf(
  twin: ManifestFile,
  files: readonly ManifestFile[],
  judge: JudgeSamples,
): Promise<Finding[]> {
  if (isKustomization(twin)) return kustomizationFindings(twin, 'production', files);
  const own = new Set(identitiesIn(twin));
  const beside = files.filter(
    (file) =>
      file.environment === 'production' &&
      (isKustomization(file) || !identitiesIn(file).some((object) => own.has(object))),
  );
  const replaced = files.filter((file) => file.environment === 'production' && !beside.includes(file));
  const theirs = new Set(
    (replaced.length === 0 ? [] : await judge([...beside, ...replaced]))
      .filter(({ file }) => replaced.some((one) => one.file === file))
      .map(({ rule }) => rule),
  );
  const findings = await judge([...beside, { ...twin, environment: 'production' }]);
  return findings.filter(
    ({ file, rule }) => file === twin.file && (rule === ruleNamedIn(twin.text) || !theirs.has(rule)),
  );
}

function inWords(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'gets no finding';
  const each = findings.map(({ rule, line }) => `${rule} in line ${line}`);
  return `gets ${findings.length === 1 ? 'one finding' : `${findings.length} findings`}: ${each.join(', ')}`;
}

/** A finding for each rejected manifest of an option that does not get exactly one finding, of the rule that it names. */
export async function checkRejected(files: readonly ManifestFile[], judge: JudgeSamples): Promise<Finding[]> {
  const judged = files.filter(isRejected).map(async (twin): Promise<Finding[]> => {
    const named = ruleNamedIn(twin.text);
    const findings = await rejectionOf(twin, files, judge);
    if (named !== undefined && findings.length === 1 && findings[0]?.rule === named) return [];
    const [message, help] =
      named === undefined
        ? [
            `The first line names no rule and the manifest ${inWords(findings)}, expected “# Rejected: ” and a rule`,
            `Begin the file with “# Rejected: ${findings[0]?.rule ?? 'manifest/…'}”.`,
          ]
        : [
            `The manifest ${inWords(findings)}, expected exactly one finding, of ${named}`,
            'Name the rule that the manifest breaks, or leave just that one fault in it.',
          ];
    return [problem({ file: twin.file, line: 1, column: 1 }, 'manifest/rejected', message, help)];
  });
  return (await Promise.all(judged)).flat();
}
