import path from 'node:path';
import { checkKustomization } from '../../kubernetes/kustomization/check-kustomization.ts';
import { type Folder, isKustomization } from '../../kubernetes/kustomization/read.ts';
import type { ManifestFile } from '../../kubernetes/load-manifests.ts';
import { parsedFile } from '../../kubernetes/parse.ts';
import { problem } from '../../kubernetes/problem.ts';
import type { Finding } from '../../record/finding.ts';

/** The folder of an environment as a kustomization sees it; `files` are those that lie in it. */
function folderOf(environment: string, files: readonly ManifestFile[]): Folder {
  const manifests = files.filter((file) => !isKustomization(file));
  const names = new Set(manifests.map(({ file }) => path.posix.basename(file)));
  return {
    environment,
    manifests: manifests.flatMap((one) => parsedFile(one).documents),
    has: (name) => names.has(path.posix.normalize(name)),
  };
}

/** What a kustomization gets in a folder of its option’s; `files` are all manifests of the option. */
export function kustomizationFindings(
  { file, text }: ManifestFile,
  environment: string,
  files: readonly ManifestFile[],
): Finding[] {
  const beside = files.filter((one) => one.environment === environment);
  return checkKustomization(file, text, folderOf(environment, beside));
}

/** What is wrong with the kustomizations of an option’s environments, and which environments have none. */
export function checkKustomizations(files: readonly ManifestFile[]): Finding[] {
  const environments = Map.groupBy(files, ({ environment }) => environment);
  return [...environments].flatMap(([environment, inFolder]) => {
    const kustomizations = inFolder.filter(isKustomization);
    const [first] = inFolder;
    if (kustomizations.length > 0 || first === undefined) {
      return kustomizations.flatMap((one) => kustomizationFindings(one, environment, files));
    }
    return [
      problem(
        { file: first.file, line: 1, column: 1 },
        'manifest/kustomization-missing',
        `The folder of this manifest has no kustomization.yaml, expected one that lists it for \`kubectl apply -k\``,
        'Copy that of another environment, and correct its resources, namespace and label.',
      ),
    ];
  });
}
