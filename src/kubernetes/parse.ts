import { Composer, type Document, isMap, isScalar, LineCounter, type YAMLError } from 'yaml';
import type { Finding, Place, RuleId } from '../record/finding.ts';
import type { TextFile } from '../record/text-files.ts';
import { brokenAlias, valuesIn } from './aliases.ts';
import { composing } from './composing.ts';
import type { ManifestDocument } from './document.ts';
import { duplicateKeyFindings } from './duplicate-keys.ts';
import { BeyondLimit, limits, listed, tokensWithin } from './limits.ts';
import { objectsIn } from './lists.ts';
import { isBlock, locate, type Path } from './locate.ts';
import { oncePer } from './once.ts';
import { problem } from './problem.ts';

export type { ManifestDocument };

interface Parsed {
  readonly documents: readonly ManifestDocument[];
  readonly findings: readonly Finding[];
  /** Whether there is nothing in the file but comments. */
  readonly isEmpty?: boolean;
}

/** What a document may leave out, because of what its file is. */
type Unsaid = Partial<Pick<ManifestDocument, 'apiVersion' | 'kind'>>;

function syntaxFinding(error: YAMLError, place: Place): Finding {
  const said =
    error.code === 'NON_STRING_KEY'
      ? 'A mapping or list stands where a key belongs; braces in plain text, as templates have them, need quotes'
      : error.message.slice(0, 1000).replace(/\.?\s*$/, '');
  return problem(place, 'manifest/yaml', `Not valid YAML: ${said}.`, 'Mend this line.');
}

/** Whether nothing stands between two `---`. */
const isEmpty = ({ contents }: Document): boolean =>
  contents === null || (isScalar(contents) && contents.value === null);

/** The plain value of a document, or the reason why there is none and, where one alias is to blame, its offset. */
function plain(document: Document): { value: unknown } | { reason: string; offset?: number | undefined } {
  const broken = brokenAlias(document);
  if (broken !== undefined) return { reason: broken.reason, offset: broken.alias.range?.[0] };
  if (valuesIn(document) > limits.values) throw new BeyondLimit('values', document.range?.[0]);
  try {
    // What aliases multiply has been counted; the package’s own way takes long.
    return { value: document.toJS({ maxAliasCount: -1 }) as unknown };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

const noObject = (place: Place, why: string): Finding =>
  problem(
    place,
    'manifest/no-object',
    `The document ${why}; expected an object with both.`,
    'Start with `apiVersion:` and `kind:`, or remove the document.',
  );

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function read(
  document: Document,
  file: string,
  placeAt: (offset: number) => Place,
  unsaid: Unsaid,
): ManifestDocument | Finding {
  const spot = (path: Path, want: 'key' | 'value') => placeAt(locate(document, path, want));
  const start = spot([], 'value');
  const result = plain(document);
  if ('reason' in result) {
    const place = result.offset === undefined ? start : placeAt(result.offset);
    return problem(place, 'manifest/yaml', `Not valid YAML: ${result.reason}.`, 'Write the value out instead.');
  }
  if (!isMap(document.contents) || !isRecord(result.value))
    return noObject(start, 'is not a mapping with `apiVersion` and `kind`');
  const { apiVersion = unsaid.apiVersion, kind = unsaid.kind } = result.value;
  if (apiVersion === undefined && kind === undefined) return noObject(start, 'has neither `apiVersion` nor `kind`');
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
    linePositionOf: (path, line) => {
      const place = spot(path, 'value');
      return isBlock(document, path) ? { ...place, line: place.line + 1 + line, column: 1 } : place;
    },
  };
}

/** @throws BeyondLimit where the file is more than will be read */
function parseWithin(
  file: string,
  text: string,
  lines: LineCounter,
  placeAt: (offset: number) => Place,
  unsaid: Unsaid,
): Parsed {
  const documents: ManifestDocument[] = [];
  const findings: Finding[] = [];
  for (const document of new Composer(composing).compose(tokensWithin(text, lines))) {
    const wrong = [...document.errors, ...document.warnings];
    // One slip can earn several complaints at the same place; the first says it best.
    const first = [...Map.groupBy(wrong, (error) => error.pos[0]).values()].flatMap((errors) => errors.slice(0, 1));
    findings.push(...listed(first, (error) => [syntaxFinding(error, placeAt(error.pos[0]))]));
    findings.push(...duplicateKeyFindings(document, placeAt));
    if (isEmpty(document) || wrong.length > 0) continue;
    const result = read(document, file, placeAt, unsaid);
    const faults: Finding[] = [];
    for (const found of 'rule' in result ? [result] : objectsIn(result)) {
      if ('rule' in found) faults.push(found);
      else documents.push(found);
    }
    findings.push(...listed(faults, (fault) => [fault]));
  }
  return { documents, findings };
}

/**
 * Reads one manifest file, which may hold several documents. Never throws: what is wrong comes back as findings, and a
 * document that cannot be read is left out. Duplicate keys alone do not keep a document from being checked further. Of a
 * file that is beyond a limit nothing is read. `unsaid` is what a document is taken to say where it does not.
 */
export function parseManifest(file: string, text: string, unsaid: Unsaid = {}): Parsed {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const lone = (rule: RuleId, offset: number, message: string, help: string): Parsed => ({
    documents: [],
    findings: [problem(placeAt(offset), rule, message, help)],
  });
  // The package makes an error of each fault; to note for each the way there takes most of the time, and nobody reads it.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    const parsed = parseWithin(file, text, lines, placeAt, unsaid);
    return parsed.documents.length > 0 || parsed.findings.length > 0
      ? parsed
      : {
          ...lone(
            'manifest/no-object',
            0,
            'The file holds no object; expected at least one.',
            'Write the manifest, or delete the file.',
          ),
          isEmpty: true,
        };
  } catch (error) {
    if (!(error instanceof BeyondLimit)) throw error;
    return lone(
      'manifest/limit',
      error.offset,
      `The file has ${error.message}, expected fewer`,
      'Divide it into several files.',
    );
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** What stands in a manifest file, read once however many ask: a sample is checked beside each of its alternatives. */
export const parsedFile = oncePer(({ file, text }: TextFile) => parseManifest(file, text));
