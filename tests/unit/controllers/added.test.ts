import { expect, test, vi } from 'vitest';
import { under } from '../../../src/controllers/annotations.ts';
import type { Controller } from '../../../src/controllers/controller.ts';
import { bool, free, goDuration } from '../../../src/controllers/forms.ts';
import { checkManifests } from '../../../src/kubernetes/check-manifests.ts';
import { settingWords, tlsWords } from '../../../src/kubernetes/edge/table.ts';
import { standInOf } from '../../../src/lab/programs.ts';
import { ingress, settingsOf } from '../kubernetes/edge-sample.ts';

// The list has the file of a controller that is not there: all else that is asked of one has to follow from it.
vi.mock('../../../src/controllers/istio.ts', async () => {
  const { sets } = await import('../../../src/controllers/annotations.ts');
  const own = under('gate.example.org');
  const source = { kind: 'document', title: 'Gate', address: 'https://gate.example.org/', read: '2026-12-01' } as const;
  const istio: Controller = {
    label: 'Gate',
    prefixes: ['gate.example.org'],
    gone: ['old.example.org'],
    reads: ['Ingress'],
    class: { controller: 'gate.example.org/controller', usual: ['gate'] },
    annotations: {
      ...own(sets('idle', goDuration))`idle-timeout`,
      ...own(bool)`redirect pass-tls`,
      ...own(free, { on: ['Service'] })`weight`,
      ...own(free, { names: 'Secret', authorization: 'asks' })`password-secret`,
    },
    needs: [{ names: /^redirect$/, other: 'pass-tls', alone: 'has no effect alone' }],
    defaults: { total: { value: 'none', source } },
    redirect: { source, key: 'gate.example.org/redirect', withTls: 'served' },
    passthrough: { key: 'gate.example.org/pass-tls' },
    playedBy: 'nginx',
  };
  return { istio };
});

const gate = (annotations: string[]) => settingsOf(ingress(annotations)).get('istio');

test('what it does with an Ingress follows from its file', () => {
  const settings = gate(['gate.example.org/idle-timeout: 1h', 'gate.example.org/redirect: "true"']);
  expect(settings?.label).toBe('Gate');
  expect(settings && [settings.idle, settings.total, settings.plainHttp].map(settingWords)).toEqual([
    '1 h',
    'none',
    'redirected',
  ]);
  const tls = gate(['gate.example.org/pass-tls: "true"'])?.tls;
  expect(tls && tlsWords(tls)).toBe('passed through');
  expect(standInOf('istio')).toBe('nginx');
});

test.each([
  ['gate.example.org/idle-timeout: 1h', []],
  ['gate.example.org/idle-timeuot: 1h', ['manifest/annotation-unknown']],
  ['gate.example.org/idle-timeout: "60"', ['manifest/annotation-value']],
  ['gate.example.org/weight: "1"', ['manifest/annotation-kind']],
  ['gate.example.org/redirect: "true"', ['manifest/annotation-needs']],
  ['old.example.org/idle-timeout: 1h', ['manifest/annotation-unknown']],
  ['konghq.com/plugins: one', ['manifest/annotation-other-controller']],
])('rules on annotations know it: %s', async (annotation, rules) => {
  const text = ingress([annotation]).replace('spec:', 'spec:\n  ingressClassName: gate');
  const files = [{ file: 'route.yaml', text, option: 'one', environment: 'production' }];
  expect((await checkManifests(files)).findings.map(({ rule }) => rule)).toEqual(rules);
});

test('a Secret that its annotation names has to be there', async () => {
  const text = ingress(['gate.example.org/password-secret: agents']);
  const known = { hosts: [], services: [], secrets: [], configMaps: [], gateways: [] };
  const files = [{ file: 'route.yaml', text, option: 'one', environment: 'production' }];
  const { findings } = await checkManifests(files, known);
  expect(findings.map(({ message }) => message)).toContainEqual(expect.stringContaining('the Secret “agents”'));
});
