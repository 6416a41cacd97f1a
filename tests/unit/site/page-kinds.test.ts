import { describe, expect, test } from 'vitest';
import { experiments } from '../../../src/lab/experiments/catalogue.ts';
import { experimentWords, isProposed, pageKind, pageWords } from '../../../src/site/page-kinds.ts';
import { makeOption, makeRecord } from '../record/sample.ts';

const provisions = [
  {
    kind: 'host name',
    what: 'a name',
    askedOf: 'network',
    hosts: { production: ['api.example.org'], staging: ['staging.example.org'] },
  },
  { kind: 'certificate', what: 'for it', askedOf: 'network', hosts: { production: ['api.example.org'] } },
] as const;
const record = makeRecord({ parties: { network: { label: 'Network', ours: false, also: ['firewall'] } } }, [
  makeOption({ also: ['straight on'], provisions }),
  makeOption({ letter: 'Y', provisions: [] }, 'y-other'),
]);
const straight = `${record.folder}/options/${record.options[0]?.slug}`;
const kind = (page: string) => pageKind(page, [record]);
const words = (page: string) => pageWords(page, [record], (_record, { slug }) => [`${slug}.yaml`, `${slug}.yaml`]);

test.each([
  ['', 'Overview'],
  ['index', 'Overview'],
  ['about', 'Help'],
  [record.folder, 'Decision'],
  [`${record.folder}/matrix`, 'Comparison'],
  [`${record.folder}/compare/x-and-y`, 'Comparison of two'],
  [`${record.folder}/asked`, 'Who is asked'],
  [`${record.folder}/asked/network`, 'Request'],
  [`${record.folder}/something-new`, 'Page'],
  [`${record.folder}/options/y-other`, 'Option Y'],
  [`${record.folder}/options/nobody`, 'Page'],
  [`${record.folder}/options/y-other/runbook`, 'Runbook'],
  [`${record.folder}/options/y-other/something-new`, 'Page'],
  ['evidence', 'Evidence'],
  ['evidence/silence', 'Experiment'],
  ['rules', 'For maintainers'],
  ['something-new', 'Page'],
])('“%s” is of the kind %s', (page, label) => expect(kind(page).label).toBe(label));

describe('the words that a page is found by', () => {
  test('are, for an option, its letter, the words of its record and the hosts that it needs', () => {
    expect(words(straight)).toEqual(['Option X', 'Straight', 'straight on', 'api.example.org', 'staging.example.org']);
    expect(words(`${record.folder}/options/y-other`)).toEqual(['Option Y', 'Straight']);
    expect(words(`${straight}/verdicts`)).toEqual([]);
  });

  test('are, for manifests, the names of the files', () => {
    expect(words(`${record.folder}/options/y-other/manifests`)).toEqual(['YAML', 'y-other.yaml']);
  });

  test('are, for a party, the words of its record', () => {
    expect(words(`${record.folder}/asked/network`)).toEqual(['firewall']);
    expect(words(`${record.folder}/asked/nobody`)).toEqual([]);
  });

  test('are, for a runbook, what people call going back', () => {
    expect(words(`${straight}/runbook`)).toContain('rollback');
  });

  test('are given for experiments that there are', () => {
    expect(experiments.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(experimentWords)));
    expect(words('evidence/many-agents')).toContain('how many agents');
    expect(words('evidence/something-new')).toEqual([]);
  });
});

test('the pages of the proposed option are told from those of others', () => {
  const proposed = makeRecord(
    { outcome: { ...record.definition.outcome, options: ['y-other'] } },
    record.options.map(({ definition, slug }) => makeOption(definition, slug)),
  );
  const is = (page: string) => isProposed(page, [proposed]);
  expect([is(`${proposed.folder}/options/y-other`), is(`${proposed.folder}/options/y-other/runbook`)]).toEqual([
    true,
    true,
  ]);
  expect([is(straight), is(proposed.folder), is('about')]).toEqual([false, false, false]);
});

test('comparisons of two and verdicts count less than options', () => {
  const weight = (page: string) => kind(page).weight ?? 1;
  expect(weight(`${record.folder}/compare/x-and-y`)).toBeLessThan(weight(straight));
  expect(weight(`${straight}/verdicts`)).toBeLessThan(weight(straight));
});
