import { describe, expect, test } from 'vitest';
import type { RouteVariant } from '../../../src/network/route-decision.ts';
import { route } from '../../../src/network/route-kind.ts';
import { judged } from '../../../src/record/assessment.ts';
import { optionReferences } from '../../../src/record/reference-problems.ts';
import { optionProblems } from '../../../src/record/schema-problems.ts';
import { ofVariant, variantOf, withoutVariant } from '../../../src/record/variant.ts';
import { api, edge, makeOption, makeRecord, paths, wayOut } from './sample.ts';

const address = { kind: 'address', what: 'an address', askedOf: 'others' } as const;
const straight = paths(wayOut, { ...edge, to: 'front' }, api);
const variant: RouteVariant = { label: 'a front', paths: straight };
const inVariant = (more: Partial<RouteVariant>) =>
  makeOption({ provisions: [address], variant: { ...variant, ...more } });

test('an option without a variant has none', () => {
  expect(variantOf(makeOption())).toBeUndefined();
});

test('a variant replaces what it names, and leaves all else', () => {
  const plain = variantOf(inVariant({}));
  expect(plain?.definition).toMatchObject({ letter: 'X', paths: straight, provisions: [address] });
  expect(plain?.definition.variant).toBeUndefined();
  const liked = judged('poor', 'little', 'It costs more.');
  const other = variantOf(inVariant({ provisions: [], assessments: { liked } }));
  expect(other?.definition).toMatchObject({ provisions: [], assessments: { liked } });
});

test('its manifests are told from the option’s by name', () => {
  const files = ['a/staging/own.yaml', 'a/staging/front.yaml', 'a/staging/before-front.yaml'].map((file) => ({ file }));
  const named = inVariant({ manifests: ['front.yaml'] });
  expect(ofVariant(named, files)).toEqual([files[1]]);
  expect(withoutVariant(named, files)).toEqual([files[0], files[2]]);
  expect(withoutVariant(makeOption(), files)).toEqual(files);
});

describe('what is wrong in a variant is said of it, once', () => {
  const record = makeRecord();
  const wrong = <T>(value: unknown) => value as T;
  const references = (more: Partial<RouteVariant>) =>
    optionReferences(record, inVariant(more), route).map(({ path, message }) => [path.join('.'), message]);
  const problems = (more: unknown) =>
    optionProblems(record, inVariant(wrong(more)), route).map(({ path, message }) => [path.join('.'), message]);

  test('nothing, where nothing is', () => {
    expect(references({ provisions: [address] })).toEqual([]);
    expect(problems({ manifests: ['front.yaml'] })).toEqual([]);
  });

  test('a component, a party or a criterion that does not exist', () => {
    const lost = paths(wayOut, { ...edge, to: 'frnt' }, api);
    expect(references({ paths: lost })).toContainEqual([
      'variant.paths.on-site.sse.hops.1.to',
      expect.stringContaining('the component “frnt”, which does not exist'),
    ]);
    expect(references({ provisions: [{ ...address, askedOf: 'nobody' }] })).toEqual([
      ['variant.provisions.0.askedOf', expect.stringContaining('the party “nobody”')],
    ]);
    expect(references({ assessments: { lked: judged('good', 'much', 'They say so.') } })).toEqual([
      ['variant.assessments.lked', expect.stringContaining('the criterion “lked”')],
    ]);
  });

  test('a flow that it leaves out, a cell without text, a manifest in a folder', () => {
    const { 'on-site': onSite } = straight;
    expect(references({ paths: { 'on-site': onSite ?? {}, federated: {} } })).toHaveLength(3);
    const liked = { basis: 'judged', verdict: 'good', text: '', because: 'They say so.' };
    expect(problems({ assessments: { liked } })).toEqual([
      ['variant.assessments.liked.text', expect.stringContaining('empty text')],
    ]);
    expect(problems({ manifests: ['a/front.yaml'] })).toEqual([
      ['variant.manifests.0', expect.stringContaining('without a folder')],
    ]);
  });
});
