import { describe, expect, test } from 'vitest';
import { lint } from './prose-project.ts';

describe('plain-markup', () => {
  const element = (name: string) =>
    `Unexpected element \`<${name}>\`, expected Markdown, a component or one of \`details\`, \`section\`, \`summary\``;
  const ofComponent = (name: string) => `Unexpected attribute \`${name}\`, expected none that holds code or markup`;
  const ofElement = (name: string) => `Unexpected attribute \`${name}\`, expected one of \`id\`, \`open\``;
  const address = (url: string) =>
    `Unexpected address \`${url}\`, expected one of this site or one that begins with \`http:\`, \`https:\`, \`mailto:\``;
  const runs = (text: string) => `Unexpected address \`${text}\`, expected one that runs nothing`;
  const spread = 'Unexpected spread attributes, expected each by its name';
  const inCode = 'Unexpected element or attribute within code, expected none that runs or loads something';

  test.each([
    ['a script', 'A <script>globalThis.ran = 1</script>.', '1:3', element('script')],
    ['a script of another host', '<script src="https://example.org/a.js" />', '1:1', element('script')],
    ['a frame', '<iframe srcdoc="a" />', '1:1', element('iframe')],
    ['an object', '<object data="a" />', '1:1', element('object')],
    ['an embedded file', '<embed src="a" />', '1:1', element('embed')],
    ['a base', '<base href="https://example.org/" />', '1:1', element('base')],
    ['a redirection', '<meta http-equiv="refresh" content="0" />', '1:1', element('meta')],
    ['a link to a file', '<link rel="preconnect" href="https://example.org" />', '1:1', element('link')],
    ['a style', '<style>a</style>', '1:1', element('style')],
    ['a form', '<form action="https://example.org" />', '1:1', element('form')],
    ['a picture', '<img src="x" onerror="a()" />', '1:1', element('img')],
    ['a drawing', '<svg onload="a()" />', '1:1', element('svg')],
    ['an element of a name of its own', '<x-a />', '1:1', element('x-a')],
    ['a link that is an element', 'A <a href="https://example.org">b</a>.', '1:3', element('a')],
    ['an event attribute', '<details ontoggle="a()" open>b</details>', '1:10', ofElement('ontoggle')],
    ['an event attribute as JSX has it', '<details onToggle={a}>b</details>', '1:10', ofElement('onToggle')],
    ['HTML in an attribute', '<details set:html="a" />', '1:10', ofElement('set:html')],
    ['a style in an attribute', '<details style="background: url(//x)" />', '1:10', ofElement('style')],
    ['an event attribute of a component', '<Manifest\n  onclick="a()"\n/>', '2:3', ofComponent('onclick')],
    ['HTML in an attribute of a component', '<Manifest set:html={a} />', '1:11', ofComponent('set:html')],
    ['a spread', '<Manifest {...a} />', '1:11', spread],
    ['a spread of an element', '<details {...a} />', '1:10', spread],
    ['a component’s address that runs', '<Card href="javascript:a()" />', '1:7', runs('javascript:a()')],
    ['one within code', "<Card href={'jAvascript:a()'} />", '1:7', runs("'jAvascript:a()'")],
    ['one of data', '<Card href=" data:text/html,a" />', '1:7', runs(' data:text/html,a')],
    ['an element within an expression', 'A {[1].map(() => <img src="x" />)}.', '1:3', inCode],
    ['an event within an expression', 'A {[1].map(() => <b onClick={a}>c</b>)}.', '1:3', inCode],
    ['one within an attribute', '<Card a={<script />} />', '1:7', inCode],
    ['one that is exported', 'export const A = () => <script />;', '1:1', inCode],
    ['a link that runs', 'A [b](javascript:a()).', '1:3', address('javascript:a()')],
    ['one with a reference', 'A [b](jav&#x61;script&colon;a()).', '1:3', address('javascript:a()')],
    ['one with a line break', 'A [b](java&#10;script:a()).', '1:3', address('java\nscript:a()')],
    ['one in capitals', 'A [b](JAVASCRIPT:a()).', '1:3', address('JAVASCRIPT:a()')],
    ['one of an old script', 'A [b](vbscript:a).', '1:3', address('vbscript:a')],
    ['one to data', 'A [b](data:text/html,a).', '1:3', address('data:text/html,a')],
    ['one that is defined below', 'A [b][].\n\n[b]: javascript:a()', '3:1', address('javascript:a()')],
    [
      'a picture of another host',
      '![b](https://example.org/b.png)',
      '1:1',
      'Unexpected picture `https://example.org/b.png`, expected one of this repository',
    ],
    [
      'a picture by reference',
      '![b][]\n\n[b]: https://example.org/b.png',
      '1:1',
      'Unexpected picture by reference, expected its address in place',
    ],
  ])('names %s', async (_name, text, place, message) => {
    const path = 'src/content/docs/x.mdx';
    expect(await lint({ [path]: `${text}\n` })).toEqual([`${path}:${place} prose/markup: ${message}`]);
  });

  test.each([
    ['a script', '<script>globalThis.ran = 1</script>'],
    ['a script in what only looks like a comment', '<!--> <script>globalThis.ran = 1</script> -->'],
    ['any element', '<details>b</details>'],
  ])('names %s in Markdown without JSX', async (_name, text) => {
    const path = 'src/content/docs/x.md';
    expect(await lint({ [path]: `${text}\n` })).toEqual([
      `${path}:1:1 prose/markup: Unexpected HTML, expected Markdown`,
    ]);
  });

  test('names an address in angle brackets that runs', async () => {
    const path = 'src/content/docs/x.md';
    expect(await lint({ [path]: 'A <javascript:a()>.\n' })).toEqual([
      `${path}:1:3 prose/markup: ${address('javascript:a()')}`,
    ]);
  });

  test.each([
    [
      'components and the elements that fold',
      '<details id="a" open>\n<summary>B</summary>\n\n<Card a={1 < 2} b="On-site: c" />\n\n</details>',
    ],
    ['links', '[a](https://example.org) [b](#c) [d](/base/e/) [f](mailto:g@example.org)\n\n## C'],
    ['what is shown as code', '`<script>` and `javascript:a()`\n\n```html\n<iframe onload="a()"></iframe>\n```'],
    ['imports and expressions', "import { a } from './a.ts';\n\nText {a} {'b'}."],
  ])('takes %s', async (_name, text) => {
    expect(await lint({ 'src/content/docs/x.mdx': `${text}\n` })).toEqual([]);
  });
});

