import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { guard } from './process.ts';

/** A folder for what one run of the lab writes: configurations, certificates, logs. */
export interface Workspace {
  readonly folder: string;
  /** The path of a file in it. */
  file(name: string): string;
  /** Writes a file and gives its path. */
  write(name: string, text: string): string;
  /**
   * Makes a folder and gives its path. Nobody else may write to it or see what is in it, and all may pass through.
   * @param owner who may write to it where this process is root’s: this one, or what begins without root’s rights
   */
  makeFolder(name: string, owner?: 'root' | 'nobody'): string;
  /** Removes the folder. */
  close(): void;
}

const open = new Set<string>();

/** Removes a folder, again where a program that is ending still writes to it. */
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

let guarded = false;

function removeAtExit(): void {
  // Before this, so that at the end programs are killed first.
  guard();
  if (guarded) return;
  guarded = true;
  process.on('exit', () => {
    for (const folder of open) remove(folder);
  });
}

/**
 * Asks that programs which start as root and go on as somebody else get into a folder: where they cannot, an nginx
 * answers 500 to whatever it would write to a file, and that would be taken for what an option does.
 */
function demandPassage(folder: string): void {
  if (process.getuid?.() !== 0) return;
  for (let above = folder; above !== dirname(above); above = dirname(above)) {
    if ((statSync(above).mode & 0o001) === 0)
      throw new Error(`only its owner may enter ${above}; set TMPDIR to a folder that all may enter`);
  }
}

/** The account that has no rights, as numbers; `undefined` where this system has none of that name. */
function nobody(): { readonly uid: number; readonly gid: number } | undefined {
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
  return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** Opens a folder below the system’s own for temporary files. It goes when it is closed, or at the end of this process.
 * @throws where programs that the lab starts could not get there */
export function openWorkspace(): Workspace {
  removeAtExit();
  demandPassage(tmpdir());
  const folder = mkdtempSync(join(tmpdir(), 'smartem-lab-'));
  // Programs that start as root and go on as somebody else have to pass through, and need not see what is here.
  chmodSync(folder, 0o711);
  const file = (name: string) => join(folder, name);
  open.add(folder);
  return {
    folder,
    file,
    write(name, text) {
      const path = file(name);
      writeFileSync(path, text, { mode: 0o600 });
      return path;
    },
    makeFolder(name, owner = 'root') {
      const path = file(name);
      mkdirSync(path, { recursive: true });
      chmodSync(path, 0o711);
      const given = owner === 'nobody' && process.getuid?.() === 0 ? nobody() : undefined;
      if (given !== undefined) chownSync(path, given.uid, given.gid);
      return path;
    },
    close() {
      open.delete(folder);
      remove(folder);
    },
  };
}
