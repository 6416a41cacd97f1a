import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          // GitHub's own linter of workflows imports JSON in a way that Node does not take.
          server: { deps: { inline: [/@actions\//] } },
        },
      },
      // The real kustomize builds every environment's manifests.
      { test: { name: 'kustomize', include: ['tests/kustomize/**/*.test.ts'] } },
      // Judges some ten thousand manifests, each with one fault put in.
      {
        test: { name: 'mutation', include: ['tests/mutation/**/*.test.ts'], hookTimeout: 600_000, maxWorkers: 2 },
      },
      // Real proxies on loopback, so one file at a time: they share the machine, and some measure time.
      { test: { name: 'lab', include: ['tests/lab/**/*.test.ts'], testTimeout: 60_000, fileParallelism: false } },
      // Each of these runs the real commands on a copy of the project, so they take seconds, not milliseconds; those that
      // build the whole site would each take minutes if files ran side by side.
      {
        test: {
          name: 'fixtures',
          include: ['tests/fixtures/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
