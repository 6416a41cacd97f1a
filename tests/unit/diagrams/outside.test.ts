import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createRenderer, type Renderer } from '../../../src/diagrams/render.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Another host: nobody is to ask it, neither who draws nor who reads. */
const asked: string[] = [];
let server: Server;
let cacheDir: string;
let renderer: Renderer;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cacheDir = await mkdtemp(join(tmpdir(), 'diagrams-'));
  renderer = createRenderer({ cacheDir });
});

afterEach(() => expect(asked.splice(0), 'what the other host was asked').toEqual([]));

afterAll(async () => {
  await renderer.close();
  server.close();
  await rm(cacheDir, { recursive: true });
});

const texts = ['  accTitle: T', '  accDescr: D'];
const flowchart = (...lines: readonly string[]) =>
  ['flowchart TB', ...texts, '  A["a"] --> B["b"]', ...lines].join('\n');

/** Draws a source in which `HOST` stands for the other host. */
const draw = (source: string) =>
  renderer.draw(source.replaceAll('HOST', `http://127.0.0.1:${(server.address() as AddressInfo).port}`));

describe('a drawing that leads or reaches outside is refused', () => {
  test.each([
    ['a link that runs', flowchart('  click A href "javascript:globalThis.ran=1"')],
    ['a link', flowchart('  click A href "HOST/a"')],
    ['a link of a class', ['classDiagram', ...texts, '  class A', '  click A href "HOST/a"'].join('\n')],
    ['a link of a sequence', ['sequenceDiagram', ...texts, '  A->>B: a', '  link A: C @ HOST/a'].join('\n')],
  ])('%s', async (_name, source) => {
    await expect(draw(source)).rejects.toMatchObject({ name: 'DiagramError', rule: 'diagram/outside' });
  });
});

test('a picture of another host is not fetched, even to draw', async () => {
  const source = flowchart('  C@{ img: "HOST/a.png", label: "c", w: 60, h: 60 }');
  await expect(draw(source)).rejects.toMatchObject({ name: 'DiagramError' });
});

describe('a source changes no setting', () => {
  /** A drawing without the id that its source gives it. */
  const bare = async (source: string): Promise<string> => {
    const { svg } = await draw(source);
    return svg.replaceAll(/^<svg id="([^"]+)"/.exec(svg)?.[1] ?? '', '');
  };

  test.each([
    ['securityLevel', 'loose'],
    ['htmlLabels', true],
    ['flowchart', { htmlLabels: true, curve: 'step' }],
    ['themeCSS', '.node rect { background: url(HOST/a.png); }'],
    ['themeCSS', '@import url(HOST/a.css);'],
    ['fontFamily', 'serif'],
    ['theme', 'forest'],
    ['themeVariables', { primaryColor: '#ff0000' }],
    ['look', 'handDrawn'],
    ['dompurifyConfig', { ADD_TAGS: ['script'] }],
    ['secure', []],
  ])('%s to %j', async (name, value) => {
    const settings = JSON.stringify({ [name]: value });
    const plain = await bare(flowchart());
    expect(await bare(`%%{init: ${settings}}%%\n${flowchart()}`), 'by a directive').toBe(plain);
    expect(await bare(`---\nconfig: ${settings}\n---\n${flowchart()}`), 'in front').toBe(plain);
  });

  test('but its layout', async () => {
    expect(await bare(`---\nconfig:\n  layout: elk\n---\n${flowchart()}`)).not.toBe(await bare(flowchart()));
  });
});
