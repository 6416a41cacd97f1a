import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownTo } from '../../../src/network/manifests/samples.ts';
import { route } from '../../../src/network/route-kind.ts';
import { checkRecords } from '../../../src/record/check-records.ts';
import { makeOption, makeRecord, source, withComponents } from './sample.ts';

const root = mkdtempSync(join(tmpdir(), 'records-'));
const file = 'adr/0001-sample/options/x-straight/option.ts';
afterAll(() => rmSync(root, { recursive: true }));

beforeAll(() => {
  for (const slug of ['x-straight', 'y']) mkdirSync(join(root, 'adr/0001-sample/options', slug), { recursive: true });
  writeFileSync(
    join(root, file),
    "export default defineOption({\n  letter: 'X',\n  provisions: [\n    { askedOf: 'nobody' },\n  ],\n});\n",
  );
});

const brief = (record = makeRecord()) =>
  checkRecords(root, [record], [route]).findings.map(
    ({ file: at, line, rule, message }) => `${at}:${line} ${rule} ${message}`,
  );

test('nothing is wrong with the sample', () => {
  expect(brief()).toEqual([]);
});

test('a fault is placed where it was written', () => {
  const provisions = [{ kind: 'address', what: 'an address', askedOf: 'nobody' }] as const;
  expect(brief(makeRecord({}, [makeOption({ provisions })]))).toEqual([
    `${file}:4 record/reference “provisions.0.askedOf” names the party “nobody”, which does not exist`,
  ]);
});

test('a controller that nobody knows, at the edge', () => {
  const record = withComponents({
    edge: { edge: { today: [{ controller: 'ingress-ngnix', sources: [source] }], question: 'product' } },
  });
  expect(brief(record)).toEqual([
    expect.stringContaining('record/reference “ingress-ngnix” is no controller that the checks know'),
  ]);
});

test('what has no shape is not asked where it points', () => {
  const provisions = [{ kind: 'address', what: '', askedOf: 'nobody' }] as const;
  expect(brief(makeRecord({}, [makeOption({ provisions })]))).toEqual([expect.stringContaining('record/schema')]);
});

test('a letter that is taken', () => {
  expect(brief(makeRecord({}, [makeOption(), makeOption({}, 'y')]))).toEqual([
    'adr/0001-sample/options/y/option.ts:1 record/duplicate The letter “X” is taken by adr/0001-sample/options/x-straight, expected one of its own',
  ]);
});

test('a number that is taken', () => {
  const other = {
    ...makeRecord({ outcome: { options: ['x-straight'], text: 'Take it.' } }),
    id: '0001-other',
    folder: 'adr/0001-other',
  };
  mkdirSync(join(root, 'adr/0001-other/options/x-straight'), { recursive: true });
  const found = checkRecords(root, [makeRecord(), other], [route]).findings;
  expect(found).toMatchObject([
    {
      file: 'adr/0001-other/decision.ts',
      rule: 'record/duplicate',
      message: 'The number 0001 is taken by adr/0001-sample, expected one of its own',
    },
  ]);
});

test('a manifest may name what stands, what the option provides and what its kustomizations generate', () => {
  const provisions = [
    { kind: 'host name', what: 'a host', askedOf: 'others', hosts: { production: ['agents.example.org'] } },
    { kind: 'certificate', what: 'its certificate', askedOf: 'others', secret: 'agents-tls' },
  ] as const;
  const kustomization = (environment: string, name: string) => ({
    option: 'x',
    environment,
    file: `${environment}/kustomization.yaml`,
    text: `namespace: site\nconfigMapGenerator:\n  - name: ${name}\n    files: [a]\n`,
  });
  const files = [kustomization('production', 'made'), kustomization('rejected', 'not-made')];
  const known = knownTo(makeRecord(), makeOption({ provisions }), files);
  expect(known.hosts).toEqual(['www.example.org', 'agents.example.org']);
  expect(known.secrets).toEqual([{ name: 'agents-tls' }]);
  expect(known.configMaps).toEqual([{ name: 'made', namespace: 'site' }]);
});
