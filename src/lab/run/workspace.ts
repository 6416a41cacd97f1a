import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for what one run of the lab writes: configurations, certificates, logs. */
export interface Workspace {
  readonly folder: string;
  /** The path of a file in it. */
  file(name: string): string;
  /** Writes a file and gives its path. */
  write(name: string, text: string): string;
  /** Makes a folder that a program may write to after it has given up its rights, and gives its path. */
  openFolder(name: string): string;
  /** Removes the folder, unless it is to be kept. */
  close(): void;
}

/** Opens a folder below the system’s own for temporary files. With `keep`, it stays when the run ends. */
export function openWorkspace({ keep = false }: { readonly keep?: boolean } = {}): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'smartem-lab-'));
  // Programs that start as root and go on as somebody else have to pass through, and need not see what is here.
  chmodSync(folder, 0o711);
  const file = (name: string) => join(folder, name);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (!keep) process.once('exit', remove);
  return {
    folder,
    file,
    write(name, text) {
      const path = file(name);
      writeFileSync(path, text, { mode: 0o600 });
      return path;
    },
    openFolder(name) {
      const path = file(name);
      mkdirSync(path, { recursive: true });
      chmodSync(path, 0o777);
      return path;
    },
    close() {
      if (keep) return;
      process.off('exit', remove);
      remove();
    },
  };
}
