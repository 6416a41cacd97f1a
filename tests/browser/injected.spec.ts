import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { inlineHash, sealPage } from '../../src/site/content-policy.ts';

/** Another host, which nobody is to ask. */
const other = 'https://other.example.org';
const run = "globalThis.ran = 'yes'";
const inText = run.replaceAll("'", '&apos;');

type Injected = readonly [name: string, where: 'title' | 'text' | 'drawing', markup: string];

/** What nothing but the checks and the policy would keep off a page: each runs something or asks another host, if it is let. */
const injected: readonly Injected[] = [
  ['a script that a title lets out', 'title', `</title><script>${run}</script>`],
  ['a picture that a title lets out', 'title', `</title><img src="x" onerror="${inText}">`],
  ['a script', 'text', `<script>${run}</script>`],
  ['a module', 'text', `<script type="module">${run}</script>`],
  ['a script of data', 'text', `<script src="data:text/javascript,${encodeURIComponent(run)}"></script>`],
  ['a script of another host', 'text', `<script src="${other}/a.js"></script>`],
  ['a module of another host', 'text', `<script type="module">import '${other}/a.js';</script>`],
  [
    'a map of modules',
    'text',
    `<script type="importmap">{"imports":{"a":"${other}/a.js"}}</script><script type="module">import 'a';</script>`,
  ],
  ['an event of a picture', 'text', `<img src="x" onerror="${inText}">`],
  ['an event of an element', 'text', `<details open ontoggle="${inText}">a</details>`],
  ['a link', 'text', `<a class="injected" href="javascript:${inText};void 0">a</a>`],
  ['a frame of text', 'text', `<iframe srcdoc="<script>parent.${inText}</script>"></iframe>`],
  ['a frame that runs', 'text', `<iframe src="javascript:parent.${inText}"></iframe>`],
  ['a frame of another host', 'text', `<iframe src="${other}/"></iframe>`],
  ['an object', 'text', `<object data="${other}/a.html"></object>`],
  ['an embedded file', 'text', `<embed src="${other}/a.html">`],
  ['a form', 'text', `<form action="${other}/"><button class="injected">a</button></form>`],
  ['a base', 'text', `<base href="${other}/"><img src="a.png">`],
  ['a style sheet of another host', 'text', `<link rel="stylesheet" href="${other}/a.css">`],
  ['a style that imports', 'text', `<style>@import url("${other}/a.css");</style>`],
  ['a style in an attribute', 'text', `<p style="background: url(${other}/a.png)">a</p>`],
  ['a picture of another host', 'text', `<img src="${other}/a.png">`],
  ['a font of another host', 'text', `<link rel="preload" as="font" crossorigin href="${other}/a.woff2">`],
  ['a script', 'drawing', `<script>${run}</script>`],
  ['an event', 'drawing', `<image href="x" onerror="${inText}"/>`],
  ['a link', 'drawing', `<a class="injected" href="javascript:${inText};void 0"><text y="20">a</text></a>`],
  ['a picture', 'drawing', `<image href="${other}/a.png" width="9" height="9"/>`],
  ['a style that imports', 'drawing', `<style>@import url("${other}/a.css");</style>`],
  ['a filling', 'drawing', `<rect width="9" height="9" fill="url(${other}/a.svg#b)"/>`],
  ['HTML', 'drawing', `<foreignObject width="9" height="9"><iframe src="${other}/"></iframe></foreignObject>`],
];

const place: Readonly<Record<Injected[1], string>> = { title: '<title>', text: '<main>', drawing: '<svg>' };

/** A page as small as can be, with a script of our own. */
const [site, ours] = ['https://site.example.org/', 'document.body.dataset.whole = "yes"'];
const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A</title></head><body><main></main><svg></svg><script>${ours}</script></body></html>`;
const own = new Set([inlineHash(ours)]);

/** What a page did, or tried to. */
interface Seen {
  readonly whole: unknown;
  readonly ran: unknown;
  readonly asked: readonly string[];
  readonly reports: readonly string[];
}

/** Opens a page of the given HTML, clicks what is to be clicked, and waits a moment for something to happen. */
async function open(tab: Page, body: string): Promise<Seen> {
  const [asked, reports]: [string[], string[]] = [[], []];
  await tab.route(`${other}/**`, (route) => {
    asked.push(route.request().url());
    return route.fulfill({
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
      body: run,
    });
  });
  await tab.route(`${site}**`, (route) =>
    route.request().url() === site
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body })
      : route.fulfill({ status: 404 }),
  );
  tab.on('console', (message) => {
    if (/content security policy/i.test(message.text())) reports.push(message.text());
  });
  await tab.goto(site);
  const state = () =>
    tab.evaluate(() => [document.body.dataset['whole'], (globalThis as { ran?: unknown }).ran]).catch(() => []);
  const [whole] = await state();
  await tab.evaluate(() => document.querySelector('.injected')?.dispatchEvent(new MouseEvent('click')));
  const happened = async () => asked.length + reports.length > 0 || (await state())[1] !== undefined;
  await expect
    .poll(happened, { timeout: 1000 })
    .toBe(true)
    .catch(() => undefined);
  const [, ran] = await state();
  return { whole, ran, asked, reports };
}

for (const [name, where, markup] of injected) {
  test(`${where}: ${name} runs nothing and asks nobody, and would otherwise`, async ({ context }) => {
    const body = html.replace(place[where], (start) => start + markup);
    const free = await open(await context.newPage(), body);
    expect([free.ran, ...free.asked].filter(Boolean), 'without a policy').not.toEqual([]);

    const sealed = sealPage(body, own);
    expect(sealed.foreign, 'what the build says').not.toEqual([]);
    const held = await open(await context.newPage(), sealed.html);
    expect(held).toMatchObject({ whole: 'yes', ran: undefined, asked: [] });
    expect(held.reports, 'what the browser says').not.toEqual([]);
  });
}
