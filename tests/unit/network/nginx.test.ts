import { expect, test } from 'vitest';
import { checkSamples } from '../../../src/network/manifests/samples.ts';
import { changed, record } from '../frozen/record.ts';

async function said(before: string, after: string) {
  const { option, samples } = changed('b-i-spa-nginx', 'frontend-nginx.yaml', before, after);
  const findings = await checkSamples(record, option, samples);
  return findings.map(({ line, rule, message }) => `${line} ${rule}: ${message}`);
}

test('the path through the SPA’s nginx is drawn as the ConfigMap makes it', async () => {
  expect(await said('10m;', '10m;')).toEqual([]);
});

test.each([
  [
    '10m;',
    '8m;',
    '14 manifest/way: SPA’s nginx refuses bodies above 8 MiB, expected that it refuses bodies above 10 MiB',
  ],
  [
    '60s;',
    '20s;',
    '24 manifest/way: SPA’s nginx closes after silence of 20 s, expected that it closes after silence of 60 s',
  ],
  [
    'proxy_buffering off;',
    'proxy_buffering on;',
    '18 manifest/way: SPA’s nginx gathers a response first, expected that it passes a response on at once',
  ],
  [
    'proxy_pass_header X-Accel-Buffering;',
    'proxy_pass_header Server;',
    '1 manifest/way: SPA’s nginx hides X-Accel-Buffering, expected that it passes on X-Accel-Buffering',
  ],
])('%s replaced by %s', async (before, after, finding) => {
  expect(await said(before, after)).toEqual([`${finding}, as the path is drawn.`]);
});

test('a ConfigMap that cannot be read says nothing', async () => {
  expect(await said('proxy_buffering off;', 'include more.conf;')).toEqual([]);
});
