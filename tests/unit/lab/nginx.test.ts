import { describe, expect, test } from 'vitest';
import { nginxConf } from '../../../src/lab/config/nginx.ts';
import type { ProxySettings } from '../../../src/lab/hop.ts';
import { realTime, usualScale } from '../../../src/lab/scale.ts';
import { seconds } from '../../../src/record/quantity.ts';
import { pem, proxy } from './sample.ts';

const lines = (changed: Partial<ProxySettings> = {}, more: object = {}): string[] =>
  nginxConf({
    settings: proxy(changed),
    listen: { port: 8443, certificate: pem },
    upstream: { port: 8000 },
    scale: usualScale,
    workers: 2,
    folder: '/w/edge',
    ...more,
  })
    .split('\n')
    .map((line) => line.trim());

test('every setting is written out, in the lab’s time', () => {
  expect(lines()).toEqual(
    expect.arrayContaining([
      'listen 127.0.0.1:8443 ssl;',
      'server_name agents.example.org;',
      'location "/" {',
      'proxy_http_version 1.1;',
      'proxy_set_header Connection "";',
      'proxy_buffering off;',
      'proxy_read_timeout 6000ms;',
      'client_max_body_size 10485760;',
      'gzip off;',
      'worker_shutdown_timeout 24000ms;',
      'worker_connections 1024;',
      'proxy_set_header X-Forwarded-For $remote_addr;',
      'proxy_pass http://127.0.0.1:8000;',
    ]),
  );
});

test('real time is real', () => {
  expect(lines({}, { scale: realTime })).toContain('proxy_read_timeout 60000ms;');
});

describe('one setting changes its own lines', () => {
  test.each<[string, Partial<ProxySettings>, string[], string[]]>([
    ['buffering', { buffers: true }, ['proxy_buffering on;'], ['proxy_buffering off;']],
    ['no limit on bodies', { body: 'none' }, ['client_max_body_size 0;'], []],
    ['silence', { idle: seconds(10) }, ['proxy_read_timeout 1000ms;'], []],
    ['no limit on silence', { idle: 'none' }, ['proxy_read_timeout 24d;'], []],
    ['a header not heeded', { heedsHeader: false }, ['proxy_ignore_headers X-Accel-Buffering;'], []],
    ['a header passed on', { hidesHeader: false }, ['proxy_pass_header X-Accel-Buffering;'], []],
    ['compression', { gzip: true }, ['gzip on;', 'gzip_types *;'], ['gzip off;']],
    ['HTTP/1.0', { upstream: 'HTTP/1.0' }, ['proxy_http_version 1.0;'], ['proxy_set_header Connection "";']],
  ])('%s', (_what, changed, has, lacks) => {
    const found = lines(changed);
    expect(found).toEqual(expect.arrayContaining(has));
    for (const line of lacks) expect(found).not.toContain(line);
  });

  test('no patience with old streams is no line at all', () => {
    expect(lines({ reload: 'none' }).filter((line) => line.startsWith('worker_shutdown_timeout'))).toEqual([]);
  });
});

describe('paths', () => {
  const locations = (path: ProxySettings['paths'][number]) =>
    lines({ paths: [path] }).filter((line) => /^(location|rewrite|return)/.test(line));

  test('a prefix matches whole elements of a path', () => {
    expect(locations({ path: '/api', match: 'prefix', strips: '/api' })).toEqual([
      'location = "/api" {',
      'rewrite "^/api(?:/(.*))?$" /$1 break;',
      'location "/api/" {',
      'rewrite "^/api(?:/(.*))?$" /$1 break;',
      'location / {',
      'return 404;',
      'return 404;',
    ]);
  });

  test('a pattern stays one', () => {
    expect(locations({ path: '/api(/|$)(.*)', match: 'regex', strips: '/api' })[0]).toBe(
      'location ~* "^/api(/|$)(.*)" {',
    );
  });

  test('where nothing is passed on, files are served if there are any', () => {
    const found = lines({ paths: [{ path: '/api/', match: 'prefix', strips: '/api' }] }, { files: '/w/spa' });
    expect(found).toEqual(expect.arrayContaining(['root /w/spa;', 'try_files $uri /index.html;']));
  });
});

describe('a host beside the agents’', () => {
  const paths = [{ path: '/api(/|$)(.*)', match: 'regex', strips: '/api' }] as const;
  const found = (host: string) =>
    lines({ paths }, { beside: { host, port: 8080 } }).filter((line) =>
      /^(server_name|location|proxy_pass|return)/.test(line),
    );

  test('has a server of its own', () => {
    expect(found('smartem.example.org')).toEqual([
      'server_name agents.example.org;',
      'location ~* "^/api(/|$)(.*)" {',
      'proxy_pass http://127.0.0.1:8000;',
      'location / {',
      'return 404;',
      'server_name smartem.example.org;',
      'location "/" {',
      'proxy_pass http://127.0.0.1:8080;',
      'server_name _;',
      'return 404;',
    ]);
  });

  test('shares the server where it is the same host', () => {
    expect(found('agents.example.org')).toEqual([
      'server_name agents.example.org;',
      'location ~* "^/api(/|$)(.*)" {',
      'proxy_pass http://127.0.0.1:8000;',
      'location "/" {',
      'proxy_pass http://127.0.0.1:8080;',
      'server_name _;',
      'return 404;',
    ]);
  });
});

test('a limit on requests counts all of them together', () => {
  expect(lines({ rate: 100 })).toEqual(
    expect.arrayContaining(['limit_req_zone all zone=all:1m rate=100r/s;', 'limit_req zone=all burst=50 nodelay;']),
  );
  expect(lines().filter((line) => line.startsWith('limit_req'))).toEqual([]);
});

test('a hop without hosts answers for all of them', () => {
  const found = lines({ hosts: [] });
  expect(found).toContain('listen 127.0.0.1:8443 ssl default_server;');
  expect(found).not.toContain('return 404;');
});

test('clients have to show a certificate where the hop asks for it, and it shows one where it is asked', () => {
  const found = lines(
    {},
    {
      listen: { port: 8443, certificate: pem, clientAuthority: '/c/ca.crt' },
      upstream: { port: 8000, tls: { authority: '/c/ca.crt', name: 'api.lab', certificate: pem } },
    },
  );
  expect(found).toEqual(
    expect.arrayContaining([
      'ssl_verify_client on;',
      'proxy_ssl_verify on;',
      'proxy_ssl_name api.lab;',
      'proxy_ssl_certificate /c/edge.crt;',
      'proxy_pass https://127.0.0.1:8000;',
    ]),
  );
});
