import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { errorAt, type Finding, startOf } from './finding.ts';

/** A file with what stands in it. */
export interface TextFile {
  /** Relative to the project’s root, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** What keeps a file from being read, to follow “The file”, and what to do about it. */
interface Fault {
  readonly fault: string;
  readonly help: string;
}

/** In bytes. What people write stays far below; with more than this, those who read the text take minutes. */
const most = 4 * 1024 * 1024;
const inMegabytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(1)} MiB`;

const utf8 = new TextDecoder('utf-8', { fatal: true });

const system: Readonly<Record<string, string>> = {
  ENOENT: 'is not there, or is a link that leads nowhere',
  ENOTDIR: 'is not there, or is a link that leads nowhere',
  ELOOP: 'is a link that leads back to itself',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
};

function faultOf(error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return { fault: system[code] ?? `cannot be read (${code})`, help: 'Mend the link or the rights, or remove it.' };
}

function decoded(bytes: Uint8Array): { readonly text: string } | Fault {
  const help = 'Save it as text in UTF-8.';
  if (bytes.includes(0)) return { fault: 'holds NUL bytes, expected text', help };
  try {
    return { text: utf8.decode(bytes) };
  } catch {
    return { fault: 'is not text in UTF-8', help };
  }
}

/** The text of the file at an absolute path, without its byte order mark, or why there is none. Never waits for a pipe. */
export function textAt(full: string): { readonly text: string } | Fault {
  try {
    const stat = statSync(full);
    if (stat.isDirectory()) return { fault: 'is a folder, expected a file', help: 'Give the folder another name.' };
    if (!stat.isFile()) return { fault: 'is a pipe, a socket or a device, expected a plain file', help: 'Remove it.' };
    if (stat.size > most) {
      return {
        fault: `has ${inMegabytes(stat.size)}, expected at most ${inMegabytes(most)}`,
        help: 'Divide it, or keep it elsewhere.',
      };
    }
    return decoded(readFileSync(full));
  } catch (error) {
    return faultOf(error);
  }
}

/** The text of the file at an absolute path; nothing where it has none. */
export function textOrNone(full: string): string | undefined {
  const read = textAt(full);
  return 'text' in read ? read.text : undefined;
}

const finding = (file: string, fault: string, help: string): Finding =>
  errorAt(startOf(file), 'file/unreadable', `The file ${fault}`, help);

const asFile = (file: string, read: ReturnType<typeof textAt>): TextFile | Finding =>
  'text' in read ? { file, text: read.text } : finding(file, read.fault, read.help);

/** A file of the project with its text, or the finding that it has none. */
export const readText = (root: string, file: string): TextFile | Finding => asFile(file, textAt(path.join(root, file)));

/** What standard input has to say, as a file of that name, or the finding that it is no text. */
export const readInput = (file: string): TextFile | Finding => asFile(file, decoded(readFileSync(0)));

/** Whether a folder is at a path, or at the end of a link there. */
export function isFolder(full: string): boolean {
  try {
    return statSync(full).isDirectory();
  } catch {
    return false;
  }
}

/** All that lies below a folder, in the order of the names; links are not followed, which Node’s own way down does. */
function below(root: string, folder: string): { readonly file: string; readonly entry: Dirent }[] {
  if (!isFolder(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const file = `${folder}/${entry.name}`;
      return [{ file, entry }, ...(entry.isDirectory() ? below(root, file) : [])];
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/**
 * The files below a folder whose paths, relative to the root, match, in the order of their paths. What cannot be read is
 * left out; `unreadable` finds it.
 */
export const textFiles = (root: string, folder: string, matching: RegExp): TextFile[] =>
  below(root, folder)
    .filter(({ file }) => matching.test(file))
    .map(({ file }) => readText(root, file))
    .filter((one) => 'text' in one);

/** Where people write. */
const written = ['adr', 'src/content'];
const isText = /\.(?:ts|mdx?|ya?ml|json)$/;

/** A finding for all that lies where people write, looks like a text by its name and cannot be read as one. */
export const unreadable = (root: string): Finding[] =>
  written
    .flatMap((folder) => below(root, folder))
    .flatMap(({ file, entry }) => {
      if (entry.isSymbolicLink() && isFolder(path.join(root, file)))
        return [finding(file, 'is a link to a folder, which nothing here follows', 'Put the folder itself here.')];
      const read = isText.test(file) ? readText(root, file) : { text: '' };
      return 'text' in read ? [] : [read];
    });
