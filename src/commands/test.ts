import { parseArgs } from 'node:util';
import { findPrograms, missingMessage } from '../lab/run/find-programs.ts';
import { findKustomize } from './given/kustomize/tool.ts';
import { run } from './run.ts';
import { quickSteps, runSteps, type Step } from './steps.ts';

/** Everything that can be run alone as “npm run test:…”, in the order in which it fails fastest. */
async function steps(): Promise<readonly Step[]> {
  const lackingKustomize =
    findKustomize() === undefined ? 'neither kustomize nor kubectl is installed here' : undefined;
  const lackingPrograms = missingMessage((await findPrograms()).missing);
  return [
    ...quickSteps,
    { script: 'test:kustomize', what: 'What kustomize makes of the manifests', lacking: lackingKustomize },
    {
      script: 'test:mutation',
      what: 'Samples with one fault put in by program: each fault that somebody minds must be found',
    },
    { script: 'test:lab', what: 'Options’ paths on real proxies', lacking: lackingPrograms, beside: true },
    { script: 'build', what: 'The whole site (installs Chromium where none is found, to draw the diagrams)' },
    {
      script: 'test:fixtures',
      what: 'Copies of the project with one thing wrong: each must fail with its one message',
    },
    { script: 'test:browser', what: 'The built site in a browser' },
  ];
}

/** `npm test`: with `--all`, as the workflow asks, a step that cannot run here fails, and the browser visits every page. */
async function main(): Promise<number> {
  const { all } = parseArgs({ options: { all: { type: 'boolean', default: false } } }).values;
  if (all) process.env['EVERY_PAGE'] = 'yes';
  return runSteps(await steps(), { all });
}

await run(main);
