import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { knownKinds } from '../../../src/kubernetes/object-kinds.ts';
import { removedOf } from '../../../src/kubernetes/removed.ts';
import { loadSchema } from '../../../src/kubernetes/schemas.ts';
import { watch } from '../../../src/kubernetes/watched-value.ts';

const modules = join(import.meta.dirname, '../../../node_modules');
const names = [...new Set(knownKinds.map(({ from }) => from))];

/** The kinds of a package, read from its modules; lists are what a server answers, nobody writes them. */
function kindsIn(name: string): string[] {
  return globSync('**/*.js', { cwd: join(modules, name), exclude: ['_schemas/**'] }).flatMap((file) => {
    const text = readFileSync(join(modules, name, file), 'utf8');
    const [apiVersion, kind] = ['apiVersion', 'kind'].map(
      (field) => new RegExp(`static\\{this\\.${field}="([^"]+)"`).exec(text)?.[1],
    );
    return kind === undefined || kind.endsWith('List') ? [] : [`${apiVersion} ${kind}`];
  });
}

test('every kind of every package is known, or known to be removed', () => {
  const known = new Set(knownKinds.map(({ as, kind }) => `${as} ${kind}`));
  const others = names.flatMap(kindsIn).filter((key) => {
    const [apiVersion = '', kind = ''] = key.split(' ');
    return !known.has(key) && removedOf(apiVersion, kind) === undefined;
  });
  // Its schema says nothing but that it is an object.
  expect(others).toEqual(['install.istio.io/v1alpha1 IstioOperator']);
});

test('every schema says what its kind has', { timeout: 30_000 }, async () => {
  const silent = await Promise.all(
    knownKinds.map(async ({ apiVersion, kind, as }) => {
      const { value, asked } = watch({ apiVersion: as, kind, metadata: {} });
      (await loadSchema(apiVersion, kind))?.errorsIn(value);
      return (asked.get('')?.size ?? 0) > 3 ? [] : [`${apiVersion} ${kind}`];
    }),
  );
  expect(silent.flat()).toEqual([]);
});

test('every kind that is known has a schema, which judges objects of that kind', { timeout: 30_000 }, async () => {
  const silent = await Promise.all(
    knownKinds.map(async ({ apiVersion, kind, as }) => {
      const schema = await loadSchema(apiVersion, kind);
      const wrong = schema?.errorsIn({ apiVersion: as, kind: `${kind}s`, metadata: {} }) ?? [];
      return wrong.some(({ instancePath }) => instancePath === '/kind') ? [] : [`${apiVersion} ${kind}`];
    }),
  );
  expect(silent.flat()).toEqual([]);
});

test('no kind is both known and removed', () => {
  expect(knownKinds.filter(({ apiVersion, kind }) => removedOf(apiVersion, kind) !== undefined)).toEqual([]);
});
