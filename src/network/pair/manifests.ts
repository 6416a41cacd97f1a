import { posix } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { ManifestDocument } from '../../kubernetes/parse.ts';
import type { RouteSettings } from '../../kubernetes/route.ts';
import type { OptionRecord } from '../../record/record.ts';
import { withoutVariant } from '../../record/variant.ts';
import { formOf } from '../manifests/manifest-forms.ts';

/** An option with its manifests of one environment. */
export interface WithManifests {
  readonly option: OptionRecord;
  readonly documents: readonly Pick<ManifestDocument, 'file' | 'kind'>[];
  readonly routes: readonly RouteSettings[];
  /** The text of each file. */
  readonly text: (file: string) => string;
}

/** A file of each option that is of the same kind and meant for the same controllers. */
interface FilePair {
  readonly kind: string;
  readonly files: readonly [string, string];
  /** A unified diff with three lines around each change; empty where the files are the same. */
  readonly patch: string;
  /** What the files make the edge do, where that differs. */
  readonly settings: readonly { readonly label: string; readonly first: string; readonly second: string }[];
}

interface ManifestsApart {
  readonly pairs: readonly FilePair[];
  readonly first: readonly OneSided[];
  readonly second: readonly OneSided[];
}

/** A file that has none of its kind to stand against. */
interface OneSided {
  readonly file: string;
  readonly kind: string;
}

interface Found extends OneSided {
  /** The same for a file of each option: of the same kind, for the same controllers, the nth of these. */
  readonly key: string;
}

function filesOf({ option, documents }: WithManifests): Found[] {
  const byFile = Map.groupBy(withoutVariant(option, documents), ({ file }) => file);
  const files = [...byFile].map(([file, all]) => {
    const kind = all.map((document) => document.kind).join(', ');
    return { file, kind, alike: JSON.stringify([kind, formOf(option, file)?.for ?? []]) };
  });
  return files.map(({ file, kind, alike }, index) => {
    const nth = files.slice(0, index).filter((other) => other.alike === alike).length;
    return { file, kind, key: `${alike} ${nth}` };
  });
}

const joined = (values: readonly string[]) => values.join(', ') || 'none';

/** What a route makes the edge do, in words, by what it is. */
function settingsInWords(route: RouteSettings): Readonly<Record<string, string>> {
  return {
    Hosts: joined(route.hosts.map(({ name }) => name)),
    'TLS Secret': joined(route.tls.map(({ secret }) => secret ?? 'the controller’s own')),
    Class: route.class?.name ?? 'not named',
    Gateway: joined(
      (route.parents ?? []).map(({ name, namespace, section }) => [namespace, name, section].filter(Boolean).join('/')),
    ),
    Paths: joined(
      route.paths.map(({ path, match, pathType, strips, backend }) =>
        [
          `${path} (${pathType ?? match})`,
          strips && `without ${strips}`,
          `to ${backend.service}:${backend.port ?? '?'}`,
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ),
    Ports: joined(
      route.ports.map(
        ({ port, target, nodePort }) => `${port} to ${target}${nodePort === undefined ? '' : `, on nodes ${nodePort}`}`,
      ),
    ),
    'Limit on a whole response': route.requestTimeout?.text ?? 'not set',
    Annotations: joined(route.annotations.map(({ key, value }) => `${key}: ${value}`)),
  };
}

function settingsApart(a: WithManifests, b: WithManifests, files: readonly [string, string]): FilePair['settings'] {
  const [one, other] = [a, b].map(({ routes }, index) => routes.filter(({ file }) => file === files[index]));
  if (one?.length !== 1 || other?.length !== 1 || one[0] === undefined || other[0] === undefined) return [];
  const [first, second] = [settingsInWords(one[0]), settingsInWords(other[0])];
  return Object.keys(first)
    .map((label) => ({ label, first: first[label] ?? '', second: second[label] ?? '' }))
    .filter((setting) => setting.first !== setting.second);
}

function filePair(a: WithManifests, b: WithManifests, one: Found, other: Found): FilePair {
  const [before, after] = [a.text(one.file), b.text(other.file)];
  const name = (option: OptionRecord, file: string) => `${option.definition.letter}/${posix.basename(file)}`;
  const patch = createTwoFilesPatch(name(a.option, one.file), name(b.option, other.file), before, after, '', '', {
    context: 3,
  });
  return {
    kind: one.kind,
    files: [one.file, other.file],
    patch: before === after ? '' : patch.replace(/^=+\n/, '').replaceAll(/^((?:---|\+\+\+) .*?)\t*$/gm, '$1'),
    settings: settingsApart(a, b, [one.file, other.file]),
  };
}

/** Puts the manifests of two options beside each other: those of one kind, for the same controllers, in order of their names. */
export function manifestsApart(a: WithManifests, b: WithManifests): ManifestsApart {
  const [ours, theirs] = [filesOf(a), filesOf(b)];
  const partner = (file: Found, others: readonly Found[]) => others.find(({ key }) => key === file.key);
  const alone = (own: readonly Found[], others: readonly Found[]) =>
    own.filter((file) => partner(file, others) === undefined).map(({ file, kind }) => ({ file, kind }));
  return {
    pairs: ours.flatMap((file) => {
      const other = partner(file, theirs);
      return other === undefined ? [] : [filePair(a, b, file, other)];
    }),
    first: alone(ours, theirs),
    second: alone(theirs, ours),
  };
}
