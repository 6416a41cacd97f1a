import type { Controller } from '../../controllers/controller.ts';
import { controllerOf, controllers, looksAt, readers } from '../../controllers/index.ts';
import type { ManifestDocument } from '../parse.ts';
import { annotationsOf } from '../rules/annotations.ts';
import { atKey, type Objections } from '../rules/manifest-rule.ts';
import { quoted } from '../rules/name-forms.ts';
import { at, rootOf, text } from '../spot.ts';
import { anyOf } from './reference-words.ts';
import { nameOf, type ReferenceRule, type ReferenceSet } from './set.ts';

const readIngresses = Object.values<Controller>(controllers).filter(({ reads }) => reads.includes('Ingress'));

/** The name of an Ingress’s class, by the field or by the annotation that is older. */
const classOf = (document: ManifestDocument): string | undefined =>
  text(at(rootOf(document), 'spec', 'ingressClassName')) ??
  text(at(rootOf(document), 'metadata', 'annotations', 'kubernetes.io/ingress.class'));

/** The controllers that an IngressClass may belong to; none where it names another one. */
function namedBy(ingressClass: ManifestDocument): Controller[] {
  const named = text(at(rootOf(ingressClass), 'spec', 'controller')) ?? '';
  return readIngresses.filter((one) => one.class !== undefined && `${named}/`.startsWith(`${one.class.controller}/`));
}

/** The controllers of which one serves an Ingress, and whether its class says so rather than what runs there. */
interface Serving {
  readonly who: readonly Controller[];
  readonly byClass: boolean;
}

/**
 * What serves an Ingress: by the IngressClass in the set, by what its class is usually the name of, and by what is said to
 * run there. Nobody where none can say.
 */
function serving({ all, known }: ReferenceSet, document: ManifestDocument): Serving {
  const name = classOf(document);
  const own = all({ group: 'networking.k8s.io', kind: 'IngressClass' }).find((one) => nameOf(one) === name);
  if (name !== undefined && own !== undefined) return { who: namedBy(own), byClass: true };
  const usual = readIngresses.filter((one) => one.class?.usual.includes(name ?? ''));
  const there = (known?.controllers ?? []).flatMap((id) => controllerOf(id) ?? []);
  const both = usual.filter((one) => there.includes(one));
  if (usual.length > 0) return { who: both.length > 0 ? both : usual, byClass: true };
  return { who: there.filter((one) => readIngresses.includes(one)), byClass: false };
}

function objections(set: ReferenceSet, document: ManifestDocument): Objections {
  const { who, byClass } = serving(set, document);
  if (who.length === 0) return [];
  const all = annotationsOf(document);
  // Without a class, one that has what the controller reads as well was written for several on purpose.
  if (!byClass && all.some(({ key }) => who.some((one) => looksAt(one, key)))) return [];
  const others = all.flatMap((annotation) => {
    const reading = readers.filter((reader) => looksAt(reader, annotation.key));
    const forOthers = reading.length > 0 && reading.every((one) => readIngresses.some((other) => other === one));
    return forOthers && !reading.some((one) => who.some((other) => other === one)) ? [{ ...annotation, reading }] : [];
  });
  const name = classOf(document);
  const labels = anyOf(who.map(({ label }) => label));
  const serves = name === undefined ? 'the Ingress' : `the class ${quoted(name)}`;
  // Where one is another’s, all of its prefix are: that is one fault.
  return [...Map.groupBy(others, ({ prefix }) => prefix).values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const beside = more.length === 0 ? '' : ` and ${more.length} more of its prefix`;
    const message = `${quoted(first.key)}${beside} is for ${anyOf(first.reading.map(({ label }) => label))}, expected annotations of ${labels}, which serves ${serves}`;
    const help = 'Write what the controller that serves the Ingress has for it, or give the Ingress another class.';
    return atKey(first.spot, message, help);
  });
}

export const otherController: ReferenceRule = {
  id: 'manifest/annotation-other-controller',
  severity: 'warning',
  title: 'An Ingress has annotations of another controller than the one that serves it',
  why: 'Each controller reads its own annotations and passes over all others in silence: the timeout, limit or rewrite is simply not there.',
  mend: 'Write what the controller that serves the Ingress has for it, or give the Ingress another class.',
  follows: {
    text: 'NGINX Ingress Controller: running several Ingress controllers',
    address: 'https://docs.nginx.com/nginx-ingress-controller/installation/running-multiple-ingress-controllers/',
    read: '2026-12-01',
  },
  check: (set) =>
    set.all({ group: 'networking.k8s.io', kind: 'Ingress' }).flatMap((document) => objections(set, document)),
};
