import { rewritesAnnotation, rewrites as rewritesForm } from '../../controllers/f5.ts';
import { rewriteAnnotation } from '../../controllers/ingress-nginx.ts';
import type { ManifestDocument } from '../parse.ts';
import { at, rootOf, text } from '../spot.ts';
import { annotation, pathsOf, rewriteDocs } from './ingress-parts.ts';
import { atValue, type ManifestRule, type Objections } from './manifest-rule.ts';
import { quoted } from './name-forms.ts';

/** The paths of an Ingress that are written, with their types. */
const writtenPaths = (document: ManifestDocument) =>
  pathsOf(rootOf(document)).flatMap((entry) => {
    const spot = at(entry, 'path');
    const path = text(spot);
    return path === undefined ? [] : [{ entry, spot, path, type: text(at(entry, 'pathType')) }];
  });

/** How many groups a regular expression captures. */
const groupsIn = (pattern: string): number =>
  pattern.replaceAll(/\\./g, '').match(/\((?!\?)|\(\?P?<(?![=!])/g)?.length ?? 0;

const rewriteGroup: ManifestRule = {
  id: 'manifest/ingress-rewrite-group',
  severity: 'warning',
  kinds: ['Ingress'],
  title: 'A rewrite puts in a part of the path that the path does not capture, or none at all',
  why: 'What is to reach the backend of a path must be captured by a group of it and put in by its number. Without, every request, whatever its path, reaches the backend with the same one.',
  mend: 'Put parentheses round that part of the path, and its number into the rewrite.',
  follows: rewriteDocs,
  check: (document) => {
    const target = text(annotation(document, rewriteAnnotation));
    if (target === undefined) return [];
    const help = 'Write the path as /prefix(/|$)(.*) for /$2.';
    const wanted = Math.max(0, ...[...target.matchAll(/\$(\d)/g)].map(([, digit]) => Number(digit)));
    // Another address is redirected to, and one file for all paths is what somebody may well want.
    const fixed = wanted === 0 && target.startsWith('/') && !/\.[^/]*$/.test(target);
    return writtenPaths(document).flatMap(({ spot, path, type }): Objections => {
      const found = groupsIn(path);
      if (found < wanted) {
        const message = `The rewrite takes “$${wanted}” from the path ${quoted(path)}, which captures ${found} ${found === 1 ? 'part' : 'parts'}, expected at least ${wanted}`;
        return atValue(spot, message, help);
      }
      // A path that is its own target is not rewritten, and one page may stand in for one other.
      const manyInOne = target.endsWith('/') || /[/)]$/.test(path);
      if (!fixed || !manyInOne || path === target || type === 'Exact') return [];
      const message = `The rewrite sends every request of the path ${quoted(path)} to ${quoted(target)}, expected it to put in a part that the path captures`;
      return atValue(spot, message, help);
    });
  },
};

/** A path that ends in a group of all that follows, with nothing to end the last segment before it. */
const runsOn = /[\w-](\/\?)?\(\.[*+]\)\$?$/;

const rewriteRunsOn: ManifestRule = {
  id: 'manifest/ingress-rewrite-runs-on',
  severity: 'warning',
  kinds: ['Ingress'],
  title: 'A rewrite takes more paths than are meant, or joins what belongs apart',
  why: 'A prefix without a slash behind it is that of longer words, too: /shop of /shopping, which then reaches the backend as /ping. nginx puts a rewrite in place of what the path matched, letter by letter.',
  mend: 'End the prefix with (/|$), and path and rewrite of F5’s controller both with a slash, or neither.',
  follows: rewriteDocs,
  check: (document) => {
    const target = text(annotation(document, rewriteAnnotation));
    const rewrites = rewritesForm.read(text(annotation(document, rewritesAnnotation)) ?? '') ?? [];
    return writtenPaths(document).flatMap(({ entry, spot, path, type }): Objections => {
      if (target === `/$${groupsIn(path)}` && runsOn.test(path)) {
        const prefix = path.replace(runsOn, (end) => end[0] ?? '');
        const message = `The path ${quoted(path)} takes ${quoted(`${prefix}-other`)} as well and rewrites it to “/-other”, expected the prefix to end before its rest`;
        return atValue(spot, message, `Write ${prefix}(/|$)(.*) and the rewrite /$2.`);
      }
      const service = text(at(entry, 'backend', 'service', 'name'));
      const to = rewrites.find((one) => one.service === service)?.to;
      if (to === undefined || type === 'Exact' || path.endsWith('/') === to.endsWith('/')) return [];
      const joined = to.endsWith('/') ? `${to}/x` : `${to}x`;
      const message = `The rewrite ${quoted(to)} makes ${quoted(joined)} of ${quoted(path.endsWith('/') ? `${path}x` : `${path}/x`)}, expected path and rewrite both with a slash at the end, or neither`;
      return atValue(spot, message, 'Add the slash to the one that lacks it.');
    });
  },
};

export const ingressRewriteRules: readonly ManifestRule[] = [rewriteGroup, rewriteRunsOn];