describe('diagram-outside', () => {
  const path = 'src/content/docs/x.mdx';
  const texts = ['accTitle: T', 'accDescr: D'];
  const fence = (...lines: readonly string[]) => `Text.\n\n\`\`\`mermaid\n${lines.join('\n')}\n\`\`\`\n`;
  /** A flowchart whose first line of its own is the file's seventh. */
  const flowchart = (...lines: readonly string[]) => fence('flowchart LR', ...texts, ...lines);

  test.each([
    ['a directive', fence('%%{init: {"securityLevel": "loose"}}%%', 'flowchart LR', ...texts), '4:1', 'settings'],
    ['one further down', flowchart('  %%{ wrap }%%'), '7:3', 'settings'],
    [
      'settings in front',
      fence('---', 'config:', '  htmlLabels: true', '---', 'flowchart LR', ...texts),
      '4:1',
      'settings',
    ],
    [
      'settings beside the layout',
      fence('---', 'config:', '  layout: elk', '  themeCSS: "a{}"', '---', 'flowchart LR', ...texts),
      '4:1',
      'settings',
    ],
    ['a link', flowchart('  click A href "javascript:a()"'), '7:3', 'link'],
    ['a call', flowchart('  A --> B; click A call a()'), '7:12', 'link'],
    ['a link of a sequence', fence('sequenceDiagram', ...texts, 'link A: B @ https://example.org'), '7:1', 'link'],
    ['a picture', flowchart('A@{ img: "https://example.org/a.png" }'), '7:2', 'picture or icon'],
    ['an icon', flowchart('A@{ shape: icon,', '  icon: "a:b" }'), '7:2', 'picture or icon'],
    ['a style with an address', flowchart('style A fill:url(https://example.org/a)'), '7:14', 'address in a style'],
    ['a class with an address', flowchart('classDef a fill:URL (//example.org/a)'), '7:17', 'address in a style'],
    ['HTML', flowchart('A["<img src=x onerror=a()>"]'), '7:4', 'HTML'],
  ])('names %s', async (_name, text, place, what) => {
    expect(await lint({ [path]: text })).toEqual([
      `${path}:${place} diagram/outside: Unexpected ${what} in a diagram, expected none`,
    ]);
  });

  test.each([
    ['a layout', fence('---', 'config:', '  layout: elk', '---', 'flowchart LR', ...texts, 'A --> B')],
    ['comments, line breaks and arrows', flowchart('%% note', 'A["a<br/>b"] <--> B', 'C o--o D')],
    ['labels that speak of links', flowchart('A["`**a**', 'links two networks`"]', 'link --> click')],
    ['stereotypes', fence('classDiagram', ...texts, 'class A {', '  <<interface>>', '}')],
    ['messages', fence('sequenceDiagram', ...texts, 'A->>B: link: see http://a/b, data: c')],
  ])('takes %s', async (_name, text) => {
    expect(await lint({ [path]: text })).toEqual([]);
  });
});
