import { defineConfig } from 'vitest/config';

/** Unit tests that put another module in a module’s place, or start browsers by the environment: others would see it. */
export const alone = [
  'tests/unit/controllers/added.test.ts',
  'tests/unit/diagrams/*.test.ts',
  'tests/unit/site/publish.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: alone,
          // To load the program anew for every file took longer than all tests.
          isolate: false,
          // Some wait more than they reckon, so that no core need be left to the rest.
          maxWorkers: '100%',
          // GitHub's own linter of workflows imports JSON in a way that Node does not take.
          server: { deps: { inline: [/@actions\//] } },
        },
      },
      { test: { name: 'unit-alone', include: alone, maxWorkers: '100%' } },
      // The real kustomize builds every environment's manifests.
      { test: { name: 'kustomize', include: ['tests/kustomize/**/*.test.ts'] } },
      // Judges some ten thousand manifests, each with one fault put in.
      {
        test: { name: 'mutation', include: ['tests/mutation/**/*.test.ts'], hookTimeout: 600_000, maxWorkers: 2 },
      },
      // Real proxies on loopback, so one file at a time: they share the machine, and some measure time.
      { test: { name: 'lab', include: ['tests/lab/**/*.test.ts'], testTimeout: 60_000, fileParallelism: false } },
      // Most of these run the real commands on a copy of the project, so they take seconds, not milliseconds; those that
      // build the whole site would each take minutes if many ran side by side.
      {
        test: {
          name: 'fixtures',
          include: ['tests/fixtures/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
