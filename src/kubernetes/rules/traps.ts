import { regexAnnotation, rewriteAnnotation } from '../../controllers/ingress-nginx.ts';
import { oncePer } from '../once.ts';
import type { ManifestDocument } from '../parse.ts';
import { at, entries, items, nameOf, rootOf, type Spot, text } from '../spot.ts';
import { annotation, pathsOf, rewriteDocs, rulesOf } from './ingress-parts.ts';
import { atValue, type ManifestRule, type ManifestSet } from './manifest-rule.ts';
import { isSlip, quoted } from './name-forms.ts';
import { opened } from './upstream.ts';

const hasAnnotation = (document: ManifestDocument, part: RegExp): boolean =>
  entries(at(rootOf(document), 'metadata', 'annotations')).some(([key]) => part.test(key));

/** Whether the community controller takes the paths of an Ingress as regular expressions. */
export const usesRegex = (document: ManifestDocument): boolean =>
  text(annotation(document, regexAnnotation)) === 'true' || text(annotation(document, rewriteAnnotation)) !== undefined;

const covers = (pattern: string, host: string): boolean =>
  pattern === host || (pattern.startsWith('*.') && host.slice(host.indexOf('.')) === pattern.slice(1));

const tlsHosts: ManifestRule = {
  id: 'manifest/ingress-tls-host',
  severity: 'warning',
  kinds: ['Ingress'],
  title: 'The hosts with TLS and the hosts with rules are not the same',
  why: 'A TLS entry lists the hosts that its certificate is for. What a controller does for other hosts, and with requests that no rule matches, is left to it.',
  mend: 'List the host in both places.',
  follows: opened('v1/types.go', 'Kubernetes: IngressSpec and IngressTLS'),
  check: (document) => {
    const root = rootOf(document);
    const secured = items(at(root, 'spec', 'tls')).map((entry) => items(at(entry, 'hosts')));
    // An entry without hosts is for whatever the controller makes of it.
    if (secured.length === 0 || secured.some((hosts) => hosts.length === 0)) return [];
    const named = (spots: readonly Spot[]) =>
      spots.flatMap((spot) => {
        const host = text(spot);
        return host === undefined || host === '' ? [] : [{ host, spot }];
      });
    const inTls = named(secured.flat());
    const inRules = named(rulesOf(root).map((rule) => at(rule, 'host')));
    const bare = inRules.filter(({ host }) => !inTls.some((one) => covers(one.host, host)));
    // Rules for every host, a default backend and some annotations serve hosts that no rule names.
    const open =
      inRules.length < rulesOf(root).length ||
      inRules.length === 0 ||
      at(root, 'spec', 'defaultBackend').value !== undefined ||
      hasAnnotation(document, /\/(from-to-www-redirect|server-alias|host-aliases|redirect-from)/);
    const idle = inTls.filter(
      ({ host }) => !open && !inRules.some((one) => covers(one.host, host) || covers(host, one.host)),
    );
    // A name misspelt in one of the two places is both at once, and one fault.
    if (bare.length > 0 && idle.length > 0) {
      return bare.flatMap(({ host, spot }) => {
        const like = idle.find((one) => isSlip(one.host, host));
        if (like === undefined) return [];
        const message = `The rule’s host ${quoted(host)} and the TLS host ${quoted(like.host)} are nearly the same, expected them to be the same`;
        return atValue(spot, message, 'Correct the one that is misspelt.');
      });
    }
    return [
      ...bare.map(({ host, spot }) => {
        const message = `No TLS entry has the host ${quoted(host)}, expected one, as for the others`;
        return atValue(spot, message, `Add ${host} to the hosts of a TLS entry.`);
      }),
      ...idle.map(({ host, spot }) => {
        const message = `No rule has the TLS host ${quoted(host)}, expected one that does`;
        return atValue(spot, message, 'Add a rule for it, or correct the name.');
      }),
    ];
  },
};

/** What nobody writes into a path who does not mean a pattern. */
const plainlyPattern = /\.\*|\(\/\||\|\$\)|\/\*$/;

