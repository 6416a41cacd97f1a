import { expect, test } from 'vitest';
import { readDirective, readDirectives } from '../../../src/kubernetes/edge/nginx-conf.ts';
import {
  includedDirectives,
  type NginxServer,
  type NginxSettings,
  nginxSettings,
} from '../../../src/kubernetes/edge/nginx-server.ts';
import { nginxColumns } from '../../../src/kubernetes/edge/table.ts';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { originOf } from '../../../src/record/known-value.ts';
import { document } from '../../../src/record/source.ts';

const source = document('image', 'https://example.org/nginx.conf', '2026-11-25');

const server = (...lines: readonly `${string};`[]): NginxServer => ({
  location: '/api/',
  directives: lines.map((line) => ({ line, source })),
});

const image = server(
  'listen 80;',
  'rewrite ^/api/(.*) /$1 break;',
  'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
);

const configMap = (lines: readonly string[], { key = 'agents.conf', app = 'front', sign = '|' } = {}) =>
  [
    'apiVersion: v1',
    'kind: ConfigMap',
    `metadata: { name: conf, labels: { app: ${app} } }`,
    'data:',
    `  ${key}: ${sign}`,
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n');

const settings = (text: string, nginx = image): NginxSettings => {
  const { documents } = parseManifest('conf.yaml', text);
  return nginxSettings(nginx, includedDirectives({ app: 'front' }, documents));
};

const words = (all: NginxSettings) =>
  nginxColumns.map(({ cells }) =>
    cells(all)
      .map((cell) => `${cell.words}${'place' in cell.setting ? ` (line ${cell.setting.place.line})` : ''}`)
      .join(),
  );

test('an nginx of which nothing more is said has its own defaults', () => {
  const all = nginxSettings(image, []);
  expect(words(all)).toEqual([
    'port 80',
    '/api',
    '60 s',
    'no such limit',
    'yes',
    'yes',
    'yes',
    'no',
    '1 MiB',
    'HTTP/1.1',
    'X-Forwarded-For, added to',
  ]);
  expect([all.listener, all.strips, all.clientAddress].map(originOf)).toEqual(['fact', 'fact', 'fact']);
  expect([all.idle, all.body, all.upstream].map(originOf)).toEqual(['default', 'default', 'default']);
});

const sample = [
  '# why',
  'client_max_body_size 10m;',
  '',
  'proxy_http_version 1.0;',
  'proxy_buffering off; # at once',
  'proxy_pass_header X-Accel-Buffering;',
  'proxy_read_timeout 90s;',
];

test('a ConfigMap of its pods sets what it includes, with the line in the file', () => {
  expect(words(settings(configMap(sample)))).toEqual([
    'port 80',
    '/api',
    '90 s (line 12)',
    'no such limit',
    'no (line 10)',
    'yes',
    'no (line 11)',
    'no',
    '10 MiB (line 7)',
    'HTTP/1.0 (line 9)',
    'X-Forwarded-For, added to',
  ]);
});

test.each<[why: string, text: string]>([
  ['of other pods', configMap(sample, { app: 'back' })],
  ['under a key that nginx does not include', configMap(sample, { key: 'notes.txt' })],
])('a ConfigMap %s changes nothing', (_, text) => {
  expect(words(settings(text))).toEqual(words(nginxSettings(image, [])));
});

test.each<[why: string, lines: string[]]>([
  ['a block', ['location / {', '  proxy_buffering off;', '}']],
  ['a directive that nobody here knows', ['proxy_ignore_headers X-Accel-Buffering;']],
  ['half a directive', ['proxy_buffering off']],
  ['two in a line', ['proxy_buffering off; gzip on;']],
  ['a quoted value', ['proxy_read_timeout "60s";']],
  ['one twice, which nginx refuses', ['proxy_buffering off;', 'proxy_buffering on;']],
])('with %s, all is unknown', (_, lines) => {
  expect(new Set(Object.values(settings(configMap(lines))).map(originOf))).toEqual(new Set(['unknown']));
});

test('a value that cannot be read is unknown, and the rest is not', () => {
  const all = settings(configMap(['client_max_body_size ten;', 'gzip on;', 'proxy_read_timeout 60s;']));
  expect([all.body, all.gzip, all.idle].map(originOf)).toEqual(['unknown', 'unknown', 'set here']);
});

test('what the location sets itself goes before what is included around it', () => {
  const all = settings(configMap(sample), server('proxy_buffering on;', 'proxy_pass_header Server;'));
  expect(all.buffers).toEqual({ value: true, sources: [source] });
  expect(all.hidesHeader).toMatchObject({ value: true, source: {} });
  expect(all.strips).toEqual({ unknown: undefined });
});

test('the lines of a text that is no block are all where it starts', () => {
  const text = configMap(sample).replace(/: \|[\s\S]*$/, ': "proxy_buffering off;\\nproxy_read_timeout 90s;"\n');
  expect(settings(text).idle).toMatchObject({ place: { line: 5 } });
});

test('one line', () => {
  expect(readDirective('  proxy_buffering off;  # so')).toEqual({ name: 'proxy_buffering', args: ['off'] });
  expect(readDirective('rewrite ^/api/(.*) /$1 break;')?.args).toEqual(['^/api/(.*)', '/$1', 'break']);
  expect(readDirective('server {')).toBeUndefined();
  expect(readDirectives('', (line) => ({ file: 'a', line, column: 1 }))).toEqual([]);
});
