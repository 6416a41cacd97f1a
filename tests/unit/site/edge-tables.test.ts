import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { routeSettings } from '../../../src/kubernetes/read-route.ts';
import { controllerCounts, edgeTables } from '../../../src/site/edge-tables.ts';
import { httpRoute, ingress } from '../kubernetes/edge-sample.ts';
import { makeOption, makeRecord } from '../record/sample.ts';

function manifests(...texts: string[]) {
  const documents = texts.flatMap((text, index) => parseManifest(`production/${index}.yaml`, text).documents);
  return { documents, routes: documents.flatMap((document) => routeSettings(document) ?? []) };
}

const service =
  'apiVersion: v1\nkind: Service\nmetadata: { name: api }\nspec: { type: LoadBalancer, ports: [{ port: 80 }] }\n';
const tables = (...texts: string[]) => edgeTables(makeRecord(), makeOption(), 'production', manifests(...texts));

describe('tables', () => {
  test('a route has two, of its stream and of the way in, a Service one', () => {
    expect(tables(ingress(), service).map(({ id, head }) => [id, head])).toEqual([
      ['ingress-agents-production-stream', 'Controller'],
      ['ingress-agents-production-way-in', 'Controller'],
      ['loadbalancer-api-production', 'Service'],
    ]);
  });

  test('none where nothing routes', () => {
    expect(tables()).toEqual([]);
  });
});

describe('counts', () => {
  const counts = (...texts: string[]) => controllerCounts(makeOption(), manifests(...texts));

  test('count a controller once that reads two kinds', () => {
    const [one, other, both] = [counts(ingress()), counts(httpRoute()), counts(ingress(), httpRoute())];
    expect(one.controllers).toBeGreaterThan(1);
    expect(both.controllers).toBeGreaterThan(Math.max(one.controllers, other.controllers));
    expect(both.controllers).toBeLessThan(one.controllers + other.controllers);
    expect(one.differing).toBeGreaterThan(0);
    expect(one.differing).toBeLessThan(one.settings);
  });

  test('are nought where no controller reads anything', () => {
    expect(counts(service)).toMatchObject({ controllers: 0, differing: 0 });
  });
});
