import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Folders inside the site’s own: whatever is mounted where, files are moved within one file system, and the site’s folder
 * itself, which may be a mount point, stays where it is.
 */
const ownNames = { work: '.publishing', done: '.published' };

const placesIn = (site: string) => {
  const work = path.join(site, ownNames.work);
  return {
    work,
    /** The new site, as far as it has not taken its place. */
    next: path.join(work, 'next'),
    /** What of the last site has been moved aside so far. */
    leaving: path.join(work, 'leaving'),
    /** The last site as a whole; where it is, what stands in the site’s folder is the new one’s. */
    last: path.join(work, 'last'),
    /** All of that, once the new site is there. */
    done: path.join(site, ownNames.done),
  };
};

function moveAll(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name !== ownNames.work && name !== ownNames.done) renameSync(path.join(from, name), path.join(to, name));
  }
}

/** Moves a folder, or copies it where it lies on another file system or is a mount point. */
function bring(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    cpSync(from, to, { recursive: true });
  }
}

const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });

/**
 * Puts the last site back where its replacement was broken off, by an error or by the end of the process, and clears away
 * what was left of it. Does nothing to a site that stands, and may itself be broken off and begun again.
 */
export function restoreSite(site: string): void {
  const { work, next, leaving, last, done } = placesIn(site);
  if (existsSync(last)) {
    moveAll(site, next);
    renameSync(last, leaving);
  }
  if (existsSync(leaving)) moveAll(leaving, site);
  remove(work);
  remove(done);
}

function takeBack(site: string, isFirst: boolean, cause: unknown): void {
  try {
    if (isFirst) remove(site);
    else restoreSite(site);
  } catch (error) {
    const kept = path.join(site, ownNames.work);
    throw new AggregateError([cause, error], `The last site lies in ${kept}; the next build puts it back.`);
  }
}

/**
 * Puts the pages of a draft in the place of the site. The last site lies in the site’s folder, whole or in two parts that
 * `restoreSite` joins again, until the new one is there.
 * @throws where that cannot be done; the last site then stands as it stood
 */
export function publishSite(draft: string, site: string): void {
  const isFirst = !existsSync(site);
  const { work, next, leaving, last, done } = placesIn(site);
  try {
    restoreSite(site);
    mkdirSync(work, { recursive: true });
    bring(draft, next);
    moveAll(site, leaving);
    renameSync(leaving, last);
    moveAll(next, site);
    renameSync(work, done);
  } catch (cause) {
    takeBack(site, isFirst, cause);
    throw new Error('The new site could not be put in its place; the last one stands as it was.', { cause });
  }
  try {
    remove(done);
  } catch {
    // The new site stands; the next build tries again.
  }
}
