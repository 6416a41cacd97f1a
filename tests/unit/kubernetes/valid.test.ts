import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { apiVersionsOf, groupOf } from '../../../src/kubernetes/object-kinds.ts';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { referenceFindings } from '../../../src/kubernetes/references/index.ts';
import { judge } from '../../../src/kubernetes/rules/judge-document.ts';
import { validateDocument } from '../../../src/kubernetes/validate.ts';
import { said } from './said.ts';

const folder = join(import.meta.dirname, 'valid');

/** Valid manifests, made after what the projects’ own documentation shows; the comment above each names the page. */
const files = globSync('*.yaml', { cwd: folder }).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  return { file, text, ...parseManifest(file, text) };
});

async function allSaid(documents: (typeof files)[number]['documents']): Promise<string[]> {
  const validated = await Promise.all(documents.map(validateDocument));
  const judged = documents.flatMap((document) => judge(document, documents));
  return [...validated.flat(), ...judged, ...referenceFindings(documents)].map(said);
}

describe.each(files)('$file', ({ text, documents, findings }) => {
  test('is read whole', () => {
    expect(findings).toEqual([]);
    expect(documents.length).toBe(text.split(/^---$/m).length);
  });

  test('names a source for each document', () => {
    expect(text.split(/^---\n/m).filter((part) => !part.startsWith('# After '))).toEqual([]);
  });

  test.each(
    documents.map((document) => [document.kind, JSON.stringify(document.value['metadata']), document] as const),
  )('%s %s has no findings', async (_kind, _metadata, document) => {
    expect(await allSaid([document])).toEqual([]);
  });

  test('has no findings when applied together', async () => {
    expect(await allSaid(documents)).toEqual([]);
  });
});

test('there are many, of all kinds that carry traffic to a backend', () => {
  const documents = files.flatMap((one) => one.documents);
  expect(documents.length).toBeGreaterThanOrEqual(120);
  const kinds = new Set(documents.map(({ kind, apiVersion }) => `${groupOf(apiVersion)} ${kind}`));
  const wanted = [
    ...[
      'ConfigMap',
      'Deployment',
      'HorizontalPodAutoscaler',
      'Ingress',
      'NetworkPolicy',
      'PodDisruptionBudget',
      'Service',
    ],
    ...['BackendTLSPolicy', 'Gateway', 'GRPCRoute', 'HTTPRoute', 'ReferenceGrant', 'TCPRoute', 'TLSRoute', 'UDPRoute'],
    ...['Certificate', 'ClusterIssuer', 'Issuer', 'IngressRoute', 'Middleware', 'SealedSecret'],
  ];
  expect(wanted.filter((kind) => !kinds.has(`${groupOf(apiVersionsOf(kind)[0] ?? '')} ${kind}`))).toEqual([]);
});
