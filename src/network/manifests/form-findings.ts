import path from 'node:path';
import type { Controller } from '../../controllers/controller.ts';
import type { ControllerId } from '../../controllers/controller-ids.ts';
import { controllers } from '../../controllers/index.ts';
import type { ManifestFile } from '../../kubernetes/load-manifests.ts';
import { parsedFile } from '../../kubernetes/parse.ts';
import { problem } from '../../kubernetes/problem.ts';
import { routeSettings } from '../../kubernetes/read-route.ts';
import type { Finding } from '../../record/finding.ts';
import { nearest } from '../../record/nearest.ts';
import { placeOf, type ValuePath } from '../../record/positions.ts';
import type { OptionRecord } from '../../record/record.ts';
import { routeOf } from '../route-decision.ts';

function reads({ reads: kinds }: Controller, file: ManifestFile): boolean {
  const routes = parsedFile(file).documents.flatMap((document) => routeSettings(document) ?? []);
  return routes.some(({ kind }) => kinds.some((one) => one === kind));
}

/** What is wrong with the manifests that an option names; `files` are its own, those of rejected ones left out. */
export function formFindings(root: string, option: OptionRecord, files: readonly ManifestFile[]): Finding[] {
  const { forms = [], variant } = routeOf(option);
  const environments = [...new Set(files.map(({ environment }) => environment))];
  const named = (name: string) => files.filter(({ file }) => path.posix.basename(file) === name);
  const said = (at: ValuePath, message: string, help: string): Finding =>
    problem(placeOf(root, `${option.folder}/option.ts`, at), 'manifest/form', message, help);
  const absent = (name: string, at: ValuePath): Finding[] => {
    const without = environments.filter((one) => !named(name).some(({ environment }) => environment === one));
    if (without.length === 0 && environments.length > 0) return [];
    const folders = without.map((one) => `manifests/${one}`).join(' and in ') || 'the option’s folder';
    const names = files.map(({ file }) => path.posix.basename(file));
    const close = nearest(name, names);
    const message = `There is no \`${name}\` in ${folders}, expected it in the folder of each environment`;
    const isNear = close !== undefined && close !== name;
    return [said(at, message, isNear ? `Nearest: ${close}.` : 'Write the file, or do not name it.')];
  };
  const unread = (name: string, id: ControllerId, at: ValuePath): Finding[] => {
    const controller: Controller = controllers[id];
    if (named(name).every((file) => reads(controller, file))) return [];
    const message = `${controller.label} reads no object of \`${name}\`, expected a controller that does`;
    return [said(at, message, 'Correct the id, or write an object of a kind that the controller reads.')];
  };
  return [
    ...forms.flatMap(({ manifest, for: ids }, index) => [
      ...absent(manifest, ['forms', index, 'manifest']),
      ...ids.flatMap((id, place) => unread(manifest, id, ['forms', index, 'for', place])),
    ]),
    ...(variant?.manifests ?? []).flatMap((name, index) => absent(name, ['variant', 'manifests', index])),
  ];
}
