import path from 'node:path';
import type { Controller } from '../manifests/edge/controller.ts';
import { controllers } from '../manifests/edge/controllers.ts';
import type { ManifestFile } from '../manifests/load.ts';
import { nearest } from '../manifests/nearest.ts';
import { parseManifest } from '../manifests/parse.ts';
import { routeSettings } from '../manifests/route.ts';
import type { Finding } from '../model/finding.ts';
import { placeOf, type ValuePath } from '../model/positions.ts';
import type { OptionRecord } from '../model/record.ts';

function reads({ reads: kinds }: Controller, { file, text }: ManifestFile): boolean {
  const routes = parseManifest(file, text).documents.flatMap((document) => routeSettings(document) ?? []);
  return routes.some(({ kind }) => kinds.some((one) => one === kind));
}

/** What is wrong with what an option says of controllers; `files` are its manifests, those of rejected ones left out. */
export function formFindings(root: string, option: OptionRecord, files: readonly ManifestFile[]): Finding[] {
  const environments = [...new Set(files.map(({ environment }) => environment))];
  const said = (at: ValuePath, message: string, help: string): Finding => ({
    ...placeOf(root, `${option.folder}/option.ts`, ['forms', ...at]),
    severity: 'error',
    rule: 'manifest/form',
    message,
    help,
  });
  return (option.definition.forms ?? []).flatMap(({ manifest, for: named }, index) => {
    const own = files.filter(({ file }) => path.posix.basename(file) === manifest);
    const without = environments.filter((one) => !own.some(({ environment }) => environment === one));
    if (own.length === 0 || without.length > 0) {
      const names = files.map(({ file }) => path.posix.basename(file));
      const close = nearest(manifest, names);
      const folders = without.map((one) => `manifests/${one}`).join(' and in ') || 'the option’s folder';
      return [
        said(
          [index, 'manifest'],
          `There is no \`${manifest}\` in ${folders}, expected it in the folder of each environment`,
          close === undefined || close === manifest ? 'Write the file, or remove the form.' : `Nearest: ${close}.`,
        ),
      ];
    }
    return named.flatMap((id, place) => {
      const controller: Controller = controllers[id];
      if (own.every((file) => reads(controller, file))) return [];
      return [
        said(
          [index, 'for', place],
          `${controller.label} reads no object of \`${manifest}\`, expected a controller that does`,
          'Correct the id, or write an object of a kind that the controller reads.',
        ),
      ];
    });
  });
}
