import { afterAll, describe, expect, test } from 'vitest';
import { checkManifests } from '../../../src/kubernetes/check-manifests.ts';
import { files } from '../frozen/record.ts';
import { known } from './known.ts';

const samples = files.map(({ text }) => text);

/** Milliseconds of the processor that a fixed piece of work takes here, the best of three: how fast this machine is just now. */
function pace(): number {
  const once = (): number => {
    const start = process.cpuUsage();
    JSON.parse(`[${'{"a":[1,2,3]},'.repeat(400_000)}0]`);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  return Math.min(once(), once(), once());
}

/** What each file may take, in milliseconds of the processor: a slow or busy machine is not the file’s fault. */
const budget = Math.max(2000, 20 * pace());
console.log(`  the budget of a file: ${Math.round(budget)} ms`);
const took: { name: string; milliseconds: number }[] = [];

async function judged(name: string, text: string): Promise<string[]> {
  const start = process.cpuUsage();
  const { findings } = await checkManifests([{ option: 'x', environment: 'production', file: 'a.yaml', text }], known);
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  took.push({ name, milliseconds });
  expect(milliseconds, name).toBeLessThan(budget);
  return findings.map(({ line, column, rule, message }) => `${line}:${column} ${rule} ${message}`);
}

afterAll(() => {
  const slowest = took.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 5);
  console.log(slowest.map(({ name, milliseconds }) => `${Math.round(milliseconds)} ms  ${name}`).join('\n'));
});

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n';
const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  ports:\n';
const ingress = (annotations: string, rules: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: a\n  annotations:\n${annotations}\nspec:\n  rules:\n${rules}`;
const bomb = lines(20, (level) => `  a${level}: &a${level} [${level === 0 ? 'x' : `*a${level - 1},`.repeat(9)}]`);

const beyond: Readonly<Record<string, [text: () => string, finding: RegExp]>> = {
  'aliases that multiply': [() => configMap + bomb, /^1:1 manifest\/limit .* 200,000 values/],
  'a line of 10 MB': [() => `${configMap}  a: ${'x'.repeat(10e6)}`, /^1:1 manifest\/limit .* 4,194,304 characters/],
  'comments of 5 MB': [() => '# a comment like any other\n'.repeat(190_000), /^1:1 manifest\/limit .* characters/],
  'lists within lists': [() => `${configMap}  a: ${'['.repeat(10_000)}`, /manifest\/limit .* 100 lists and mappings/],
  'lists within lists, closed': [
    () => `${configMap}  a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    /manifest\/limit .* 100 lists and mappings/,
  ],
  'mappings within mappings': [() => `${configMap}  a: ${'{a: '.repeat(10_000)}`, /manifest\/limit .* 100 lists/],
  'lists within lists by hyphens': [() => `${configMap}  ${'- '.repeat(10_000)}a`, /manifest\/limit .* 100 lists/],
  'keys within keys': [() => `${'? '.repeat(10_000)}a`, /manifest\/limit .* 100 lists/],
  'mappings within mappings by indentation': [
    () => lines(2000, (depth) => `${' '.repeat(depth)}a:`),
    /manifest\/limit .* 100 lists/,
  ],
  '50,000 documents': [() => lines(50_000, () => `---\n${configMap}`), /manifest\/limit .* 2,000 documents/],
  '50,000 empty documents': [() => '---\n'.repeat(50_000), /manifest\/limit .* 2,000 documents/],
  'many aliases': [() => `${configMap}  a: &a x\n${lines(50_000, (index) => `  b${index}: *a`)}`, /1,000 aliases/],
  'many keys': [() => configMap + lines(20_000, (index) => `  a${index}: x`), /manifest\/limit .* 5,000 entries/],
  'the same key many times': [() => configMap + lines(20_000, () => '  a: x'), /manifest\/limit .* 5,000 entries/],
  'braces without end': [() => '{}'.repeat(100_000), /manifest\/limit .* 1,000 faults of syntax/],
};

