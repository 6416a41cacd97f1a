import { expect, test } from 'vitest';
import { foreignMarkup } from '../../../src/site/foreign-markup.ts';
import { readHtml } from '../../../src/site/read-html.ts';

const foreign = (html: string) => foreignMarkup(readHtml(html));

test.each([
  ['a frame', '<iframe srcdoc="a"></iframe>'],
  ['an object', '<object></object>'],
  ['an embedded file', '<embed>'],
  ['a base', '<base>'],
  ['a redirection', '<meta http-equiv="refresh" content="0;url=https://other.example.org/">'],
  ['a form', '<form></form>'],
  ['an event attribute', '<p onclick="a()">b</p>'],
  ['an event attribute in capitals and without quotes', '<p ONCLICK=a()>b</p>'],
  ['an event attribute of a drawing', '<svg onload="a()"></svg>'],
  ['a link that runs', '<a href="javascript:a()">b</a>'],
  ['a link that runs, with references and line breaks', '<a href=" java&#10;Script&colon;a()">b</a>'],
  ['a link to data', '<a href="data:text/html,a">b</a>'],
  ['a link of a drawing that runs', '<svg><a xlink:href="javascript:a()"></a></svg>'],
  ['a script of another host', '<script src="https://other.example.org/a.js"></script>'],
  ['a picture of another host', '<img src="//other.example.org/a.png">'],
  ['a picture in a set', '<img srcset="https://other.example.org/a.png 2x">'],
  ['a picture of a drawing', '<svg><image href="https://other.example.org/a.png"></image></svg>'],
  ['a style that fetches', '<p style="background: url(&quot;a.png&quot;)">b</p>'],
  ['a filling of a drawing', '<svg><rect fill="url(https://other.example.org/a.svg#b)"></rect></svg>'],
  ['a connection in advance', '<link rel="preconnect" href="https://other.example.org">'],
  ['a style sheet of another host', '<link rel="stylesheet" href="https://other.example.org/a.css">'],
])('%s is named', (_name, html) => {
  expect(foreign(`<p>${html}</p>`)).toHaveLength(1);
});

test.each([
  ['links', '<a href="https://other.example.org/a">b</a> <a href="#c">c</a> <a href="mailto:a@example.org">d</a>'],
  ['files of the site', '<img src="/base/a.png"><script src="a.js"></script><link rel="stylesheet" href="a.css">'],
  ['its own address', '<link rel="canonical" href="https://site.example.org/a/">'],
  ['parts of a drawing', '<svg><use href="#a"></use><path marker-end="url(#b)"></path></svg>'],
  ['what is only spoken of', '<p title="onclick=a() url(b)">onclick="a()" <code>&lt;iframe&gt;</code></p>'],
  ['attributes of data', '<p data-on="a" data-src="https://other.example.org/">one</p>'],
])('%s are let be', (_name, html) => {
  expect(foreign(html)).toEqual([]);
});
