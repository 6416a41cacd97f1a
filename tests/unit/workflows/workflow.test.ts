import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { actionOf, faultsOf, type Job, onMain, type Workflow } from './workflow-rules.ts';

const files = globSync('.github/workflows/*.yml');
const texts = files.map((file) => readFileSync(file, 'utf8'));
const workflows = texts.map((text) => parse(text) as Workflow);

test.each(files)('%s is without fault', async (file) => {
  expect(await faultsOf(file, readFileSync(file, 'utf8'))).toEqual([]);
});

const sound = `name: Site
on: push
permissions: {}
jobs:
  build:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: read
    outputs:
      page: \${{ steps.pages.outputs.base_path }}
    steps:
      - id: pages
        uses: actions/configure-pages@45bfe0192ca1faeb007ade9deae92b16b8254a0d # v6.0.0
      - run: npm test
      - uses: actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0
  deploy:
    if: ${onMain}
    needs: build
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ needs.build.outputs.page }}
    steps:
      - uses: actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0
`;

/** What a workflow without fault is made to say, and all that is found in it then. */
const broken: readonly (readonly [name: string, from: string, to: string, faults: unknown])[] = [
  ['nothing wrong', 'name: Site', 'name: Site', []],
  ['an expression that is none', 'github.ref ==', 'github.ref =', [expect.stringContaining("Unexpected symbol: '='")]],
  ['a context that is none', 'github.ref', 'gihub.ref', [expect.stringContaining("Unrecognized named-value: 'gihub'")]],
  ['an output that is none', 'outputs.page }', 'outputs.pag }', [expect.stringContaining('might be invalid: pag')]],
  ['an expression left open', 'base_path }}', 'base_path }', [expect.stringContaining('The expression is not closed')]],
  ['a key that is none', 'outputs:\n', 'output:\n', expect.arrayContaining(["10: Unexpected value 'output'"])],
  ['an event that is none', 'on: push', 'on: pusch', [expect.stringContaining("Unexpected value 'pusch'")]],
  ['a right that is none', 'contents: read', 'content: read', ["9: Unexpected value 'content'"]],
  ['a job that is none', 'needs: build', 'needs: biuld', expect.arrayContaining(["19: Value 'biuld' is not valid"])],
  ['a job without a machine', '    runs-on: ubuntu-24.04\n', '', ['6: Required property is missing: runs-on']],
  ['YAML that is none', 'on: push', 'on: [push', expect.arrayContaining([expect.stringMatching(/^\d+: /)])],
  [
    'a tag for a commit',
    '45bfe0192ca1faeb007ade9deae92b16b8254a0d # v6.0.0',
    'v6',
    [
      'not pinned to a commit of a release: actions/configure-pages@v6',
      'the actions of Pages are not known to fit together',
    ],
  ],
  [
    'an old major',
    '@45bfe0192ca1faeb007ade9deae92b16b8254a0d # v6.0.0',
    '@983d7736d9b0ae728b81ab479565c72886d7745b # v5.0.0',
    [
      'on a Node that GitHub has removed: actions/configure-pages 5',
      'the actions of Pages are not known to fit together',
    ],
  ],
  [
    'an action that nobody knows',
    '- run: npm test',
    '- uses: somebody/something@45bfe0192ca1faeb007ade9deae92b16b8254a0d # v1.0.0',
    ['whose Node nobody has looked up: somebody/something'],
  ],
  ['a shell script that is none', 'run: npm test', 'run: if npm test', ['no shell script: if npm test']],
  [
    'an expression in a script',
    'run: npm test',
    `run: echo '\${{ github.head_ref }}'`,
    [`an expression in a script: echo '\${{ github.head_ref }}'`],
  ],
  ['rights of all jobs', 'permissions: {}', 'permissions:\n  contents: read', ['rights for jobs that do not ask']],
  ['a right to write', 'contents: read', 'contents: write', ['build may write contents']],
  ['rights not said', '    permissions:\n      contents: read\n', '', ['build does not say what it may do']],
  ['no limit to its time', '    timeout-minutes: 5\n', '', ['build has no time limit']],
  ['a deployment of any branch', `    if: ${onMain}\n`, '', ['deploy deploys from more than main']],
  [
    'a deployment past protection',
    'github-pages',
    'pages',
    ['deploy deploys outside the environment that is protected'],
  ],
  [
    'our code beside a deployment',
    '      - uses: actions/deploy',
    '      - run: npm test\n      - uses: actions/deploy',
    ['deploy does more with its rights than deploy'],
  ],
];

test.each(broken)('%s', async (name, from, to, faults) => {
  expect(sound).toContain(from);
  expect(await faultsOf(`${name}.yml`, sound.replace(from, to))).toEqual(faults);
});

/** The one job that tests. */
const testing = workflows
  .flatMap(({ on, jobs }) => Object.values(jobs).map((job) => ({ on, job })))
  .filter(({ job }) => job.steps.some(({ run }) => run?.startsWith('npm test')));
const { job } = testing[0] as { readonly job: Job };
const runs = job.steps.flatMap(({ run }) => run ?? []);

test('a pull request and main are judged by the same steps, and only what publishes is kept to main', () => {
  expect(testing.map(({ on }) => Object.keys(on))).toEqual([['pull_request', 'push', 'workflow_dispatch']]);
  expect(job.steps.filter((step) => step.if === onMain).map(actionOf)).toEqual([
    'actions/configure-pages',
    'actions/upload-pages-artifact',
  ]);
});

test('before the tests come the programs that they need, and none may be left out', () => {
  const order = ['.ci/programs', 'npm ci', 'npm test -- --all', 'npm run build -- --release'];
  expect(runs.filter((run) => order.includes(run))).toEqual(order);
});

test('the tests have the time that they have been seen to take on two slow cores, twice over', () => {
  expect(job['timeout-minutes']).toBeGreaterThanOrEqual(2 * 30);
});

test('the Node of .nvmrc runs them', () => {
  const setup = job.steps.find((step) => actionOf(step) === 'actions/setup-node');
  expect(setup?.with).toMatchObject({ 'node-version-file': '.nvmrc' });
});

test('what the browser tests leave behind is kept where they fail', () => {
  const [, folder] = /outputFolder: '([^']+)'/.exec(readFileSync('playwright.config.ts', 'utf8')) ?? [];
  const kept = job.steps.filter((step) => actionOf(step) === 'actions/upload-artifact');
  expect(kept).toEqual([
    expect.objectContaining({
      if: 'failure()',
      with: expect.objectContaining({ path: folder, 'include-hidden-files': true }),
    }),
  ]);
});
