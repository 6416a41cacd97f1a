import path from 'node:path';
import { isKustomization } from '../kubernetes/kustomization/read.ts';
import { loadFiles } from '../kubernetes/load-manifests.ts';
import { parsedFile } from '../kubernetes/parse.ts';
import { proseOf } from '../prose/lint.ts';
import { findRecords } from '../record/files.ts';
import type { Judged } from '../record/report.ts';

/** How much there is to be judged in the project below `root`. */
export function judgedIn(root: string): Judged {
  const files = findRecords(root).flatMap(({ folder }) => loadFiles(path.join(root, folder), root));
  const objects = files.map((one) => (isKustomization(one) ? 1 : parsedFile(one).documents.length));
  return { objects: objects.reduce((sum, one) => sum + one, 0), files: files.length, pages: proseOf(root).length };
}
