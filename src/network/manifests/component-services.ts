import type { ManifestDocument } from '../../kubernetes/parse.ts';
import { at, entries, nameOf, rootOf } from '../../kubernetes/spot.ts';
import type { Component } from '../platform.ts';

/** Whether a Service’s selector finds pods with these labels. */
export function selects(document: ManifestDocument, labels: Readonly<Record<string, string>>): boolean {
  const asked = entries(at(rootOf(document), 'spec', 'selector'));
  return asked.length > 0 && asked.every(([key, { value }]) => labels[key] === value);
}

/** The names of the Services that lead to a component: the one of today, and those that the documents define. */
export function servicesOf({ pods }: Component, documents: readonly ManifestDocument[]): string[] {
  const { labels = {}, service } = pods?.value ?? {};
  const defined = documents.filter((document) => document.kind === 'Service' && selects(document, labels));
  return [...(service === undefined ? [] : [service]), ...defined.map(nameOf)];
}
