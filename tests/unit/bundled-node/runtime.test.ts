import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const wanted = readFileSync('.nvmrc', 'utf8').trim();

interface Package {
  readonly bin?: Readonly<Record<string, string>>;
  readonly version?: string;
  readonly os?: string | readonly string[];
  readonly libc?: string | readonly string[];
  readonly engines?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, Package>> };
/** Packages that bring a `node` of their own, which npm puts before that of the machine. */
const bundled = Object.entries(packages).filter(([, { bin }]) => bin?.['node'] !== undefined);
const nameOf = (place: string) => place.replace('node_modules/', '');
const users = bundled.flatMap(([place]) =>
  Object.values(packages).filter((one) =>
    [one.dependencies, one.devDependencies, one.optionalDependencies].some((list) => list?.[nameOf(place)]),
  ),
);

test('all Nodes are of one major', () => {
  const majors = {
    engines: read('package.json').engines.node,
    types: packages['node_modules/@types/node']?.version?.split('.')[0],
    bundled: bundled.map(([, { version }]) => version?.split('.')[0]),
  };
  expect(majors).toEqual({ engines: `>=${wanted}`, types: wanted, bundled: [wanted, wanted, wanted] });
});

test('a Node is brought along only where the machine’s own is older, and only where it can run', () => {
  expect(users.map(({ os, libc, engines }) => ({ os, libc, engines }))).toEqual([
    ...[1, 2].map(() => ({ os: ['linux'], libc: ['glibc'], engines: { node: `<${wanted}` } })),
    { os: ['win32'], libc: undefined, engines: { node: `<${wanted}` } },
  ]);
});

test('no bot raises Node past what .nvmrc says', () => {
  const { updates } = parse(readFileSync('.github/dependabot.yml', 'utf8'));
  const npm = updates.find((update: { 'package-ecosystem': string }) => update['package-ecosystem'] === 'npm');
  expect(npm.ignore).toEqual(
    ['@types/node', ...bundled.map(([place]) => nameOf(place))].map((name) => ({
      'dependency-name': name,
      'update-types': ['version-update:semver-major'],
    })),
  );
});
