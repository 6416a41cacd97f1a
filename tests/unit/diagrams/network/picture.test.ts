import { describe, expect, test } from 'vitest';
import { marksIn } from '../../../../src/diagrams/network/legend.ts';
import { networkOf } from '../../../../src/diagrams/network/network.ts';
import { networkPicture } from '../../../../src/diagrams/network/picture.ts';
import { narrowest, textWidth, wrap } from '../../../../src/diagrams/network/text-width.ts';
import {
  api,
  edge,
  front,
  makeOption,
  makeRecord,
  newProxy,
  paths,
  wayOut,
  withComponents,
} from '../../record/sample.ts';

describe('the drawing', () => {
  const { drawing } = networkPicture(makeRecord(), makeOption(), 'on-site');

  test('has a title, a description and ids of its own', () => {
    expect(drawing.title).toBe('X, Straight, On-site: who dials whom');
    expect(drawing.svg).toContain(
      '<title id="picture-x-straight-on-site-title">X, Straight, On-site: who dials whom</title>',
    );
    expect(drawing.svg).toContain('aria-describedby="picture-x-straight-on-site-text"');
    const federated = networkPicture(makeRecord(), makeOption(), 'federated').drawing.svg;
    const idsIn = (svg: string) => [...svg.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set([...idsIn(drawing.svg), ...idsIn(federated)]).size).toBe(6);
  });

  test('is the same each time, on one line, without colours or styles of its own', () => {
    expect(networkPicture(makeRecord(), makeOption(), 'on-site').drawing).toEqual(drawing);
    expect(drawing.svg).not.toMatch(/\n|style|#[0-9a-f]{3}/);
  });

  test('escapes what markup would read', () => {
    const record = withComponents({ edge: { label: '<script>"&' } });
    expect(networkPicture(record, makeOption(), 'on-site').drawing.svg).toContain('&lt;script&gt;&quot;&amp;</text>');
  });

  test('says by shape and word what is in clear, encrypted, new and shared, and where TLS ends', () => {
    const svg = networkPicture(
      makeRecord(),
      makeOption({ paths: paths({ to: 'way-out', protocol: 'HTTP' }, edge, api) }),
      'on-site',
    ).drawing.svg;
    expect(svg).toMatch(/<g class="hop hop-1 flow-1 clear leading">.*?<path d="M6.5 6.*?HTTP, in clear<\/text><\/g>/);
    expect(svg).toMatch(/<g class="hop hop-2 flow-1 encrypted leading">.*?<path d="M2.5 6.*?>new<\/text>/);
    expect(svg).toMatch(/<g class="node proxy">.*?TLS ends here.*?Edge.*?<g class="window">/);
  });
});

describe('the legend', () => {
  const textsOf = (...options: ReturnType<typeof makeOption>[]) =>
    marksIn(options.map((option) => networkOf(makeRecord(), option, 'on-site'))).map(({ text }) => text);
  const today = makeOption({ paths: paths(wayOut, { ...edge, host: 'www.example.org' }, front, api) });

  test('holds what occurs in one of the pictures, and no more', () => {
    const usual = ['encrypted', 'not encrypted, inside the cluster'];
    expect(textsOf(today)).toEqual([...usual, 'browsers pass it too']);
    expect(textsOf(today, makeOption())).toEqual([...usual, 'not there today', 'browsers pass it too']);
    const clear = makeOption({ paths: paths({ to: 'gateway', protocol: 'HTTP' }), components: { gateway: newProxy } });
    expect(textsOf(clear)).toEqual(['encrypted', 'in clear, outside the cluster', 'not there today']);
  });
});

describe('widths of texts', () => {
  test.each([
    ['Outbound proxy and allow list', 'regular', 183.7],
    ['Outbound proxy and allow list', 'bold', 200.7],
    ['', 'regular', 0],
    ['語', 'regular', 14],
  ] as const)('“%s” in %s', (text, weight, width) => {
    expect(textWidth(text, weight)).toBeCloseTo(width, 0);
  });

  test('a text is wrapped at spaces, and a name at its dots', () => {
    expect(wrap('Outbound proxy and allow list', 150)).toEqual(['Outbound proxy and', 'allow list']);
    expect(wrap('identity.diamond.ac.uk', 100)).toEqual(['identity.', 'diamond.ac.uk']);
    expect(wrap('one', 5)).toEqual(['one']);
    expect(wrap('', 5)).toEqual([]);
  });

  test('the least width is that of the widest part', () => {
    expect(narrowest('a wide.example b')).toBe(textWidth('example'));
  });
});