const patternType: ManifestRule = {
  id: 'manifest/ingress-pattern-type',
  severity: 'warning',
  kinds: ['Ingress'],
  title: 'A path of type Exact or Prefix holds a regular expression',
  why: 'Exact and Prefix compare text, so a controller that keeps to the API never matches the path. ingress-nginx refuses it where it validates path types strictly, as newer releases do by default.',
  mend: 'Write pathType: ImplementationSpecific, or a plain path.',
  follows: opened('inspector.go', 'ingress-nginx: ValidatePathType'),
  check: (document) => {
    const pattern = usesRegex(document) ? /[()[\]{}*+?|^$\\]/ : plainlyPattern;
    return pathsOf(rootOf(document)).flatMap((entry) => {
      const value = text(at(entry, 'path'));
      const type = text(at(entry, 'pathType'));
      if (value === undefined || (type !== 'Exact' && type !== 'Prefix') || !pattern.test(value)) return [];
      const message = `The ${type} path ${quoted(value)} is a pattern, expected plain text or the type ImplementationSpecific`;
      return atValue(at(entry, 'path'), message, 'Write pathType: ImplementationSpecific');
    });
  },
};

const captureUnused: ManifestRule = {
  id: 'manifest/ingress-capture-unused',
  severity: 'warning',
  kinds: ['Ingress'],
  title: 'A path captures its rest and nothing uses it',
  why: 'Groups are there for the rewrite to put back what they capture. The usual reason for one that nothing uses is that the rewrite was forgotten, so that the backend gets the path with its prefix.',
  mend: 'Add the rewrite, or write the path without the group.',
  follows: rewriteDocs,
  check: (document) => {
    // Other controllers have other ways, and snippets may do anything.
    if (hasAnnotation(document, /rewrite|strip|path-|snippet|middleware|redirect|plugins/)) return [];
    return pathsOf(rootOf(document)).flatMap((entry) => {
      const spot = at(entry, 'path');
      const value = text(spot);
      if (value === undefined || !value.includes('(.*)')) return [];
      const message = `The path ${quoted(value)} captures its rest, expected a rewrite that uses it`;
      return atValue(spot, message, `Add ${rewriteAnnotation}, such as /$2.`);
    });
  },
};

const classOf = (document: ManifestDocument): unknown => at(rootOf(document), 'spec', 'ingressClassName').value;

const hostsOf = (document: ManifestDocument): Set<string> =>
  new Set(rulesOf(rootOf(document)).map((rule) => text(at(rule, 'host')) ?? ''));

/** By host, the Ingresses of a set that use no regular expressions. */
const plainIn = oncePer((set: ManifestSet) => {
  const plain = set.filter((one) => one.kind === 'Ingress' && !usesRegex(one));
  return Map.groupBy(
    plain.flatMap((document) => [...hostsOf(document)].map((host) => ({ host, document }))),
    ({ host }) => host,
  );
});

const sharedHost: ManifestRule = {
  id: 'manifest/ingress-shared-host',
  severity: 'warning',
  kinds: ['Ingress'],
  title: 'An Ingress turns the paths of another Ingress into regular expressions',
  why: 'ingress-nginx takes all paths of a host as regular expressions without regard to capitals as soon as one Ingress of that host has use-regex or rewrite-target.',
  mend: 'Give the rewritten paths a host of their own, or know that the others match otherwise.',
  follows: opened('ingress-path-matching.md', 'ingress-nginx: path priority, important notes'),
  check: (document, set) => {
    if (!usesRegex(document)) return [];
    const key = text(annotation(document, regexAnnotation)) === 'true' ? regexAnnotation : rewriteAnnotation;
    return [...hostsOf(document)].flatMap((host) => {
      const other = plainIn(set)
        .get(host)
        ?.find((one) => classOf(one.document) === classOf(document))?.document;
      if (other === undefined) return [];
      const name = nameOf(other);
      const where = host === '' ? 'rules without a host' : `the host ${quoted(host)}`;
      const message = `The Ingress ${quoted(name)} has ${where} too, expected it to be alone there`;
      return atValue(annotation(document, key), message, 'Use a host of its own.');
    });
  },
};

export const trapRules: readonly ManifestRule[] = [captureUnused, patternType, sharedHost, tlsHosts];
