import path from 'node:path';
import { parseArgs } from 'node:util';
import { drawAll } from '../diagrams/draw-all.ts';
import { openProject } from '../project/open-project.ts';
import { formatFindings } from '../record/report.ts';
import { styleHashes } from '../site/content-policy.ts';
import { brokenLinks, writeContentPolicies } from '../site/finish.ts';
import { ownScripts } from '../site/own-scripts.ts';
import { publishSite, restoreSite } from '../site/publish.ts';
import { renderer } from '../site/renderer.ts';
import { holdLock } from './lock.ts';
import { run } from './run.ts';

const root = process.cwd();
/** Pages are made here and take the place of the site when all is well, so that a failed build leaves the last good one alone. */
const draft = path.join(root, '.cache/dist');
const site = path.join(root, 'dist');
const started = performance.now();

const say = (line: string) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${line}`);

/** `npm run build`: with `--release`, as for what is published, evidence that is stale stops the build. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { release: { type: 'boolean', default: false } } });
  // Refuses settings that make no sense, which is to be said as any other error is.
  const { config } = await import('../site/config.ts');
  await holdLock(path.join(root, '.cache/build.lock'), () => say('Waiting for another build in this checkout'));
  restoreSite(site);
  say('Checking records, manifests, prose and evidence');
  const findings = await (await openProject(root)).findings(values);
  if (findings.length > 0) console.error(formatFindings(findings, 'text'));
  if (findings.some(({ severity }) => severity === 'error')) return 1;

  say('Drawing diagrams that are not in the cache');
  const { drawings, findings: undrawn } = await drawAll(root, renderer, (done, all) => {
    if (done % 10 === 0 || done === all) say(`  ${done} of ${all}`);
  });
  await renderer.close();
  if (undrawn.length > 0) {
    console.error(formatFindings(undrawn, 'text'));
    return 1;
  }

  say('Building pages');
  // Astro takes half a second to load, which a build that stops at its checks need not wait for.
  const { build } = await import('astro');
  const scripts = ownScripts();
  await build({ root, outDir: draft, logLevel: 'warn', vite: { plugins: [scripts.plugin] } });

  say('Checking links and scripts on the built pages');
  const broken = brokenLinks(draft, config.base);
  for (const { page, address, message } of broken) console.error(`${page}  error  ${address}: ${message}`);
  const own = new Set([...scripts.hashes, ...drawings.flatMap(({ svg }) => styleHashes(svg))]);
  const foreign = writeContentPolicies(draft, own, config.giscus ? ['https://giscus.app'] : []);
  for (const { page, message } of foreign) console.error(`${page}  error  ${message}`);
  if (broken.length > 0 || foreign.length > 0) return 1;

  publishSite(draft, site);
  say('Built the site into dist');
  return 0;
}

await run(main);
