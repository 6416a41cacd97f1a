import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { browserArguments, browserEnvironment, ensureBrowser } from './browser.ts';
import { cacheKey, readDrawing, writeDrawing } from './cache.ts';
import { DiagramError, type Drawing } from './drawing.ts';
import { diagramError, emptyComments } from './failure.ts';
import { drawInPage } from './page-draw.ts';
import { straightenEdges } from './page-edges.ts';
import { mergeInPage } from './page-merge.ts';
import { outsideInPage } from './page-outside.ts';
import { type RawDrawing, takeFromPage } from './page-take.ts';
import { growZones, placeTitles } from './page-zones.ts';
import { mergeStyles, roundGeometry, shortenTags, withStyles } from './svg.ts';
import { fontSize, mermaidConfig, type Scheme } from './theme.ts';

/** Raise it with every change to `page-*.ts` or `svg.ts` that alters what comes out; it makes kept drawings stale. */
const tidying = 4;

/** How long a browser without work is kept: the next page often asks within moments. */
const idleMilliseconds = 3000;

/** Pages drawn on at once; each is a process of its own. */
const lanes = 2;

export interface Renderer {
  /**
   * Draws mermaid source, in both colour schemes, or takes the drawing from the cache.
   * @throws {DiagramError} where mermaid refuses the source, it has no `accTitle` and `accDescr`, or the drawing
   * reaches outside itself.
   */
  draw(source: string): Promise<Drawing>;
  /** Closes the browser, if one was started. It closes by itself soon after the last drawing. */
  close(): Promise<void>;
}

export interface RendererOptions {
  /** Where drawings are kept between builds. */
  readonly cacheDir?: string;
  /** Starts the browser; called by need only. */
  readonly launch?: () => Promise<Browser>;
}

/** What the browser itself said on its way out, of all that Playwright tells about a start that failed. */
function ownWords(error: unknown): unknown {
  const lines = [...String(error).matchAll(/^\s*(?:- )?\[pid=\d+\]\[err\] (.*)$/gm)].map(([, line = '']) => line);
  return lines.length === 0 ? error : new Error([...new Set(lines)].slice(0, 5).join('\n'));
}

async function launchBrowser(): Promise<Browser> {
  const executablePath = await ensureBrowser();
  const { chromium } = await import('playwright-core');
  try {
    return await chromium.launch({ executablePath, args: [...browserArguments], env: browserEnvironment() });
  } catch (error) {
    throw new Error(
      `The browser ${executablePath} does not start. Libraries it needs come with “sudo npx playwright install-deps chromium”; another browser is named by CHROMIUM_PATH.`,
      { cause: ownWords(error) },
    );
  }
}

const mermaidFolder = (): string => dirname(createRequire(import.meta.url).resolve('mermaid'));

function mermaidVersion(): string {
  const text = readFileSync(join(mermaidFolder(), '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

async function openPage(browser: Browser): Promise<Page> {
  // Whatever a source asks for, nothing is fetched for it.
  const page = await (await browser.newContext({ offline: true })).newPage();
  await page.setContent('<!doctype html><meta charset="utf-8"><body></body>');
  await page.addScriptTag({ path: join(mermaidFolder(), 'mermaid.min.js') });
  return page;
}

async function drawScheme(page: Page, source: string, id: string, scheme: Scheme): Promise<RawDrawing> {
  const failure = await page.evaluate(drawInPage, { source: emptyComments(source), config: mermaidConfig(scheme), id });
  if (failure !== undefined) throw diagramError(source, failure);
  await page.evaluate(straightenEdges);
  await page.evaluate(growZones);
  await page.evaluate(placeTitles);
  const drawing = await page.evaluate(takeFromPage, { id, fontSize });
  return { ...drawing, body: shortenTags(roundGeometry(drawing.body)) };
}

/** Two bodies, of which the style sheet shows one: for pictures that differ in more than colours. */
function bothBodies(light: RawDrawing, dark: RawDrawing, id: string): string {
  const night = dark.body.replaceAll(id, `${id}-dark`);
  const nightCss = dark.css.replaceAll(`#${id}`, `#${id}-dark`);
  const toggle = `#${id}-dark{display:none}@media screen{:root[data-theme='dark'] #${id}{display:none}:root[data-theme='dark'] #${id}-dark{display:block}}`;
  return withStyles(light.body, light.css + toggle) + withStyles(night, nightCss);
}

async function drawOn(page: Page, source: string, id: string): Promise<Drawing> {
  const light = await drawScheme(page, source, id, 'light');
  const { width, height, title, description } = light;
  const missing = title.trim() === '' ? 'accTitle' : 'accDescr';
  if (title.trim() === '' || description.trim() === '') {
    throw new DiagramError(`The diagram has no \`${missing}\`.`, 1, 'diagram/accessible-text');
  }
  const dark = await drawScheme(page, source, id, 'dark');
  const merged = await page.evaluate(mergeInPage, [light.body, dark.body] as const);
  const svg =
    merged === undefined
      ? bothBodies(light, dark, id)
      : withStyles(shortenTags(merged.body), mergeStyles(light.css, dark.css, merged.repaints, id));
  const outside = await page.evaluate(outsideInPage, svg);
  if (outside !== undefined) throw new DiagramError(`The drawing holds ${outside}.`, 1, 'diagram/outside');
  // One line, because Markdown ends a block of HTML at an empty one.
  return { svg: svg.replaceAll(/\s*\n\s*/g, ' '), width, height, title: title.trim(), description: description.trim() };
}

/** Makes a renderer. It starts a browser with the first drawing that the cache does not have, and not before. */
export function createRenderer({
  cacheDir = '.cache/diagrams',
  launch = launchBrowser,
}: RendererOptions = {}): Renderer {
  const version = mermaidVersion();
  const settings = [mermaidConfig('light'), mermaidConfig('dark')];
  const under = new Map<string, Promise<Drawing>>();
  const queues = Array.from({ length: lanes }, () => Promise.resolve<unknown>(undefined));
  let pages: Promise<Page>[] = [];
  let browser: Promise<Browser> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let waiting = 0;
  let turn = 0;

  const close = async (): Promise<void> => {
    clearTimeout(idle);
    const running = browser;
    browser = undefined;
    pages = [];
    await (await running?.catch(() => undefined))?.close();
  };

  const pageOf = (lane: number): Promise<Page> => {
    browser ??= launch();
    pages[lane] ??= browser.then(openPage);
    return pages[lane];
  };

  /** Queues a job on the next lane; a lane's jobs run one after another. */
  const queue = (job: (page: Page) => Promise<Drawing>): Promise<Drawing> => {
    const lane = turn % lanes;
    turn += 1;
    waiting += 1;
    clearTimeout(idle);
    const result = (queues[lane] ?? Promise.resolve()).then(() => pageOf(lane)).then(job);
    queues[lane] = result
      .catch(() => undefined)
      .finally(() => {
        waiting -= 1;
        if (waiting === 0) idle = setTimeout(() => void close(), idleMilliseconds);
      });
    return result;
  };

  const drawOnce = async (key: string, source: string): Promise<Drawing> => {
    const kept = await readDrawing(cacheDir, key);
    if (kept !== undefined) return kept;
    const drawing = await queue((page) => drawOn(page, source, `m${key.slice(0, 8)}`));
    await writeDrawing(cacheDir, key, drawing);
    return drawing;
  };

  return {
    close,
    draw(source) {
      const key = cacheKey([version, tidying, settings, source]);
      const running = under.get(key) ?? drawOnce(key, source).finally(() => under.delete(key));
      under.set(key, running);
      return running;
    },
  };
}
