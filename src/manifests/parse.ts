import {
  type Alias,
  type Document,
  isMap,
  isScalar,
  LineCounter,
  parseAllDocuments,
  type Tags,
  visit,
  type YAMLError,
} from 'yaml';
import type { Finding, Place } from '../model/finding.ts';
import { locate, type Path } from './locate.ts';
import { problem } from './problem.ts';

/** One object of a manifest file, with the way back to where each of its values was written. */
export interface ManifestDocument {
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Where the value at `path` starts; for a path that is not there, the key of the nearest part that is. */
  positionOf(path: Path): Place;
  /** Where the key that leads to the value at `path` starts; for an item of a list, where the item starts. */
  keyPositionOf(path: Path): Place;
}

export interface Parsed {
  readonly documents: readonly ManifestDocument[];
  readonly findings: readonly Finding[];
}

/**
 * kubectl reads YAML 1.1, where an unquoted `off` is a boolean and no valid annotation, but takes neither times nor
 * base-60 numbers for anything but text.
 */
const asKubectl = (tags: Tags): Tags =>
  tags.filter((tag) => typeof tag === 'string' || (tag.format !== 'TIME' && tag.tag !== 'tag:yaml.org,2002:timestamp'));

function syntaxFinding(error: YAMLError, text: string, place: Place): Finding {
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^["']?([^\s"':]+)/.exec(text.slice(error.pos[0]))?.[1] ?? '';
    return problem(
      place,
      'manifest/duplicate-key',
      `The key \`${key}\` stands twice in one mapping; expected once.`,
      `Keep one of the two \`${key}\`.`,
    );
  }
  const said =
    error.code === 'NON_STRING_KEY'
      ? 'A mapping or list stands where a key belongs; braces in plain text, as templates have them, need quotes'
      : error.message.replace(/\.?\s*$/, '');
  return problem(place, 'manifest/yaml', `Not valid YAML: ${said}.`, 'Mend this line.');
}

/** Whether nothing stands between two `---`. */
const isEmpty = ({ contents }: Document): boolean =>
  contents === null || (isScalar(contents) && contents.value === null);

/** The first alias that leads nowhere or into itself, and what is wrong with it. */
function brokenAlias(document: Document): { alias: Alias; reason: string } | undefined {
  let broken: ReturnType<typeof brokenAlias>;
  visit(document, {
    Alias: (_, alias, ancestors) => {
      const target = alias.resolve(document);
      if (target === undefined) broken = { alias, reason: `The alias *${alias.source} stands before its anchor` };
      else if (ancestors.includes(target)) broken = { alias, reason: `The alias *${alias.source} contains itself` };
      return broken === undefined ? undefined : visit.BREAK;
    },
  });
  return broken;
}

/** The plain value of a document, or the reason why there is none and, where one alias is to blame, its offset. */
function plain(document: Document): { value: unknown } | { reason: string; offset?: number | undefined } {
  const broken = brokenAlias(document);
  if (broken !== undefined) return { reason: broken.reason, offset: broken.alias.range?.[0] };
  try {
    return { value: document.toJS() as unknown };
  } catch (error) {
    // Aliases of aliases that would fill the memory.
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function read(document: Document, file: string, placeAt: (offset: number) => Place): ManifestDocument | Finding {
  const spot = (path: Path, want: 'key' | 'value') => placeAt(locate(document, path, want));
  const start = spot([], 'value');
  const result = plain(document);
  if ('reason' in result) {
    const place = result.offset === undefined ? start : placeAt(result.offset);
    return problem(place, 'manifest/yaml', `Not valid YAML: ${result.reason}.`, 'Write the value out instead.');
  }
  if (!isMap(document.contents) || !isRecord(result.value)) {
    return problem(
      start,
      'manifest/yaml',
      'The document is not a mapping; expected an object with `apiVersion` and `kind`.',
      'Start with `apiVersion:` and `kind:`, or remove the document.',
    );
  }
  const { apiVersion, kind } = result.value;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    const missing = typeof apiVersion === 'string' ? 'kind' : 'apiVersion';
    return problem(
      start,
      'manifest/kind',
      `The document has no \`${missing}\`; expected \`apiVersion\` and \`kind\`, both text.`,
      `Add \`${missing}:\`.`,
    );
  }
  return {
    file,
    apiVersion,
    kind,
    value: result.value,
    positionOf: (path) => spot(path, 'value'),
    keyPositionOf: (path) => spot(path, 'key'),
  };
}

/**
 * Reads one manifest file, which may hold several documents. Never throws: what is wrong comes back as findings, and a
 * document that cannot be read is left out. Duplicate keys alone do not keep a document from being checked further.
 */
export function parseManifest(file: string, text: string): Parsed {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    stringKeys: true,
    version: '1.1',
    customTags: asKubectl,
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const documents: ManifestDocument[] = [];
  const findings: Finding[] = [];
  for (const document of parsed) {
    const wrong = [...document.errors, ...document.warnings];
    // One slip can earn several complaints at the same place; the first says it best.
    const first = [...Map.groupBy(wrong, (error) => error.pos[0]).values()].flatMap((errors) => errors.slice(0, 1));
    findings.push(...first.map((error) => syntaxFinding(error, text, placeAt(error.pos[0]))));
    if (isEmpty(document) || wrong.some((error) => error.code !== 'DUPLICATE_KEY')) continue;
    const result = read(document, file, placeAt);
    if ('rule' in result) findings.push(result);
    else documents.push(result);
  }
  if (documents.length === 0 && findings.length === 0) {
    findings.push(
      problem(
        { file, line: 1, column: 1 },
        'manifest/yaml',
        'The file holds no object; expected at least one.',
        'Write the manifest, or delete the file.',
      ),
    );
  }
  return { documents, findings };
}
