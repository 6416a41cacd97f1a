import { expect, test } from 'vitest';
import { checkSamples } from '../../../src/network/manifests/samples.ts';
import { changed, record } from '../frozen/record.ts';

/** What is said of an option whose file for production has one text in the place of another. */
async function said(slug: string, name: string, before: string, after: string): Promise<string[]> {
  const { option, samples } = changed(slug, name, before, after);
  const findings = await checkSamples(record, option, samples);
  return findings.map(({ line, rule, message }) => `${line} ${rule} ${message}`);
}

const annotations = '  annotations:\n';

test.each([
  [
    'a limit on the whole of a response',
    'a-own-ingress',
    'smartem-http-api-httproute.yaml',
    'request: 0s',
    'request: 36000s',
    '24 manifest/setting The edge ends every response after 10 h, expected a value with which “Long-lived stream” is met',
  ],
  [
    'a read limit that the pings do not beat',
    'a-own-ingress',
    'smartem-http-api-ingress.yaml',
    annotations,
    `${annotations}    nginx.ingress.kubernetes.io/proxy-read-timeout: "15"\n`,
    '11 manifest/setting Weakest link: the edge, which closes after 15 s of silence; the stream may be silent for 15 s, expected a value with which “Long-lived stream” is met',
  ],
  [
    'a body limit below what has to pass',
    'a-own-ingress',
    'smartem-http-api-ingress.yaml',
    'nginx.org/client-max-body-size: "10m"',
    'nginx.org/client-max-body-size: "2m"',
    '14 manifest/setting Smallest limit: the edge, 2 MiB; 10 MiB have to pass, expected a value with which “The largest body passes” is met',
  ],
])('%s is found where it is set', async (_, slug, name, before, after, expected) => {
  expect(await said(slug, name, before, after)).toEqual([expected]);
});

test('a value that meets the requirement is none', async () => {
  const longer = `${annotations}    nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"\n`;
  expect(await said('a-own-ingress', 'smartem-http-api-ingress.yaml', annotations, longer)).toEqual([]);
});

test('a controller that fails by its own default is no finding', async () => {
  const [finding, ...more] = await said(
    'a-own-ingress',
    'smartem-http-api-httproute.yaml',
    '      timeouts:\n        request: 0s\n',
    '',
  );
  expect([finding, ...more].filter((one) => one !== undefined)).toEqual([]);
});
