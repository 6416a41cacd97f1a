import { prefixes, readerOf } from '../annotation-readers.ts';
import { nearest } from '../nearest.ts';
import type { ManifestDocument } from '../parse.ts';
import { at, entries, keyPlaceOf, placeOf, rootOf, type Spot, text } from '../spot.ts';
import type { AnnotationBook } from './annotation-book.ts';
import { annotationBooks } from './annotation-table.ts';
import { ingressNginx } from './annotation-table-nginx.ts';
import { isSlip, quoted } from './names.ts';
import type { ManifestRule } from './rule.ts';

const kinds = ['Gateway', 'HTTPRoute', 'Ingress', 'Service'];

interface Annotation {
  readonly prefix: string;
  readonly name: string;
  readonly spot: Spot;
  readonly book: AnnotationBook | undefined;
}

function annotationsOf(document: ManifestDocument): Annotation[] {
  return entries(at(rootOf(document), 'metadata', 'annotations')).flatMap(([key, spot]) => {
    const slash = key.indexOf('/');
    if (slash === -1) return [];
    const prefix = key.slice(0, slash);
    const name = key.slice(slash + 1);
    const book = annotationBooks.find((one) => one.prefix === prefix);
    // Traefik alone reads names without minding capitals.
    return [{ prefix, name: book?.reads === 'any case' ? name.toLowerCase() : name, spot, book }];
  });
}

const namesIn = (book: AnnotationBook): string[] => [...new Set(Object.values(book.kinds).flatMap(Object.keys))];

/** Names beyond this length are no slips, and slow to compare. */
const longest = 80;

/** Values beyond this length are not looked at: nobody writes them, and a pattern might take hours. */
const longestValue = 1000;

/** The name that an unknown one was probably meant to be; `undefined` for names that are known or may be new. */
function meant({ name, book }: Annotation): { known: string | undefined } | undefined {
  if (book === undefined) return undefined;
  const names = namesIn(book);
  if (names.includes(name)) return undefined;
  if (book.complete) return { known: name.length > longest ? undefined : nearest(name, names) };
  const known = names.find((other) => isSlip(name, other));
  return known === undefined ? undefined : { known };
}

const unknown: ManifestRule = {
  id: 'manifest/annotation-unknown',
  severity: 'error',
  kinds,
  title: 'An annotation has a name that its controller does not know',
  why: 'A controller passes over what it does not know, in silence. The timeout, limit or rewrite is then simply not there.',
  mend: 'Take the name that the message offers, or look it up in the controller’s documentation.',
  follows: ingressNginx.source,
  check: (document) =>
    annotationsOf(document).flatMap((annotation) => {
      const { prefix, name, spot } = annotation;
      const place = keyPlaceOf(spot);
      const other = prefixes.includes(prefix) ? undefined : prefixes.find((known) => isSlip(prefix, known));
      if (other !== undefined) {
        const message = `No controller reads ${quoted(prefix)}, expected ${quoted(other)}`;
        return [{ place, message, help: `Write ${other}/${name}` }];
      }
      const slip = meant(annotation);
      if (slip === undefined) return [];
      const { known } = slip;
      const reader = readerOf(`${prefix}/`)?.readBy ?? prefix;
      const such = known === undefined ? '' : `, such as ${quoted(known)}`;
      return [
        {
          place,
          message: `${reader} has no annotation ${quoted(name)}, expected one it knows${such}`,
          help: known === undefined ? 'Remove it.' : `Write ${prefix}/${known}`,
        },
      ];
    }),
};

const value: ManifestRule = {
  id: 'manifest/annotation-value',
  severity: 'error',
  kinds,
  title: 'The value of an annotation is not written as its controller reads it',
  why: 'ingress-nginx logs a line that nobody sees and goes on with its default; F5’s controller rejects the Ingress. Units differ: seconds here, milliseconds there, text with a unit elsewhere.',
  mend: 'Write the value as the message says.',
  follows: {
    text: 'ingress-nginx: validators of annotations',
    address:
      'https://github.com/kubernetes/ingress-nginx/blob/3146b86ac9e09df4834b297a559e0a5ce2025287/internal/ingress/annotations/parser/validators.go',
    read: '2026-11-25',
  },
  check: (document) =>
    annotationsOf(document).flatMap(({ name, spot, book }) => {
      const form = book?.kinds[document.kind]?.[name];
      const written = text(spot);
      if (form === undefined || written === undefined || written.length > longestValue) return [];
      if (form.pattern.test(written)) return [];
      if (written === '') {
        const message = `The value of ${quoted(name)} is empty, which counts as not set, expected ${form.said}`;
        return [{ place: placeOf(spot), message, help: 'Write the value that is meant, or remove the annotation.' }];
      }
      const message = `The value of ${quoted(name)} is ${quoted(written)}, expected ${form.said}`;
      return [{ place: placeOf(spot), message, help: `Write ${form.said}.` }];
    }),
};

const elsewhere: ManifestRule = {
  id: 'manifest/annotation-kind',
  severity: 'warning',
  kinds,
  title: 'An annotation stands on a kind on which its controller does not read it',
  why: 'It has no effect. Kong takes timeouts from the Service, HAProxy those of the client from its ConfigMap.',
  mend: 'Move it to the kind that the message names.',
  follows: {
    text: 'HAProxy Kubernetes Ingress Controller: available annotations',
    address:
      'https://github.com/haproxytech/kubernetes-ingress/blob/0245a02021bd874f5f1e7fca4b23e454975a2105/documentation/annotations.md',
    read: '2026-11-25',
  },
  check: (document) =>
    annotationsOf(document).flatMap(({ prefix, name, spot, book }) => {
      const readOn = Object.entries(book?.kinds ?? {}).filter(([, names]) => Object.hasOwn(names, name));
      const on = readOn.map(([kind]) => kind);
      if (on.length === 0 || on.includes(document.kind)) return [];
      const reader = readerOf(`${prefix}/`)?.readBy ?? prefix;
      const message = `${reader} does not read ${quoted(name)} on the kind ${document.kind}, expected it on ${on.join(' or ')}`;
      return [{ place: keyPlaceOf(spot), message, help: `Move it to the ${on.at(-1)}.` }];
    }),
};

const snippet: ManifestRule = {
  id: 'manifest/annotation-snippet',
  severity: 'warning',
  kinds: ['Ingress'],
  title: 'An annotation brings configuration of nginx along, which the controller refuses by default',
  why: 'Since version 1.9 the admission webhook of ingress-nginx refuses an Ingress with a snippet unless its administrator has allowed them for everybody, because a snippet can give away the secrets of the whole cluster.',
  mend: 'Use the annotation that does the same, or ask the administrators first.',
  follows: {
    text: 'ingress-nginx 1.9.0: changelog, “Disable user snippets per default”',
    address:
      'https://github.com/kubernetes/ingress-nginx/blob/d06029e3c51e93b080552c8d343a289166118df0/changelog/controller-1.9.0.md',
    read: '2026-11-25',
  },
  check: (document) =>
    annotationsOf(document)
      .filter(({ name, book }) => book === ingressNginx && /^[a-z]+-snippet$/.test(name))
      .map(({ name, spot }) => ({
        place: keyPlaceOf(spot),
        message: `The Ingress brings a ${quoted(name)}, expected none, as ingress-nginx refuses them by default`,
        help: 'Look for an annotation of its own that does the same.',
      })),
};

export const annotationRules: readonly ManifestRule[] = [elsewhere, snippet, unknown, value];
