import { parser, type QualifiedTag, type Tag } from 'sax';
import { expect, test } from 'vitest';
import type { DayOfChanges } from '../../../../src/site/changes/change.ts';
import { atomOf, type FeedFrame } from '../../../../src/site/changes/feed.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** The root element of an XML text. Throws where it is not well-formed. */
function parsed(xml: string): Element {
  // Its types do not know that it can be told to take no entities but those of XML.
  const options = { trim: false, strictEntities: true };
  const reader = parser(true, options);
  const open: Element[] = [{ name: '', attributes: {}, children: [], text: '' }];
  reader.onopentag = ({ name, attributes }: Tag | QualifiedTag) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  reader.ontext = (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  reader.onclosetag = () => void open.pop();
  reader.onerror = (error) => {
    throw error;
  };
  reader.write(xml).close();
  const root = open[0]?.children[0];
  if (root === undefined) throw new Error('no element');
  return root;
}

const of = ({ children }: Element, name: string) => children.filter((child) => child.name === name);
const textOf = (element: Element, name: string) => of(element, name).map(({ text }) => text);

const page = 'https://example.org/base/adr/0001-x/changes/';
const frame: FeedFrame = {
  title: 'Changes: <A> & “B”',
  author: 'The authors',
  self: 'https://example.org/base/adr/0001-x/changes.xml',
  page,
  dayLink: (day) => `${page}#day-${day}`,
  began: new Date('2026-01-01T00:00:00Z'),
};
const days: DayOfChanges[] = [
  {
    day: '2026-01-03',
    at: new Date('2026-01-03T12:00:00Z'),
    changes: [
      {
        kind: 'verdicts',
        text: 'A & B <one>: from good to ]]> poor',
        places: [{ label: 'A "quoted"', href: '/base/a/?x=1&y=2#b' }],
      },
      { kind: 'verdicts', text: 'Bell\u0007 and half a pair \ud800', places: [{ label: 'gone' }] },
      { kind: 'manifests', text: 'Manifests added', places: [{ label: 'a.yaml' }, { label: 'b.yaml' }] },
    ],
  },
  {
    day: '2026-01-02',
    at: new Date('2026-01-02T12:00:00Z'),
    changes: [{ kind: 'options', text: 'Added', places: [] }],
  },
];

test('a feed has all that RFC 4287 asks of it', () => {
  const feed = parsed(atomOf(frame, days));
  expect([feed.name, feed.attributes['xmlns']]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
  expect(textOf(feed, 'id')).toEqual([frame.self]);
  expect(textOf(feed, 'title')).toEqual([frame.title]);
  expect(textOf(feed, 'updated')).toEqual(['2026-01-03T12:00:00.000Z']);
  expect(of(feed, 'author').map((author) => textOf(author, 'name'))).toEqual([['The authors']]);
  expect(of(feed, 'link').map(({ attributes: { rel, href } }) => [rel, href])).toEqual([
    ['self', frame.self],
    ['alternate', page],
  ]);
  const entries = of(feed, 'entry');
  expect(entries.map((entry) => ['id', 'title', 'updated'].map((name) => textOf(entry, name)))).toEqual([
    [[`${page}#day-2026-01-03`], ['2026-01-03: Verdicts (2), Manifests (1)'], ['2026-01-03T12:00:00.000Z']],
    [[`${page}#day-2026-01-02`], ['2026-01-02: Options (1)'], ['2026-01-02T12:00:00.000Z']],
  ]);
  for (const entry of entries)
    expect(of(entry, 'content').map(({ attributes }) => attributes['type'])).toEqual(['html']);
});

test('an entry says what changed, as HTML with absolute addresses', () => {
  const [entry] = of(parsed(atomOf(frame, days)), 'entry');
  expect(entry && textOf(entry, 'content')).toEqual([
    '<h2>Verdicts</h2><ul><li>A &amp; B &lt;one&gt;: from good to ]]&gt; poor: <a href="https://example.org/base/a/?x=1&amp;y=2#b">A &quot;quoted&quot;</a></li><li>Bell and half a pair : gone</li></ul><h2>Manifests</h2><ul><li>Manifests added: a.yaml, b.yaml</li></ul>',
  ]);
});

test('a feed without entries is as old as what it is of', () => {
  const feed = parsed(atomOf(frame, []));
  expect(textOf(feed, 'updated')).toEqual(['2026-01-01T00:00:00.000Z']);
  expect(of(feed, 'entry')).toEqual([]);
});

test('a text that is no XML does not pass for it', () => {
  expect(() => parsed('<feed><id>a & b</id></feed>')).toThrow();
  expect(() => parsed('<feed><id></feed>')).toThrow();
});
