import { knownOf, ownerOf, prefixOf, readers } from '../../controllers/index.ts';
import { prefix as communityPrefix } from '../../controllers/ingress-nginx.ts';
import { nearest } from '../../record/nearest.ts';
import type { ManifestDocument } from '../parse.ts';
import { at, entries, rootOf, type Spot, text } from '../spot.ts';
import { atKey, atValue, type ManifestRule } from './manifest-rule.ts';
import { isSlip, quoted } from './name-forms.ts';
import { opened } from './upstream.ts';

/** Where people write annotations for whoever leads requests to a backend. */
const kinds = ['ConfigMap', 'Deployment', 'Gateway', 'HTTPRoute', 'Ingress', 'Namespace', 'Service'];

interface Written {
  readonly key: string;
  readonly prefix: string;
  readonly name: string;
  readonly spot: Spot;
}

/** The annotations of an object whose keys have a prefix. */
export const annotationsOf = (document: ManifestDocument): Written[] =>
  entries(at(rootOf(document), 'metadata', 'annotations')).flatMap(([key, spot]) => {
    const prefix = prefixOf(key);
    return prefix === undefined ? [] : [{ key, prefix, name: key.slice(prefix.length + 1), spot }];
  });

const prefixes = [...new Set(readers.flatMap((reader) => reader.prefixes))];

/** The keys that are known, by prefix. */
const known = Map.groupBy(new Set(readers.flatMap(({ annotations }) => Object.keys(annotations))), prefixOf);

/** The names that are known under a prefix. */
const namesUnder = (prefix: string): string[] => (known.get(prefix) ?? []).map((key) => key.slice(prefix.length + 1));

/** Values beyond this length are not looked at: nobody writes them, and a pattern might take hours. */
const longestValue = 1000;

/** The prefix that was meant by one that nobody reads; `undefined` for those that may be anybody’s. */
function meantPrefix(prefix: string): string | undefined {
  const once = readers.find(({ gone = [] }) => gone.includes(prefix));
  return once === undefined ? prefixes.find((one) => isSlip(prefix, one)) : once.prefixes[0];
}

/** The name that an unknown one was probably meant to be; `undefined` for names that are known or may be new. */
function meant({ key, prefix, name }: Written): { known: string | undefined } | undefined {
  if (knownOf(key).length > 0) return undefined;
  if (ownerOf(prefix)?.complete) {
    return { known: nearest(name, namesUnder(prefix)) };
  }
  const written = ownerOf(prefix)?.anyCase ? name.toLowerCase() : name;
  const slip = namesUnder(prefix).find((other) => isSlip(written, other));
  return slip === undefined ? undefined : { known: slip };
}

const unknown: ManifestRule = {
  id: 'manifest/annotation-unknown',
  kinds,
  title: 'An annotation has a name that its controller does not know',
  why: 'A controller passes over what it does not know, in silence. The timeout, limit or rewrite is then simply not there.',
  mend: 'Take the name that the message offers, or look it up in the controller’s documentation.',
  follows: opened('annotations-risk.md', 'ingress-nginx: annotations, scope and risk'),
  check: (document) =>
    annotationsOf(document).flatMap((annotation) => {
      const { prefix, name, spot } = annotation;
      const owner = ownerOf(prefix);
      const other = owner === undefined ? meantPrefix(prefix) : undefined;
      if (other !== undefined) {
        const message = `No controller reads ${quoted(prefix)}, expected ${quoted(other)}`;
        return atKey(spot, message, `Write ${other}/${name}`);
      }
      const slip = meant(annotation);
      if (slip === undefined) return [];
      const such = slip.known === undefined ? '' : `, such as ${quoted(slip.known)}`;
      const message = `${owner?.label ?? prefix} has no annotation ${quoted(name)}, expected one it knows${such}`;
      return atKey(spot, message, slip.known === undefined ? 'Remove it.' : `Write ${prefix}/${slip.known}`);
    }),
};

