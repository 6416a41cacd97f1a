import { expect, test } from 'vitest';
import { manifestRules } from '../../../src/kubernetes/rules/index.ts';
import { ruleFamilies } from '../../../src/project/rule-families.ts';
import { explainRule, rulebook, sourceNote } from '../../../src/project/rulebook.ts';
import { rules } from '../../../src/record/finding.ts';
import { ruleLink } from '../../../src/site/rule-links.ts';

const upstream = { text: 'Kubernetes: object names', address: 'https://kubernetes.io/docs/' } as const;

test('a rule whose source was opened says when', () => {
  expect(sourceNote({ ...upstream, read: '2026-11-25' })).toEqual({
    lead: 'Follows',
    note: 'Source opened on 25 November 2026.',
  });
});

test('a rule whose source nobody opened says so', () => {
  expect(sourceNote(upstream)).toEqual({
    lead: 'Meant to follow',
    note: 'The rule was not checked against its source.',
  });
});

test('every rule is in one family, and each family has some', () => {
  const all = ruleFamilies.flatMap((family) => family.rules.map(({ id }) => id));
  expect(new Set(all).size).toBe(all.length);
  expect(all).toEqual(expect.arrayContaining([...Object.keys(rules), ...manifestRules.map(({ id }) => id)]));
  expect(rulebook.size).toBe(all.length);
  expect(ruleFamilies.filter((family) => family.rules.length === 0)).toEqual([]);
  expect(ruleFamilies.length).toBeLessThan(16);
});

test.each([
  ['record/schema', 'records'],
  ['manifest/way', 'records'],
  ['prose/lint', 'prose'],
  ['manifest/yaml', 'form'],
  ['manifest/name', 'form'],
  ['manifest/annotation-unknown', 'annotations'],
  ['manifest/ingress-path', 'ingress'],
  ['manifest/route-timeouts', 'gateway'],
  ['manifest/node-port-range', 'services'],
  ['manifest/probe-port', 'workloads'],
  ['manifest/policy-peer', 'network-policies'],
  ['manifest/unknown-host', 'references'],
  ['manifest/kustomization-field', 'kustomizations'],
])('%s is explained among the %s', (id, family) => {
  expect(ruleLink(id)).toMatch(new RegExp(`/rules/${family}/#${id.replace('/', '-')}$`));
});

test.each(['manifest/ingress-path', 'ingress-path'])('%s is explained', (called) => {
  expect(explainRule(called)).toMatch(/^manifest\/ingress-path\n.+\n.+\nTo mend it: .+\nFollows: .+\n.+$/);
});

test.each([
  ['ingress-pth', 'manifest/ingress-path'],
  ['manifest/ingres-path', 'manifest/ingress-path'],
  ['record/shema', 'record/schema'],
  ['shema', 'manifest/schema'],
])('for %s, %s is offered', (called, near) => {
  expect(() => explainRule(called)).toThrow(`There is no rule “${called}”. The nearest is “${near}”`);
});

test('where none is near, all are named', () => {
  expect(() => explainRule('nothing-of-that-kind')).toThrow('There are:\ndiagram/accessible-text\n');
});