const within: Readonly<Record<string, () => string>> = {
  'NUL bytes': () => `${configMap}  a: "\0\0"\n\0\0\0  b: \0\n`,
  'nothing but NUL bytes': () => '\0'.repeat(4e6),
  'lone surrogates': () => `${configMap}  "\ud800": "\udfff"\n  \udc00: \ud801\n`,
  'a value of 4 MB': () => `${configMap}  a: ${'x'.repeat(4e6)}`,
  'a kind of 4 MB': () => `apiVersion: v1\nkind: ${'x'.repeat(4e6)}`,
  'a key of 4 MB': () => `${configMap}? ${'x'.repeat(4e6)}\n: 1`,
  'a folded text of 4 MB': () => `${configMap}  a: "${'x\n   '.repeat(800_000)}"`,
  'a text of 690,000 lines': () => `${configMap}  a: |\n${'    x\n'.repeat(690_000)}`,
  'as many documents as may be': () => lines(1900, () => '---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a'),
  'as many ports as may be': () => service + lines(4900, (index) => `    - port: ${index}\n      name: p${index}`),
  'as many wrong ports as may be': () =>
    service + lines(4900, (index) => `    - porf: ${index}\n      nane: p${index}`),
  'as many hosts as may be': () =>
    ingress(
      '',
      lines(4900, (index) => `    - host: a${index}.example.org`),
    ),
  'as many paths as may be': () =>
    ingress(
      '',
      `    - http:\n        paths:\n${lines(4900, (index) => `          - {path: /a${index}, pathType: Prefix, backend: {service: {name: a, port: {number: 1}}}}`)}`,
    ),
  'as many annotations as may be': () =>
    ingress(
      lines(4900, (index) => `    nginx.ingress.kubernetes.io/a${index}: x`),
      '    - host: a.example.org',
    ),
  'as many matches as may be': () =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n  name: a\nspec:\n  rules:\n    - matches:\n${lines(4900, (index) => `        - {path: {type: Exact, value: /${index}}, headers: [{name: a, value: b}, {name: a, value: b}]}`)}`,
  'as many listeners as may be': () =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata:\n  name: a\nspec:\n  gatewayClassName: a\n  listeners:\n${lines(4900, (index) => `    - {name: a${index}, port: 80, protocol: HTTP}`)}`,
  'as many backends as a Service has ports': () =>
    `${service}${lines(1200, (index) => `    - port: ${index}`)}\n---\n${ingress('', `    - http:\n        paths:\n${lines(1200, (index) => `          - {path: /a${index}, pathType: Prefix, backend: {service: {name: a, port: {number: 9999}}}}`)}`)}`,
  'as many parents as a Gateway has listeners': () =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata:\n  name: a\nspec:\n  gatewayClassName: a\n  listeners:\n${lines(1200, (index) => `    - {name: a${index}, port: 80, protocol: HTTP, hostname: a${index}.example.org}`)}\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n  name: a\nspec:\n  parentRefs:\n${lines(1200, () => '    - name: a')}\n  hostnames:\n${lines(1200, (index) => `    - b${index}.example.org`)}`,
  'as many keys as a ConfigMap has': () =>
    `${configMap}${lines(1200, (index) => `  a${index}: x`)}\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n    - name: a\n      image: a\n      env:\n${lines(1200, (index) => `        - {name: a${index}, valueFrom: {configMapKeyRef: {name: a, key: b${index}}}}`)}`,
  'as many references as grants': () =>
    `${lines(600, (index) => `---\napiVersion: gateway.networking.k8s.io/v1\nkind: ReferenceGrant\nmetadata:\n  name: a${index}\n  namespace: b\nspec:\n  from: [{group: g, kind: a, namespace: b}]\n  to: [{group: '', kind: Service}]`)}\n---\n${service.replace('name: a', 'name: a\n  namespace: b')}    - port: 80\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n  name: a\nspec:\n  rules:\n    - backendRefs:\n${lines(1200, () => '        - {name: a, namespace: b, port: 80}')}`,
  'as many Services as may be': () =>
    lines(1900, (index) => `---\n${service.replace('name: a', `name: a${index}`)}    - port: 80\n  selector: {a: b}`),
  'as many unknown fields as may be': () => `${configMap}  x: y\n${lines(4900, (index) => `a${index}: 1`)}`,
  'as many aliases as may be': () =>
    `${configMap}  a: &a [${'x,'.repeat(190)}]\n${lines(990, (index) => `  b${index}: *a`)}`,
  'as many merges as may be': () =>
    `${configMap}  a: &a {${lines(190, (index) => `k${index}: x,`)}}\n${lines(990, (index) => `  b${index}: {<<: *a}`)}`,
  'as many comments as may be': () => configMap + '  # x\n'.repeat(160_000),
  directives: () => '%a\n'.repeat(240_000),
  'commas without values': () => `[${','.repeat(490_000)}`,
  'quotes without end': () => '"'.repeat(490_000),
  'anchors without values': () => '&a '.repeat(240_000),
  tabs: () => '\t'.repeat(1e6),
  'as many words as may be': () =>
    lines(
      95,
      (index) => `---\n${configMap.replace('name: a', `name: a${index}`)}${lines(1_250, (key) => `  a${key}: x`)}`,
    ),
  'as many words in one document as may be': () =>
    `${configMap}${lines(4_900, (index) => `  ${index}: { ${lines(12, (key) => `a${key}: x,`).replaceAll('\n', ' ')} }`)}`,
};

describe('is more than will be read:', () => {
  test.each(Object.entries(beyond))('%s', async (name, [text, finding]) => {
    expect(await judged(name, text())).toEqual([expect.stringMatching(finding)]);
  });
});

describe('is read in time:', () => {
  test.each(Object.entries(within))('%s', { timeout: 60_000 }, async (name, text) => {
    await judged(name, text());
  });
});

test('faults that are not listed are counted', async () => {
  const found = await judged('unknown fields', `${configMap}  x: y\n${lines(250, (index) => `a${index}: 1`)}`);
  expect(found.filter((finding) => finding.includes('manifest/unknown-field'))).toHaveLength(100);
  expect(found).toContainEqual(
    expect.stringMatching(/manifest\/limit 150 more faults of this kind are not listed, expected at most 100$/),
  );
});

/** Numbers from 0 up to 1 that are the same on every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Mutate = (text: string, upTo: (end: number) => number) => string;

const splice = (text: string, at: number, gone: number, come: string): string =>
  text.slice(0, at) + come + text.slice(at + gone);
const pieces = [
  '\0',
  '\t',
  '\r',
  '\ud800',
  '\ufeff',
  '\u2028',
  '&a ',
  '*a ',
  '<<: ',
  '!!binary ',
  '!<x> ',
  '%YAML 9\n',
  '---\n',
  '...\n',
  '{',
  '[',
  '}',
  ']',
  '"',
  "'",
  '|',
  '>',
  '? ',
  ': ',
  '- ',
  '#',
  '~',
  '0o7',
  '.inf',
  '1e999',
  '\n',
  '  ',
  '__proto__: ',
  'constructor: ',
];

function onLines(change: (all: string[], at: number, upTo: (end: number) => number) => void): Mutate {
  return (text, upTo) => {
    const all = text.split('\n');
    change(all, upTo(all.length), upTo);
    return all.join('\n');
  };
}

const mutations: readonly Mutate[] = [
  (text, upTo) => splice(text, upTo(text.length), 1, String.fromCharCode(upTo(256))),
  (text, upTo) => splice(text, upTo(text.length), 0, String.fromCharCode(upTo(0x1_0000))),
  (text, upTo) => splice(text, upTo(text.length), 0, pieces[upTo(pieces.length)] ?? ''),
  (text, upTo) => splice(text, upTo(text.length), upTo(80), ''),
  (text, upTo) => text.slice(0, upTo(text.length)),
  (text, upTo) => splice(text, upTo(text.length), 0, text.slice(upTo(text.length))),
  onLines((all, at) => all.splice(at, 1)),
  onLines((all, at, upTo) => all.splice(at, 0, ...all.slice(upTo(all.length)))),
  onLines((all, at) => all.splice(at, 1, ` ${all[at]}`)),
  onLines((all, at) => all.splice(at, 1, (all[at] ?? '').replace(/^ /, ''))),
  onLines((all, at, upTo) =>
    all.splice(
      at,
      1,
      (all[at] ?? '').replace(
        /:.*/,
        `: ${['[]', '{}', 'null', '-1', '1e400', 'true', '""', '[{}]', '{a: {}}'][upTo(9)]}`,
      ),
    ),
  ),
  onLines((all, at) => all.splice(at, 1, (all[at] ?? '').replace(/^( *(?:- )?)[^ :]+:/, '$1__proto__:'))),
];

test('1,000 files with one to four random changes are read in time', async () => {
  const next = random(206);
  const upTo = (end: number) => Math.floor(next() * end);
  for (let index = 0; index < 1000; index += 1) {
    let text = samples[upTo(samples.length)] ?? '';
    for (let change = upTo(4); change >= 0; change -= 1) text = mutations[upTo(mutations.length)]?.(text, upTo) ?? text;
    await judged(`random change ${index}`, text).catch((error: unknown) => {
      throw new Error(`Random change ${index}:\n${text}`, { cause: error });
    });
  }
}, 30_000);