const value: ManifestRule = {
  id: 'manifest/annotation-value',
  kinds,
  title: 'The value of an annotation is not written as its controller reads it',
  why: 'ingress-nginx logs a line that nobody sees and goes on with its default; F5’s controller rejects the Ingress. Units differ: seconds here, milliseconds there, text with a unit elsewhere.',
  mend: 'Write the value as the message says.',
  follows: opened('parser/validators.go', 'ingress-nginx: validators of annotations'),
  check: (document) =>
    annotationsOf(document).flatMap(({ key, name, spot }) => {
      const forms = knownOf(key).flatMap(({ form, on = ['Ingress'] }) => (on.includes(document.kind) ? [form] : []));
      const [form] = forms;
      const written = text(spot);
      if (form === undefined || written === undefined || written.length > longestValue) return [];
      if (document.kind === 'ConfigMap' || forms.some(({ read }) => read(written) !== undefined)) return [];
      if (written === '') {
        const message = `The value of ${quoted(name)} is empty, which counts as not set, expected ${form.said}`;
        return atValue(spot, message, 'Write the value that is meant, or remove the annotation.');
      }
      const message = `The value of ${quoted(name)} is ${quoted(written)}, expected ${form.said}`;
      return atValue(spot, message, `Write ${form.said}.`);
    }),
};

const elsewhere: ManifestRule = {
  id: 'manifest/annotation-kind',
  severity: 'warning',
  kinds,
  title: 'An annotation stands on a kind on which its controller does not read it',
  why: 'It has no effect. Kong takes timeouts from the Service; what a ConfigMap is to set for all Ingresses stands in its data, without the prefix.',
  mend: 'Move it to the kind that the message names.',
  follows: opened('documentation/annotations.md', 'HAProxy Kubernetes Ingress Controller: available annotations'),
  check: (document) =>
    annotationsOf(document).flatMap(({ key, prefix, name, spot }) => {
      const on = [...new Set(knownOf(key).flatMap((one) => one.on ?? ['Ingress']))];
      const here = document.kind === 'ConfigMap' ? 'metadata' : document.kind;
      if (on.length === 0 || on.includes(here)) return [];
      const message = `${ownerOf(prefix)?.label ?? prefix} does not read ${quoted(name)} on the kind ${document.kind}${here === 'metadata' ? ' but in its data' : ''}, expected it on ${on.join(' or ')}`;
      const help =
        on.includes('ConfigMap') || here === 'metadata'
          ? `Write ${name} as a key of a ConfigMap’s data.`
          : `Move it to the ${on.at(-1)}.`;
      return atKey(spot, message, help);
    }),
};

const snippet: ManifestRule = {
  id: 'manifest/annotation-snippet',
  severity: 'warning',
  kinds: ['Ingress'],
  title: 'An annotation brings configuration of nginx along, which the controller refuses by default',
  why: 'Since version 1.9 the admission webhook of ingress-nginx refuses an Ingress with a snippet unless its administrator has allowed them for everybody, because a snippet can give away the secrets of the whole cluster.',
  mend: 'Use the annotation that does the same, or ask the administrators first.',
  follows: opened('controller-1.9.0.md', 'ingress-nginx 1.9.0: changelog, “Disable user snippets per default”'),
  check: (document) =>
    annotationsOf(document)
      .filter(({ prefix, name }) => prefix === communityPrefix && /^[a-z]+-snippet$/.test(name))
      .map(({ name, spot }) => {
        const message = `The Ingress brings a ${quoted(name)}, expected none, as ingress-nginx refuses them by default`;
        return atKey(spot, message, 'Look for an annotation of its own that does the same.');
      }),
};

const needed: ManifestRule = {
  id: 'manifest/annotation-needs',
  severity: 'warning',
  kinds: ['Ingress'],
  title: 'An annotation stands without the one that it belongs to',
  why: 'ingress-nginx and Contour pass over most of them in silence: where one was to ask for a password, everybody gets in. F5’s controller rejects the whole Ingress.',
  mend: 'Add the other annotation, or remove this one.',
  follows: opened(
    'nginx-configuration/annotations.md',
    'ingress-nginx: annotations for canaries, affinity, authentication and CORS',
  ),
  check: (document) => {
    const all = annotationsOf(document);
    const present = new Set(all.map(({ key }) => key));
    return all.flatMap(({ prefix, name, spot }) => {
      const missing = ownerOf(prefix)?.needs?.find(
        ({ names, other }) => names.test(name) && !present.has(`${prefix}/${other}`),
      );
      if (missing === undefined) return [];
      const { other, alone } = missing;
      const message = `The annotation ${quoted(name)} ${alone}, expected ${quoted(other)} beside it`;
      return atKey(spot, message, `Add ${prefix}/${other}`);
    });
  },
};

export const annotationRules: readonly ManifestRule[] = [elsewhere, needed, snippet, unknown, value];
