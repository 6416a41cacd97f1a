import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import type { Change } from './change.ts';
import type { Names } from './names-today.ts';

/** A manifest as it stood, below the folder of its option’s manifests. */
export interface ManifestVersion {
  /** The folder name of its option, as it is called today. */
  readonly option: string;
  /** `production`, `staging`, or `rejected` for one that looks right and is wrong. */
  readonly folder: string;
  readonly name: string;
  readonly text: string;
}

/** What happened to a manifest. */
export interface ManifestPair {
  readonly before?: ManifestVersion;
  readonly after?: ManifestVersion;
}

function contentOf(text: string): unknown {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return text;
  return documents.map((document) => document.toJS());
}

/** Whether two manifests say the same to a cluster; comments and layout say nothing to it. */
const saysTheSame = (a: ManifestVersion, b: ManifestVersion): boolean =>
  a.text === b.text || isDeepStrictEqual(contentOf(a.text), contentOf(b.text));

interface ManifestEvent {
  readonly version: ManifestVersion;
  readonly done: string;
  readonly label: string;
}

function eventsOf({ before, after }: ManifestPair): ManifestEvent[] {
  if (before === undefined) return after ? [{ version: after, done: 'added', label: after.name }] : [];
  if (after === undefined) return [{ version: before, done: 'removed', label: before.name }];
  if (before.option !== after.option || before.folder !== after.folder)
    return [...eventsOf({ before }), ...eventsOf({ after })];
  return [
    ...(before.name === after.name
      ? []
      : [{ version: after, done: 'renamed', label: `${before.name} to ${after.name}` }]),
    ...(saysTheSame(before, after) ? [] : [{ version: after, done: 'changed', label: after.name }]),
  ];
}

const list = new Intl.ListFormat('en-GB');

/** What happened to manifests, option by option; what happened alike to files of one name in several folders is said once. */
export function manifestChanges(names: Names, pairs: readonly ManifestPair[]): Change[] {
  const events = pairs.flatMap(eventsOf);
  const alike = Map.groupBy(events, ({ version: { option, folder }, done, label }) =>
    [option, folder === 'rejected', done, label].join(' '),
  );
  return [...alike.values()].flatMap((all) =>
    all.slice(0, 1).map(({ version: { option, folder }, done, label }): Change => {
      const which =
        folder === 'rejected'
          ? 'rejected manifests'
          : `manifests for ${list.format(all.map(({ version }) => version.folder).sort())}`;
      return {
        kind: 'manifests',
        text: `Option ${names.option(option).label}, ${which} ${done}`,
        places: [names.manifests(option, label)],
      };
    }),
  );
}
