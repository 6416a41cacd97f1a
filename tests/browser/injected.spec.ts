import type { Page } from '@playwright/test';
import { test as base, expect } from '@playwright/test';
import { sealPage } from '../../src/site/content-policy.ts';
import { firstOf, htmlOf, optionPages } from './built-site.ts';
import { siteAddress } from './site-test.ts';

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
  ['a part of another file', 'drawing', `<use href="${other}/a.svg#b"/>`],
  ['a style that imports', 'drawing', `<style>@import url("${other}/a.css");</style>`],
  ['a filling', 'drawing', `<rect width="9" height="9" fill="url(${other}/a.svg#b)"/>`],
  ['HTML', 'drawing', `<foreignObject width="9" height="9"><iframe src="${other}/"></iframe></foreignObject>`],
];

const place: Readonly<Record<Injected[1], (html: string, markup: string) => string>> = {
  title: (html, markup) => html.replace(/<title>/, (start) => start + markup),
  text: (html, markup) => html.replace(/<main[^>]*>/, (start) => start + markup),
  drawing: (html, markup) => html.replace(/<\/svg>(?=<\/div>)/, (end) => markup + end),
};

const page = firstOf(optionPages);
const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/;
/** The page as Astro made it, and the hashes of what of ours stands on it. */
const html = htmlOf(page).replace(policy, '');
const own = new Set(policy.exec(htmlOf(page))?.[1]?.match(/'sha256-[^']*'/g));

/** Opens a page of the given HTML, clicks what is to be clicked, and tells what ran and who was asked. */
async function open(tab: Page, body: string): Promise<{ ran: unknown; asked: string[]; reports: string[] }> {
  const [asked, reports]: [string[], string[]] = [[], []];
  await tab.route(`${other}/**`, (route) => {
    asked.push(route.request().url());
    return route.fulfill({
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
      body: run,
    });
  });
  await tab.route(`**/${page}`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  tab.on('console', (message) => {
    if (/content security policy/i.test(message.text())) reports.push(message.text());
  });
  await tab.goto(siteAddress() + page, { waitUntil: 'load' });
  const clicked = tab.locator('.injected');
  if ((await clicked.count()) > 0) await clicked.dispatchEvent('click').catch(() => undefined);
  await expect
    .poll(() => reports.length + asked.length, { timeout: 300 })
    .toBeGreaterThan(0)
    .catch(() => undefined);
  const ran = await tab.evaluate(() => (globalThis as { ran?: unknown }).ran).catch(() => undefined);
  return { ran, asked, reports };
}

for (const [name, where, markup] of injected) {
  base(`${where}: ${name} runs nothing and asks nobody, and would otherwise`, async ({ context }) => {
    const body = place[where](html, markup);
    expect(body).not.toBe(html);
    const free = await open(await context.newPage(), body);
    expect([free.ran, ...free.asked].filter(Boolean), 'without a policy').not.toEqual([]);

    const sealed = sealPage(body, own);
    expect(sealed.foreign, 'what the build says').not.toEqual([]);
    const held = await open(await context.newPage(), sealed.html);
    expect(held).toMatchObject({ ran: undefined, asked: [] });
    expect(held.reports, 'what the browser says').not.toEqual([]);
  });
}

base('the page itself is whole under its policy', async ({ context }) => {
  const sealed = sealPage(html, own);
  expect(sealed.foreign).toEqual([]);
  expect(await open(await context.newPage(), sealed.html)).toEqual({ ran: undefined, asked: [], reports: [] });
});
