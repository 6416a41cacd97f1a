import { execFileSync } from 'node:child_process';

let dates: ReadonlyMap<string, Date> | undefined;

function readDates(root: string): Map<string, Date> {
  const found = new Map<string, Date>();
  let log = '';
  try {
    log = execFileSync('git', ['log', '--format=t:%ct', '--name-only', '--', 'adr', 'src/content'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch {
    // Outside a git checkout there are no dates to show.
  }
  let current = new Date(0);
  for (const line of log.split('\n')) {
    if (line.startsWith('t:')) current = new Date(Number(line.slice(2)) * 1000);
    else if (line !== '' && !found.has(line)) found.set(line, current);
  }
  return found;
}

/**
 * When a page last changed. A record’s page changes with its data and manifests, so for `adr/` the newest date of the
 * page’s folder counts. `undefined` where git does not know the file.
 */
export function lastChanged(root: string, file: string): Date | undefined {
  dates ??= readDates(root);
  const folder =
    file.startsWith('adr/') && file.endsWith('/index.mdx') ? file.slice(0, -'index.mdx'.length) : undefined;
  const own = folder?.includes('/options/')
    ? [...dates].filter(([name]) => name.startsWith(folder)).map(([, date]) => date)
    : [];
  return own.sort((a, b) => b.getTime() - a.getTime())[0] ?? dates.get(file);
}
